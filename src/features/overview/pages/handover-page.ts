import { html } from 'hono/html'
import { asOf, type HandoverPack, packMarkdown, packParts } from '#features/overview/handover/handover-pack.ts'
import { readHandover } from '#features/overview/handover/read-handover.ts'
import { downloadHeaders, keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { type Html, publicFrame } from '#web/public/frame.ts'

/** What the next leader of a group has to know: one page, and the same as one file. */
export const handoverPage: Page = {
  name: 'handover-page',
  mount(app, parts) {
    app.get('/handover/:token', async (c) => {
      const token = c.req.param('token')
      const { context, ids } = await linkReader(parts, 'handover', token)
      const pack = await readHandover(context, { group: ids[0] ?? '' })
      const title = `${pack.group.short}: handover pack`
      return c.html(publicFrame(pack.charter, { title, body: body(pack, { title, token }) }), 200, keptByNobody)
    })
    app.get('/handover/:token/file', async (c) => {
      const { context, ids } = await linkReader(parts, 'handover', c.req.param('token'))
      const pack = await readHandover(context, { group: ids[0] ?? '' })
      const name = `${pack.group.prefix}-handover.md`
      return c.body(packMarkdown(pack), 200, downloadHeaders(name, 'text/markdown; charset=utf-8'))
    })
  },
}

function body(pack: HandoverPack, { title, token }: { title: string; token: string }): Html {
  return html`<header class="lead"><h1>${title}</h1>
<p>${pack.group.title}. ${asOf(pack)}.</p>
<p><a class="button" href="/handover/${token}/file" download>Save as a file</a></p></header>
${packParts(pack).map(
  ({
    id,
    title: heading,
    lines,
    none,
  }) => html`<section class="prose" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${lines.length === 0 ? html`<p class="note">${none}</p>` : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}</section>`,
)}`
}
