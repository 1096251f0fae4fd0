import { html } from 'hono/html'

/** A page's own parts: `head` holds addresses of style sheets and scripts, never their text. */
export type PageParts = { title: string; styles: readonly string[]; scripts?: readonly string[]; body: unknown }

/** The frame of every page: language, phone width, both colour schemes, our own files only. */
export function layout({ title, styles, scripts = [], body }: PageParts) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
${styles.map((address) => html`<link rel="stylesheet" href="${address}">`)}
${scripts.map((address) => html`<script type="module" src="${address}"></script>`)}
</head>
<body>${body}</body>
</html>`
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0e5a63"/>
<path d="M22.5 10.6a8.5 8.5 0 1 0 0 10.8" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round"/><circle cx="24" cy="16" r="2.4" fill="#f4b860"/></svg>`
