import { Hono } from 'hono'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import type { Charter } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { UserError } from '#user-error.ts'
import type { Page, PageParts } from './page.ts'
import { sentencePage } from './public/frame.ts'

const own = ["'self'"]
const none = ["'none'"]

/** Nothing from elsewhere, nothing written into the page. Forms and links tell other sites nothing of where they were. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: none,
    scriptSrc: own,
    styleSrc: own,
    imgSrc: [...own, 'data:'],
    connectSrc: own,
    formAction: own,
    baseUri: none,
    frameAncestors: none,
  },
  referrerPolicy: 'same-origin',
})

/** All pages, as one application. Whatever is not there, or goes wrong, is answered in plain words. */
export function pagesApp(pages: readonly Page[], parts: PageParts): Hono {
  const app = new Hono()
  app.use(headers)
  for (const page of pages) page.mount(app, parts)
  const { charter } = parts.contextOf('charter')
  app.notFound((c) => {
    const sentence = 'This page does not exist. The link may be old. Ask for it again in chat, or write to us.'
    return c.html(sentencePage(charter, { title: 'Not found', sentence }), 404)
  })
  app.onError((error, c) => {
    if (error instanceof UserError) {
      const groups = error.next.flatMap(({ say }) => groupToApply(charter, say))
      return c.html(sentencePage(charter, { title: 'This does not work', sentence: error.sentence, groups }), 403)
    }
    const sentence = `This is our fault. Please tell us this number: ${parts.report(error, routePath(c))}.`
    return c.html(sentencePage(charter, { title: 'Something went wrong', sentence }), 500)
  })
  return app
}

/** The group of a way on that is made for chat, `apply procurement`: on its page is what can be done without one. */
function groupToApply(charter: Charter, say: string): Group[] {
  return charter.groups.filter(({ id }) => say === `apply ${id}`)
}
