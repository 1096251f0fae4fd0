import { readExport } from '#features/desk/exports/export-table.ts'
import { downloadHeaders } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'

/** A table to keep, as .csv or .xlsx, for the hour after the person it is for asked for it. */
export const exportPage: Page = {
  name: 'export-page',
  mount(app, parts) {
    app.get('/export/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'export', c.req.param('token'))
      const [id = '', format] = ids
      const { name, type, bytes } = await readExport(context, { id, format: format === 'xlsx' ? 'xlsx' : 'csv' })
      return c.body(bytes, 200, downloadHeaders(name, type))
    })
  },
}
