import { html } from 'hono/html'
import { groupOf } from '#charter/charter.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { confirmOnPage, whatItBecame } from '#features/applications/apply-on-page.ts'
import { applicationPath } from '#features/applications/pages/application-links.ts'
import { answersView } from '#features/applications/pages/application-view.ts'
import { readOwnApplication } from '#features/applications/read-applications.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'
import { requireOwnPage } from '#web/public/visitor.ts'

/** The link of the letter: the application once more, and the button that sends it. To open it changes nothing. */
export const confirmPage: Page = {
  name: 'confirm-page',
  mount(app, parts) {
    app.get('/confirm/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'confirm', c.req.param('token'))
      const facts = await readOwnApplication(context, { application: ids[0] ?? '' })
      if (facts.about.state !== 'draft')
        return c.redirect(await applicationPath(parts, await whatItBecame(context, facts.about)))
      return c.html(asked(facts), 200, { 'cache-control': 'no-store' })
    })

    app.post('/confirm/:token', async (c) => {
      requireOwnPage(c, parts)
      const { context, ids } = await linkReader(parts, 'confirm', c.req.param('token'))
      const [application = '', mark = ''] = ids
      const sent = await confirmOnPage(context, { application, mark })
      return c.redirect(await applicationPath(parts, sent), 303)
    })
  },
}

function asked(facts: ApplicationFacts) {
  const { about, charter } = facts
  const { title, short } = groupOf(charter, about.group)
  const body = html`<header class="lead"><h1>Send your application to ${short}?</h1>
<p>This is what you filled in for ${title}. It is not sent yet.</p></header>
<div class="card narrow">${answersView(facts)}</div>
<form class="narrow act" method="post"><button type="submit" class="button primary">Send application</button></form>
<p class="note">If it was not you, close this page. Nothing is sent.</p>`
  return publicFrame(charter, { title: `Send your application to ${short}`, body })
}
