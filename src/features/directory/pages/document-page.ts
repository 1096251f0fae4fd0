import { html } from 'hono/html'
import type { Page } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'

/** A document of the organisation whose text stands beside its charter, for anybody. */
export const documentPage: Page = {
  name: 'document-page',
  mount(app, parts) {
    app.get('/documents/:id', (c) => {
      const { charter } = parts.contextOf('charter')
      const found = charter.documents.find(({ id }) => id === c.req.param('id'))
      if (found?.text === undefined) return c.notFound()
      const { title, text } = found
      const body = html`<p class="way"><a href="/about#documents">Documents</a></p>
<div class="prose"><h1>${title}</h1><p class="whole">${text}</p></div>`
      return c.html(publicFrame(charter, { title, body }))
    })
  },
}
