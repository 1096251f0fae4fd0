import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import { conditionsOf, yesBy } from '#features/requests/cards/request-words.ts'
import { holdsOn, referenceOf } from '#features/requests/request.ts'
import { type RequestFacts, requestFacts } from '#features/requests/request-facts.ts'
import { sayDate } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page } from '#web/page.ts'
import { type Html, publicFrame, sentencePage } from '#web/public/frame.ts'

/**
 * A permission, to be shown to others: a name, what is permitted, conditions and dates. It is read anew each time, so that
 * it says when it has expired or was revoked.
 */
export const permissionPage: Page = {
  name: 'permission-page',
  mount(app, parts) {
    app.get('/permission/:token', async (c) => {
      const { context, ids } = await linkReader(parts, 'permission', c.req.param('token'))
      const [id = ''] = ids
      const facts = (await requestFacts(context, [id])).get(id)
      if (facts === undefined || facts.about.until === null) return c.html(noPermission(context.charter), 404)
      const today = dateAt(context.now, context.charter.organisation.zone)
      const title = `Permission ${referenceOf(facts.about)}`
      return c.html(publicFrame(context.charter, { title, body: body(facts, { title, today }) }), 200, keptByNobody)
    })
  },
}

function body(facts: RequestFacts, { title, today }: { title: string; today: string }): Html {
  const { about, kind, people, charter } = facts
  const until = about.until ?? today
  const conditions = conditionsOf(about)
  const given = dateAt(about.closedAt ?? about.at, charter.organisation.zone)
  const rows: [string, string][] = [
    ['Who', people.get(about.by)?.name || 'Someone'],
    ['May', kind.act],
    ...kind.fields.flatMap(({ id, label, kind: is, onPage }): [string, string][] => {
      const answer = about.answers[id] ?? ''
      return onPage && answer !== '' ? [[label, is === 'date' ? sayDate(answer) : answer]] : []
    }),
    ['Given by', yesBy(facts)],
    ['Given on', sayDate(given)],
    ['Valid until', sayDate(until)],
  ]
  return html`<header class="lead"><h1>${title}</h1><p><strong>${standing(facts, today)}</strong></p></header>
<section class="card prose" aria-label="What is permitted"><dl>${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
${conditions.length === 0 ? '' : html`<h2>Conditions</h2><ul>${conditions.map((one) => html`<li>${one}</li>`)}</ul>`}</section>`
}

/** Whether it holds, in a sentence. */
function standing({ about, charter }: RequestFacts, today: string): string {
  if (about.state === 'revoked' && about.revokedAt !== null)
    return `This permission was revoked on ${sayDate(dateAt(about.revokedAt, charter.organisation.zone))}. It no longer holds.`
  if (!holdsOn(about, today)) return `This permission expired on ${sayDate(about.until ?? today)}. It no longer holds.`
  return 'This permission is valid today.'
}

function noPermission(charter: Charter) {
  return sentencePage(charter, { title: 'No permission', sentence: 'There is no permission under this link.' })
}
