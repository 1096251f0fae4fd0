import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import { type Burden, beyondHalfOf, nightsIn, sumOf } from '#features/fairness/burdens.ts'
import { type GroupBurden, readBurdens } from '#features/fairness/read-burdens.ts'
import { counted, listed } from '#time/english-words.ts'
import { cityName } from '#time/zone-label.ts'
import { keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { type Html, publicFrame } from '#web/public/frame.ts'

/** Who gets the night meetings, group by group, for those who set its meetings: zones and counts, never names. */
export const fairnessPage: Page = {
  name: 'fairness-page',
  mount(app, parts) {
    app.get('/fairness/:token', async (c) => {
      const { context } = await linkReader(parts, 'fairness', c.req.param('token'))
      const groups = await readBurdens(context)
      const page = publicFrame(context.charter, { title, body: body(context.charter, groups) })
      return c.html(page, 200, keptByNobody)
    })
  },
}

const title = 'See who gets night meetings'

/** How a zone's place is called. */
type ZoneRow = (zone: string) => string

function body({ meetings: { nightHours }, words, organisation }: Charter, groups: readonly GroupBurden[]): Html {
  const place: ZoneRow = (zone) => cityName(zone, organisation)
  const held = groups.filter(({ meetings }) => meetings > 0)
  const none = groups.filter(({ meetings }) => meetings === 0).map(({ group }) => group.short)
  return html`<header class="lead"><h1>${title}</h1>
<p>These are the meetings of the past year and the next ones, by the time zones of the ${words.member.many}. Night is from ${nightHours.from} to ${nightHours.to} in their own time, unless they usually meet then.</p></header>
${held.length < 2 ? '' : togetherSection(held, place)}
${held.map((one) => groupSection(one, place))}
${none.length === 0 ? '' : html`<p class="note">No meeting with a time yet: ${listed(none)}.</p>`}
${held.length === 0 ? '' : explanation}`
}

/** For those who see several groups, the secretariat for instance. */
function togetherSection(groups: readonly GroupBurden[], place: ZoneRow): Html {
  const burdens = sumOf(groups.map((group) => group.burdens))
  if (nightsIn(burdens) === 0) return html``
  return html`<section class="burden card" aria-labelledby="together"><h2 id="together">All together</h2>
<p>${listed(groups.map(({ group }) => group.short))}: ${counted(nightsIn(burdens), 'night')} in all. The table of each is below.</p>
${chart(burdens, place)}
<ul class="unseen">${burdens.map(({ zone, nights }) => html`<li>${place(zone)}: ${counted(nights, 'night')}</li>`)}</ul></section>`
}

function groupSection({ group, meetings, burdens }: GroupBurden, place: ZoneRow): Html {
  const id = `group-${group.id}`
  return html`<section class="burden card" aria-labelledby="${id}"><h2 id="${id}">${group.short}</h2>
<p>${summary({ group: group.id, meetings, burdens }, place)}</p>
${nightsIn(burdens) === 0 || burdens.length === 1 ? '' : chart(burdens, place)}
${table(group.short, burdens, place)}</section>`
}

/** What the numbers come to, and what to do about it. */
function summary(
  { group, meetings, burdens }: { group: string; meetings: number; burdens: readonly Burden[] },
  place: ZoneRow,
): Html {
  const nights = nightsIn(burdens)
  const held = counted(meetings, 'meeting')
  if (nights === 0) return html`${held}, none of them at night for anyone.`
  const most = beyondHalfOf(burdens)
  const all = `${held}; ${counted(nights, 'night')} in all, counting each time zone in which a meeting is at night.`
  if (burdens.length === 1) return html`${held}, ${nights} at night. Everybody is in one time zone.`
  if (most === null) return html`${all} No time zone gets more than half of the nights.`
  return html`${all} <strong>${place(most.zone)} gets ${most.nights} of them, more than half.</strong> To find fairer times, say in chat: <code>suggest ${group}</code>`
}

/** Bars of each zone's share, with a mark at half. What it shows stands in the table as well. */
function chart(burdens: readonly Burden[], place: ZoneRow): Html {
  const all = nightsIn(burdens)
  return html`<div class="bars" aria-hidden="true">${burdens.map(
    ({ zone, nights }) =>
      html`<span class="zone">${place(zone)}</span><svg class="bar" width="100%" height="22"><rect class="whole" width="100%" height="22" rx="4"/><rect class="${2 * nights > all ? 'share much' : 'share'}" width="${percent(nights, all)}%" height="22" rx="4"/><line x1="50%" x2="50%" y1="0" y2="22"/></svg><span class="count">${nights}</span>`,
  )}<span></span><span class="half">half of the nights</span><span></span></div>`
}

function table(short: string, burdens: readonly Burden[], place: ZoneRow): Html {
  const all = nightsIn(burdens)
  return html`<div class="scrolls" role="region" aria-label="${short} by time zone" tabindex="0"><table>
<caption class="unseen">${short}: meetings at night, and what all of them ask, by time zone</caption>
<thead><tr><th scope="col">Time zone</th><th scope="col">People</th><th scope="col">At night</th><th scope="col">Share</th><th scope="col">Burden</th></tr></thead>
<tbody>${burdens.map(
    ({ zone, people, meetings, nights, pain }) =>
      html`<tr><th scope="row">${place(zone)}</th><td>${people}</td><td>${nights} of ${meetings}</td><td>${all === 0 ? 0 : percent(nights, all)}%</td><td>${Math.round(pain)}</td></tr>`,
  )}</tbody></table></div>`
}

const explanation = html`<section class="prose" aria-labelledby="numbers"><h2 id="numbers">What the numbers say</h2>
<p><strong>At night</strong> counts meetings that touch the night there, since the first person of that zone joined. <strong>Share</strong> is that zone's part of all night meetings.</p>
<p><strong>Burden</strong> is how hard all meetings are for one person there. An hour within their usual hours scores 0. An hour outside scores 1 at one hour away, 4 at two, 9 at three. An hour at night adds 16. New suggestions favour the highest score.</p>
<p>Usual hours are from 9 to 18. Change yours in chat: <code>hours 8-17</code>. Cancelled meetings do not count. A meeting counts for everyone, even if they did not come.</p></section>`

function percent(part: number, all: number): number {
  return Math.round((100 * part) / all)
}
