import { type PublicGroup, readPublicGroup } from '#features/directory/read-public-groups.ts'
import type { Page } from '#web/page.ts'
import { sentencePage } from '#web/public/frame.ts'
import { placeOf, requireOwnPage } from '#web/public/visitor.ts'
import { applyForm } from './apply-form.ts'
import { formToken } from './form-token.ts'
import { takesForms } from './group-sections.ts'
import { takeApplication } from './take-application.ts'

const unkept = { 'cache-control': 'no-store' }

/** A call's application form, for people who are in no chat here. Its questions, commitments and rules are the chat's. */
export const applyPage: Page = {
  name: 'apply-page',
  mount(app, parts) {
    const path = '/groups/:group/apply'
    const groupNamed = (group: string): Promise<PublicGroup | null> =>
      readPublicGroup(parts.contextOf('charter'), { group })

    app.get(path, async (c) => {
      const { charter, now, id } = parts.contextOf('charter')
      const view = await groupNamed(c.req.param('group'))
      if (view === null) return c.notFound()
      const { group, call } = view
      if (!takesForms(call)) return c.redirect(`/groups/${group.id}`)
      const token = formToken(parts.secret, { group: group.id, id: id(), openedAt: now })
      const form = { token, values: {}, errors: {}, late: call.state !== 'open', mails: parts.mail !== null }
      return c.html(applyForm(charter, view, form), 200, unkept)
    })

    app.post(path, async (c) => {
      requireOwnPage(c, parts)
      const { charter } = parts.contextOf('charter')
      const view = await groupNamed(c.req.param('group'))
      if (view === null) return c.notFound()
      if (!takesForms(view.call)) return c.redirect(`/groups/${view.group.id}`, 303)
      const posted = new URLSearchParams(await c.req.text())
      const taken = await takeApplication(parts, view.call, { posted, from: placeOf(c) })
      if ('to' in taken) return c.redirect(taken.to, 303)
      return c.html(applyForm(charter, view, taken.form), taken.status, unkept)
    })

    app.get(`${path}/letter`, (c) => {
      const sentence =
        'Open its link to check and send your application. It works for 7 days. No letter after 15 minutes? Check your spam folder, then send the form again.'
      const { charter } = parts.contextOf('charter')
      return c.html(sentencePage(charter, { title: "We're sending a letter to you", sentence }))
    })
  },
}
