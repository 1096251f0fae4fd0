import { Readable } from 'node:stream'
import { routePath } from 'hono/route'
import { openMinutesFile } from '#features/minutes/read-minutes.ts'
import { downloadHeaders } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'

/** A file of a meeting's minutes, to keep, for those who may read them at this moment. */
export const minutesFilePage: Page = {
  name: 'minutes-file-page',
  mount(app, parts) {
    app.get('/minutes/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'minutes', c.req.param('token'))
      const [meeting = '', file = ''] = ids
      const { item, bytes } = await openMinutesFile(context, { meeting, file })
      // By then the page has begun: it breaks off, and the browser says that the download failed.
      bytes.once('error', (error) => parts.report(error, routePath(c)))
      const headers = { ...downloadHeaders(item.name, item.type), 'content-length': String(item.size) }
      return c.body(Readable.toWeb(bytes), 200, headers)
    })
  },
}
