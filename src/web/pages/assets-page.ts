import { readFileSync } from 'node:fs'
import { etag } from 'hono/etag'
import type { Page } from '../page.ts'

const styles = ['base.css', 'form.css', 'public.css', 'groups.css', 'apply.css', 'fairness.css']

/** The style of the public pages, in one piece, and their one small script: what a deadline is on the viewer's own clock. */
export const assetsPage: Page = {
  name: 'assets-page',
  mount(app) {
    app.use('/pages/*', etag())
    const serve = (path: string, type: string, names: readonly string[]) => {
      const text = names.map((name) => readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8')).join('\n')
      const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' }
      app.get(path, (c) => c.body(text, 200, headers))
    }
    serve('/pages/style.css', 'text/css', styles)
    serve('/pages/own-time.js', 'text/javascript', ['own-time.js'])
  },
}
