import { Readable } from 'node:stream'
import { routePath } from 'hono/route'
import { openPublicFile } from '#features/minutes/read-minutes.ts'
import { downloadHeaders } from '#web/download.ts'
import type { Page } from '#web/page.ts'

/** A file of minutes that the charter publishes, for anybody. */
export const publicMinutesPage: Page = {
  name: 'public-minutes-page',
  mount(app, parts) {
    app.get('/public-minutes/:meeting/:file', async (c) => {
      const ask = { meeting: c.req.param('meeting'), file: c.req.param('file') }
      const found = await openPublicFile(parts.contextOf('charter'), ask)
      if (found === null) return c.notFound()
      const { item, bytes } = found
      // By then the page has begun: it breaks off, and the browser says that the download failed.
      bytes.once('error', (error) => parts.report(error, routePath(c)))
      const headers = { ...downloadHeaders(item.name, item.type), 'content-length': String(item.size) }
      return c.body(Readable.toWeb(bytes), 200, headers)
    })
  },
}
