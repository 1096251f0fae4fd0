import { Hono } from 'hono'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
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
  const say = (title: string, sentence: string) => sentencePage(parts.contextOf('charter').charter, title, sentence)
  app.notFound((c) =>
    c.html(say('Not found', 'There is nothing here. The link may be old: ask for it again in chat.'), 404),
  )
  app.onError((error, c) => {
    if (error instanceof UserError) return c.html(say('This does not work', error.sentence), 403)
    const id = parts.report(error, routePath(c))
    return c.html(say('Something went wrong', `This is our fault, not yours. Please tell us this number: ${id}.`), 500)
  })
  return app
}
