import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import { type PublicGroup, readPublicGroups } from '#features/directory/read-public-groups.ts'
import { capitalised } from '#time/english-words.ts'
import type { Page } from '#web/page.ts'
import { type Html, publicFrame } from '#web/public/frame.ts'
import { callText, dateText, leadersFact } from './group-sections.ts'

/** The directory: every group that the organisation lists, and beside them what else takes applications. For anybody. */
export const groupsPage: Page = {
  name: 'groups-page',
  mount(app, parts) {
    // The local chat, where it is on, has the front page.
    app.get('/', (c) => c.redirect('/groups'))
    app.get('/groups', async (c) => {
      const context = parts.contextOf('charter')
      const groups = await readPublicGroups(context)
      return c.html(directory(context.charter, groups))
    })
  },
}

function directory(charter: Charter, groups: readonly PublicGroup[]) {
  const { organisation, words } = charter
  const title = capitalised(words.group.many)
  const listed = groups.filter(({ group }) => group.listed)
  const others = groups.filter(({ group }) => !group.listed)
  const open = groups.filter(({ call }) => call?.state === 'open')
  const body = html`<header class="lead"><h1>${title}</h1><p>${organisation.about}</p>
${open.length === 0 ? '' : html`<p class="open-now">Open calls for experts: ${open.map(({ group }, n) => html`${n > 0 ? ', ' : ''}<a href="/groups/${group.id}">${group.short}</a>`)}.</p>`}</header>
<div class="cards">${listed.map((group) => card(charter, group))}</div>
${others.length === 0 ? '' : html`<h2 class="beside">Also calling for experts</h2><div class="cards">${others.map((group) => card(charter, group))}</div>`}`
  return publicFrame(charter, { title, body })
}

function card(charter: Charter, view: PublicGroup): Html {
  const { group, dates, call } = view
  const id = `group-${group.id}`
  return html`<article class="card group" aria-labelledby="${id}">
<h2 id="${id}"><a href="/groups/${group.id}">${group.title}</a></h2>
<p class="about">${group.description}</p>
<dl>${leadersFact(charter, view)}
${dates.length === 0 ? '' : html`<div><dt>Dates</dt><dd><ul class="dates">${dates.map((date) => html`<li>${dateText(date, { weekday: false })}</li>`)}</ul></dd></div>`}</dl>
${call === null ? '' : html`<div class="call">${callText(charter, call)}${call.state === 'open' ? html`<a class="button primary" href="/groups/${group.id}/apply">Apply<span class="unseen"> to ${group.title}</span></a>` : ''}</div>`}
</article>`
}
