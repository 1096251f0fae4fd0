import { readFileSync } from 'node:fs'
import { etag } from 'hono/etag'
import type { Page } from '../page.ts'

const files = {
  'base.css': 'text/css',
  'form.css': 'text/css',
  'public.css': 'text/css',
  'own-time.js': 'text/javascript',
}

/** The style sheets of the public pages, and their one small script, which adds what a deadline is on the viewer's own clock. */
export const assetsPage: Page = {
  name: 'assets-page',
  mount(app) {
    app.use('/pages/*', etag())
    for (const [name, type] of Object.entries(files)) {
      const text = readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8')
      const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=300' }
      app.get(`/pages/${name}`, (c) => c.body(text, 200, headers))
    }
  },
}
