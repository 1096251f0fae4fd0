import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { UserError } from '#user-error.ts'
import type { Page, PageParts } from './page.ts'

/** All pages, as one application. Whatever is not there is answered in plain words. */
export function pagesApp(pages: readonly Page[], parts: PageParts): Hono {
  const app = new Hono()
  app.use(secureHeaders())
  for (const page of pages) page.mount(app, parts)
  app.notFound((c) => c.text('There is nothing here. The link may be old: ask for it again in chat.', 404))
  app.onError((error, c) => {
    if (error instanceof UserError) return c.text(error.sentence, 403)
    throw error
  })
  return app
}
