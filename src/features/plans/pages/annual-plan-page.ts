import { html } from 'hono/html'
import { type Charter, groupOf } from '#charter/charter.ts'
import type { AnnualLine } from '#features/plans/annual-plan.ts'
import { sayApproved, stateWords } from '#features/plans/cards/annual-card.ts'
import { byDate } from '#features/plans/plan.ts'
import { type AnnualView, annualPlanLink, readAnnualPlan } from '#features/plans/read-annual-plan.ts'
import { counted } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { type Html, publicFrame } from '#web/public/frame.ts'
import { timeline } from './draw-timeline.ts'

/** The action plan of a year, for those who may see it: a line for each deliverable, and all of them on a timeline. */
export const annualPlanPage: Page = {
  name: 'annual-plan-page',
  mount(app, parts) {
    app.get('/action-plan/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'action-plan', c.req.param('token'))
      const [year = ''] = ids
      const [view, before, after] = await Promise.all([
        readAnnualPlan(context, { year }),
        annualPlanLink(context, { year: String(Number(year) - 1) }),
        annualPlanLink(context, { year: String(Number(year) + 1) }),
      ])
      const body = page(view, { charter: context.charter, now: context.now, before, after })
      return c.html(publicFrame(context.charter, { title: `Action plan ${year}`, body }), 200, keptByNobody)
    })
  },
}

type Shown = { charter: Charter; now: Instant; before: string | null; after: string | null }

function page(view: AnnualView, shown: Shown): Html {
  const { year, lines, today, isWhole } = view
  const { words } = shown.charter
  const late = lines.filter(({ state }) => state === 'late').length
  const years = [
    { url: shown.before, of: Number(year) - 1 },
    { url: shown.after, of: Number(year) + 1 },
  ]
  return html`<header class="lead"><h1>Action plan ${year}</h1>
<p>${sayApproved(view, shown)} ${counted(lines.length, words.group.one)}${late === 0 ? ', none late' : `, ${late} late`}.</p>
${isWhole ? '' : html`<p class="note">You see the lines of your own groups.</p>`}
<p class="years">${years.map(({ url, of }) => (url === null ? '' : html`<a href="${url}">Plan ${of}</a> `))}</p></header>
<section class="action-plan-part" aria-labelledby="lines"><h2 id="lines">How each ${words.deliverable.one} stands</h2>
<div class="scrolls" role="region" aria-label="Table of all ${words.deliverable.many}" tabindex="0"><table class="action-plan">
<thead><tr><th scope="col">Group</th><th scope="col">Goal</th><th scope="col">State</th><th scope="col">Next milestone</th><th scope="col">By</th><th scope="col">Owner</th></tr></thead>
<tbody>${lines.map((line) => row(line, view, shown))}</tbody></table></div></section>
<section class="action-plan-part" aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
${timeline(lines, { year, today, charter: shown.charter })}
<h3>The same in words</h3>
${lines.map((line) => inWords(line, view, shown))}</section>`
}

function row({ group, goal, state, next }: AnnualLine, { names }: AnnualView, { charter, now }: Shown): Html {
  const label = stateWords[state]
  return html`<tr><th scope="row">${groupOf(charter, group).short}</th><td>${goal ?? 'Not set'}</td>
<td><span class="state ${state.replace(' ', '-')}">${label.charAt(0).toUpperCase()}${label.slice(1)}</span></td>
<td>${next?.title ?? 'None'}</td><td>${next ? html`<time datetime="${next.date}">${sayDateAt(next.date, now)}</time>` : 'None'}</td>
<td>${next ? names.get(next.owner) || 'No owner' : 'None'}</td></tr>`
}

/** What the timeline draws, as a list: nothing stands in the drawing alone. */
function inWords({ group, milestones }: AnnualLine, { year, today }: AnnualView, { charter, now }: Shown): Html | '' {
  const own = byDate(milestones).filter(({ date }) => date.startsWith(year))
  const { short } = groupOf(charter, group)
  if (own.length === 0) return html`<p><strong>${short}</strong>: no milestones in ${year}.</p>`
  return html`<p><strong>${short}</strong></p><ul>${own.map(({ title, date, done }) => {
    const state = done ? 'done' : date < today ? 'late' : 'ahead'
    return html`<li><time datetime="${date}">${sayDateAt(date, now)}</time>: ${title}, ${state}</li>`
  })}</ul>`
}
