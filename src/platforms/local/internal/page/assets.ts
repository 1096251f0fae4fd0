import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

/** The style sheet that every page of the house shares. */
const shared = ['base.css', 'form.css']
const styles = ['frame.css', 'message.css', 'conversation.css', 'writing.css', 'side.css', 'dialog.css', 'narrow.css']
const scripts = [
  'chat.js',
  'ask.js',
  'clock.js',
  'forms.js',
  'lines.js',
  'live.js',
  'looked.js',
  'people.js',
  'press.js',
  'say.js',
]
const base = '/local/assets'

/** Addresses of the page's own files, for the page frame. The one script brings the others. */
export const assetPaths = {
  styles: [...shared, ...styles].map((name) => `${base}/${name}`),
  scripts: [`${base}/chat.js`],
}

/** The page's own files, under their names. */
export function assets(): Hono {
  const app = new Hono()
  const serve = (name: string, url: URL) => {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript'
    app.get(`/${name}`, async (c) =>
      c.body(await readFile(url, 'utf8'), 200, { 'content-type': `${type}; charset=utf-8` }),
    )
  }
  for (const name of shared) serve(name, new URL(`../../../../web/assets/${name}`, import.meta.url))
  for (const name of styles) serve(name, new URL(`styles/${name}`, import.meta.url))
  for (const name of scripts) serve(name, new URL(`scripts/${name}`, import.meta.url))
  return app
}
