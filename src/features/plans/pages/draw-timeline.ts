import { html } from 'hono/html'
import { type Charter, groupOf } from '#charter/charter.ts'
import type { AnnualLine } from '#features/plans/annual-plan.ts'
import type { Milestone } from '#features/plans/plan.ts'
import { monthNames } from '#time/english-names.ts'
import type { Html } from '#web/public/frame.ts'

type Drawn = { year: string; today: string; charter: Charter }

/**
 * A year with the milestones of each deliverable: a filled circle is done, a ring is ahead, a square is late. It is drawn
 * for the eye only; the page says the same in words.
 */
export function timeline(lines: readonly AnnualLine[], { year, today, charter }: Drawn): Html {
  const now = today.startsWith(year) ? placeIn(year, today) : null
  return html`<div class="timeline" aria-hidden="true">
<div class="months"><span></span><svg width="100%" height="20">${monthNames.map((name, month) => html`<text x="${percent(month / 12)}" y="14">${name.slice(0, 1)}</text>`)}</svg></div>
${lines.map(
  ({
    group,
    milestones,
  }) => html`<div class="track"><span class="of">${groupOf(charter, group).short}</span><svg width="100%" height="32">
<line class="base" x1="0" x2="100%" y1="16" y2="16"/>${now === null ? '' : html`<line class="today" x1="${now}" x2="${now}" y1="0" y2="32"/>`}
${milestones.filter(({ date }) => date.startsWith(year)).map((one) => mark(one, { year, today }))}</svg></div>`,
)}
<p class="key"><svg width="16" height="16"><circle class="done" cx="8" cy="8" r="6"/></svg> done <svg width="16" height="16"><circle class="ahead" cx="8" cy="8" r="5"/></svg> ahead <svg width="16" height="16"><rect class="late" x="2" y="2" width="12" height="12"/></svg> late${now === null ? '' : html` <svg width="6" height="16"><line class="today" x1="3" x2="3" y1="0" y2="16"/></svg> today`}</p></div>`
}

function mark({ date, done, title }: Milestone, { year, today }: Pick<Drawn, 'year' | 'today'>): Html {
  const x = placeIn(year, date)
  if (done) return html`<circle class="done" cx="${x}" cy="16" r="7"><title>${title}</title></circle>`
  if (date >= today) return html`<circle class="ahead" cx="${x}" cy="16" r="6"><title>${title}</title></circle>`
  return html`<svg x="${x}" y="9" overflow="visible"><rect class="late" x="-7" width="14" height="14"><title>${title}</title></rect></svg>`
}

/** Where a day stands in its year, with room for a mark at both ends. */
function placeIn(year: string, date: string): string {
  const first = Temporal.PlainDate.from(`${year}-01-01`)
  return percent(first.until(date).days / first.daysInYear)
}

function percent(part: number): string {
  return `${Math.round(1000 * (0.01 + 0.98 * part)) / 10}%`
}
