import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { etag } from 'hono/etag'
import type { Page } from '../page.ts'

const styles = ['base.css', 'form.css', 'public.css', 'groups.css', 'apply.css', 'fairness.css', 'action-plan.css']

/** Fetches a part of a page where a form or a link would fetch all of it: as its package has it. */
const require = createRequire(import.meta.url)
const htmx = require.resolve('htmx.org/dist/htmx.min.js')

/**
 * The style of the public pages, in one piece, and their one small script: what a deadline is on the viewer's own clock.
 * And what the desk has besides: its style, its keys, and htmx.
 */
export const assetsPage: Page = {
  name: 'assets-page',
  mount(app) {
    app.use('/pages/*', etag())
    const serve = (path: string, type: string, names: readonly string[]) => {
      const files = names.map((name) => (name === 'htmx.js' ? htmx : new URL(`../assets/${name}`, import.meta.url)))
      const text = files.map((file) => readFileSync(file, 'utf8')).join('\n')
      const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' }
      app.get(path, (c) => c.body(text, 200, headers))
    }
    serve('/pages/style.css', 'text/css', styles)
    for (const name of ['own-time.js', 'desk.js', 'htmx.js']) serve(`/pages/${name}`, 'text/javascript', [name])
    serve('/pages/desk.css', 'text/css', ['desk.css', 'desk-table.css', 'desk-charts.css'])
  },
}
