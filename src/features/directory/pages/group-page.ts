import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import type { PublicDate } from '#features/directory/read-public-dates.ts'
import { type PublicGroup, readPublicGroup } from '#features/directory/read-public-groups.ts'
import { type PublicMinutes, readPublicMinutes } from '#features/directory/read-public-minutes.ts'
import { readPublished } from '#features/plans/publish-deliverable.ts'
import { readPublicCases } from '#features/plans/share-case.ts'
import { capitalised } from '#time/english-words.ts'
import { sayDate } from '#time/say-instant.ts'
import type { Page } from '#web/page.ts'
import { type Html, publicFrame } from '#web/public/frame.ts'
import { callText, dateText, leadersFact, takesForms } from './group-sections.ts'
import { casesSection, publishedSection } from './published-sections.ts'

/** One group, for anybody: what it does, who leads it, the days it meets, and its call for experts. */
export const groupPage: Page = {
  name: 'group-page',
  mount(app, parts) {
    app.get('/groups/:group', async (c) => {
      const context = parts.contextOf('charter')
      const view = await readPublicGroup(context, { group: c.req.param('group') })
      if (view === null) return c.notFound()
      const ask = { group: view.group.id }
      const [published, shared, minutes] = await Promise.all([
        readPublished(context, ask),
        readPublicCases(context, ask),
        readPublicMinutes(context, ask),
      ])
      const made = html`${publishedSection(context.charter, published)}${casesSection(shared)}`
      return c.html(group(context.charter, view, { made, minutes }))
    })
  },
}

function group(
  charter: Charter,
  view: PublicGroup,
  { made, minutes }: { made: Html; minutes: readonly PublicMinutes[] },
) {
  const { group, call } = view
  const open = call?.state === 'open'
  const body = html`<p class="way"><a href="/groups">${capitalised(charter.words.group.many)}</a></p>
<header class="lead"><h1>${group.title}</h1><p>${group.description}</p></header>
<div class="columns"><aside class="column" aria-label="At a glance"><div class="card">
<dl>${leadersFact(charter, view)}
${group.deliverables.length === 0 ? '' : html`<div><dt>${capitalised(charter.words.deliverable[group.deliverables.length === 1 ? 'one' : 'many'])}</dt><dd>${group.deliverables.join('; ')}</dd></div>`}${filesFact(charter, view)}</dl>
<div class="call">${callText(charter, call)}
${takesForms(call) ? html`<a class="button${open ? ' primary' : ''}" href="/groups/${group.id}/apply">${open ? 'Apply' : 'Ask to be considered late'}</a>` : ''}
${open && call.deadline !== null ? calendarLink(group.id, { id: 'deadline', label: 'the last day to apply' }) : ''}</div>
</div></aside>
<div class="column">
${made}
${open ? introduction(call.introduction) : ''}
<section aria-labelledby="dates"><h2 id="dates">Dates</h2>${dates(charter, view)}</section>
${minutes.length === 0 ? '' : html`<section aria-labelledby="minutes"><h2 id="minutes">${capitalised(charter.words.minutes)}</h2>${minutes.map(minutesOf)}</section>`}
</div></div>`
  return publicFrame(charter, { title: group.title, body })
}

/** Where the group works: anybody sees the link, and its members can open it. */
function filesFact({ words }: Charter, { group: { filesUrl } }: PublicGroup): Html | '' {
  if (filesUrl === undefined) return ''
  return html`<div><dt>Files</dt><dd><a href="${filesUrl}" rel="noopener noreferrer">Open the group's files</a> (for ${words.member.many})</dd></div>`
}

function introduction(paragraphs: readonly string[]): Html | '' {
  if (paragraphs.length === 0) return ''
  return html`<section aria-labelledby="call"><h2 id="call">Call for experts</h2>${paragraphs.map((text) => html`<p>${text}</p>`)}</section>`
}

function dates({ words }: Charter, { group, dates }: PublicGroup): Html {
  if (dates.length === 0) return html`<p class="note">No dates are published yet.</p>`
  const line = (date: PublicDate) =>
    html`<li><span>${dateText(date, { weekday: true })}</span>${date.cancelled ? '' : calendarLink(group.id, { id: date.id, label: date.date })}</li>`
  return html`<ul class="dates long">${dates.map(line)}</ul>
<p class="note">Only ${words.member.many} of the group get hours, links and agendas.</p>`
}

function minutesOf({ id, reference, date, approved, items }: PublicMinutes): Html {
  const item = (one: PublicMinutes['items'][number]) => {
    if (one.kind === 'link') return html`<li><a href="${one.url}">${one.url}</a></li>`
    if (one.kind === 'file') return html`<li><a href="/public-minutes/${id}/${one.file}">${one.name}</a></li>`
    return html`<li class="whole">${one.text}</li>`
  }
  return html`<h3>${reference}, ${sayDate(date)}</h3>${approved === '' ? '' : html`<p class="note">${approved}</p>`}<ul>${items.map(item)}</ul>`
}

function calendarLink(group: string, { id, label }: { id: string; label: string }): Html {
  return html`<a class="calendar" href="/groups/${group}/dates/${id}.ics">Add to calendar<span class="unseen">: ${label}</span></a>`
}
