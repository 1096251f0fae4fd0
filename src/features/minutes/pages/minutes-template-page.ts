import { readMinutesTemplate } from '#features/minutes/read-minutes.ts'
import { downloadHeaders } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'

/** The beginning of a meeting's minutes, as Markdown, for those who keep them. */
export const minutesTemplatePage: Page = {
  name: 'minutes-template-page',
  mount(app, parts) {
    app.get('/template/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'template', c.req.param('token'))
      const { name, text } = await readMinutesTemplate(context, { meeting: ids[0] ?? '' })
      return c.body(text, 200, downloadHeaders(name, 'text/markdown; charset=utf-8'))
    })
  },
}
