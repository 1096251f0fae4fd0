import { html } from 'hono/html'
import { type Charter, groupOf } from '#charter/charter.ts'
import { type DeskCharts, readDeskCharts } from '#features/desk/read-desk-charts.ts'
import { capitalised, counted } from '#time/english-words.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { cityName } from '#time/zone-label.ts'
import type { Html } from '#web/public/frame.ts'
import { deskFrame } from './desk-frame.ts'
import type { DeskVisit } from './desk-visit.ts'

/** The page of charts: what is better looked at than read. Each bar stands beside its number, which says the same. */
export async function showCharts(visit: DeskVisit) {
  const { context, scope } = visit
  const { charter, now } = context
  const charts = await readDeskCharts(context, { scope })
  const body = html`<div class="charts">${weeksChart(charts.weeks, now)}${answersChart(charts.answers, now)}${minutesChart(charts.minutes, charter)}${nightsChart(charts.nights, charter)}</div>`
  return deskFrame(visit, { path: '/desk/charts', title: 'Charts', body })
}

function weeksChart(weeks: DeskCharts['weeks'], now: string): Html | '' {
  if (weeks === null) return ''
  const most = Math.max(1, ...weeks.map(({ count }) => count))
  const all = weeks.reduce((sum, { count }) => sum + count, 0)
  const columns = weeks.map(({ count }, week) => {
    const height = Math.round((100 * count) / most)
    const x = 8 + week * 40
    return html`<rect class="share" x="${x}" y="${120 - height}" width="28" height="${height}" rx="3"/><text x="${x + 14}" y="${113 - height}">${count}</text>`
  })
  const [first, last] = [weeks[0], weeks.at(-1)]
  return chart(
    'weeks',
    'Applications per week',
    html`<p>${counted(all, 'application')} in ${weeks.length} weeks.</p>
<svg class="columns-chart" viewBox="0 0 488 124" aria-hidden="true"><line x1="0" x2="488" y1="121" y2="121"/>${columns}</svg>
<p class="ends" aria-hidden="true"><span>${first ? sayDateAt(first.monday, now) : ''}</span><span>${last ? sayDateAt(last.monday, now) : ''}</span></p>
<table class="unseen"><caption>Applications per week</caption><thead><tr><th scope="col">Week from</th><th scope="col">Applications</th></tr></thead><tbody>${weeks.map(({ monday, count }) => html`<tr><th scope="row">${sayDateAt(monday, now)}</th><td>${count}</td></tr>`)}</tbody></table>`,
  )
}

function answersChart(meetings: DeskCharts['answers'], now: string): Html {
  const most = Math.max(1, ...meetings.map(({ answers: { yes, maybe, no }, none }) => yes + maybe + no + none))
  const rows = meetings.map(({ reference, date, answers: { yes, maybe, no }, none }) => ({
    label: html`${reference} <span class="note">${sayDateAt(date, now)}</span>`,
    bar: stacked(most, [
      { of: yes, as: 'good' },
      { of: maybe, as: 'warm' },
      { of: no, as: 'bad' },
      { of: none, as: 'none' },
    ]),
    numbers: [yes, maybe, no, none],
  }))
  return chart(
    'answers',
    'Answers per meeting',
    barTable({
      caption: 'Answers per meeting',
      first: 'Meeting',
      heads: [
        ['good', 'Yes'],
        ['warm', 'Maybe'],
        ['bad', 'No'],
        ['none', 'No answer'],
      ],
      rows,
    }),
  )
}

function minutesChart(groups: DeskCharts['minutes'], charter: Charter): Html {
  const most = Math.max(1, ...groups.map(({ onTime, late, missing }) => onTime + late + missing))
  const title = `${capitalised(charter.words.minutes)} on time`
  const rows = groups.map(({ group, onTime, late, missing }) => ({
    label: html`${groupOf(charter, group).short}`,
    bar: stacked(most, [
      { of: onTime, as: 'good' },
      { of: late, as: 'warm' },
      { of: missing, as: 'bad' },
    ]),
    numbers: [onTime, late, missing],
  }))
  return chart(
    'minutes',
    title,
    barTable({
      caption: title,
      first: 'Group',
      heads: [
        ['good', 'On time'],
        ['warm', 'Late'],
        ['bad', 'Missing'],
      ],
      rows,
    }),
  )
}

function nightsChart(burdens: DeskCharts['nights'], { organisation }: Charter): Html {
  const most = Math.max(1, ...burdens.map(({ nights }) => nights))
  const rows = burdens.map(({ zone, nights, people }) => ({
    label: html`${cityName(zone, organisation)}`,
    bar: stacked(most, [{ of: nights, as: 'night' }]),
    numbers: [nights, people],
  }))
  return chart(
    'nights',
    'Night meetings',
    barTable({
      caption: 'Night meetings by time zone',
      first: 'Time zone',
      heads: [
        ['night', 'Nights'],
        [null, 'People'],
      ],
      rows,
    }),
  )
}

function chart(id: string, title: string, body: Html): Html {
  return html`<section class="chart card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`
}

type Rows = { label: Html; bar: Html; numbers: number[] }[]

/** Bars in a table: the numbers beside them say what they show. */
function barTable({
  caption,
  first,
  heads,
  rows,
}: {
  caption: string
  first: string
  heads: [string | null, string][]
  rows: Rows
}): Html {
  if (rows.length === 0) return html`<p class="note">Nothing to show yet.</p>`
  return html`<div class="bar-table" role="region" aria-label="${caption}, in numbers" tabindex="0"><table><caption class="unseen">${caption}</caption>
<thead><tr><th scope="col">${first}</th><td></td>${heads.map(([as, label]) => html`<th scope="col">${as === null ? '' : html`<span class="dot ${as}" aria-hidden="true"></span>`}${label}</th>`)}</tr></thead>
<tbody>${rows.map(({ label, bar, numbers }) => html`<tr><th scope="row">${label}</th><td class="bar-cell">${bar}</td>${numbers.map((number) => html`<td>${number}</td>`)}</tr>`)}</tbody></table></div>`
}

function stacked(most: number, parts: { of: number; as: string }[]): Html {
  let from = 0
  const rects = parts.map(({ of, as }) => {
    const x = from
    from += of
    return of === 0
      ? ''
      : html`<rect class="${as}" x="${percent(x, most)}%" width="${percent(of, most)}%" height="16"/>`
  })
  return html`<svg width="100%" height="16" aria-hidden="true">${rects}</svg>`
}

function percent(part: number, all: number): number {
  return Math.round((1000 * part) / all) / 10
}
