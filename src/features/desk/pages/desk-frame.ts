import { html, raw } from 'hono/html'
import { layout } from '#web/layout.ts'
import type { Html } from '#web/public/frame.ts'
import type { DeskVisit } from './desk-visit.ts'

/** The pages of the desk, in the order of their tabs, by their addresses. */
const deskTabs = [
  { path: '/desk', label: 'To do' },
  { path: '/desk/applications', label: 'Applications' },
  { path: '/desk/people', label: 'People' },
  { path: '/desk/meetings', label: 'Meetings' },
  { path: '/desk/terms', label: 'Terms' },
  { path: '/desk/duties', label: 'Duties' },
  { path: '/desk/messages', label: 'Messages' },
  { path: '/desk/charts', label: 'Charts' },
] as const

export type DeskPath = (typeof deskTabs)[number]['path']

const styles = ['/pages/style.css', '/pages/desk.css']
const scripts = ['/pages/htmx.js', '/pages/desk.js']

/** The frame of every page of the desk. Links and forms fetch only its content where there is script; else the whole page. */
export function deskFrame(visit: DeskVisit, page: { path: DeskPath; title: string; body: Html }) {
  const { charter } = visit.context
  const { reads, knows } = visit.scope
  const hidden = [
    ...(reads.length === 0 ? ['/desk/applications'] : []),
    ...(knows.length === 0 ? ['/desk/messages'] : []),
  ]
  const tabs = deskTabs.filter(({ path }) => !hidden.includes(path))
  const links = tabs.map(
    ({ path, label }) => html`<a href="${path}"${path === page.path ? raw(' aria-current="page"') : ''}>${label}</a>`,
  )
  const body = html`<div id="desk" hx-boost:inherited="true" hx-target:inherited="#desk" hx-select:inherited="#desk" hx-swap:inherited="outerMorph">
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="wide"><a class="brand" href="/desk"><strong>${charter.organisation.short} desk</strong></a>
<form class="who" method="post" action="/desk/sign-out" hx-boost="false">${tokenField(visit)}<span class="note">${visit.name}</span> <button class="button quiet" type="submit">Sign out</button></form></div></header>
<nav class="tabs" aria-label="Desk"><div class="wide">${links}</div></nav>
<main class="wide" id="main" tabindex="-1"><h1>${page.title}</h1>${page.body}</main></div>`
  return layout({ title: `${page.title} · ${charter.organisation.short} desk`, styles, scripts, body })
}

/** What every form of the desk holds. */
export function tokenField({ formToken }: Pick<DeskVisit, 'formToken'>): Html {
  return html`<input type="hidden" name="token" value="${formToken}">`
}
