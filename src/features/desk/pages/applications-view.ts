import { html, raw } from 'hono/html'
import { type Charter, groupOf } from '#charter/charter.ts'
import type { DecidedTogether } from '#features/desk/read-decided.ts'
import { type ApplicationRow, sentAt } from '#features/desk/read-desk-applications.ts'
import type { TableQuery } from '#features/desk/table.ts'
import { counted, listed } from '#time/english-words.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import type { Html } from '#web/public/frame.ts'
import { tokenField } from './desk-frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import type { TableLook } from './table-view.ts'

const noun = { one: 'application', many: 'applications' }

/** What was posted and could not be done: the sentence that says why, and what was ticked. */
export type Refused = {
  sentence: string
  ticked: readonly string[]
  reason: string
  note: string
  question: string
}

/** How applications stand in their table. */
export function applicationsLook(
  visit: DeskVisit,
  query: TableQuery,
  ticked: readonly string[],
): TableLook<ApplicationRow> {
  const { charter, now } = visit.context
  const { zone } = charter.organisation
  const short = (group: string) => groupOf(charter, group).short
  const waits = query.show === 'waiting'
  return {
    path: '/desk/applications',
    noun,
    shows: [
      { value: 'waiting', label: 'Waiting' },
      { value: 'accepted', label: 'Accepted' },
      { value: 'declined', label: 'Declined' },
      { value: 'all', label: 'All' },
    ],
    groups: visit.scope.reads,
    columns: [
      { label: 'Name', sort: 'name', cell: (row) => named(charter, row) },
      { label: 'Group', sort: 'group', cell: ({ about }) => short(about.group) },
      { label: 'Sent', sort: 'sent', cell: (row) => sayDateAt(dateAt(sentAt(row), zone), now) },
      ...(waits
        ? [{ label: 'Answer by', sort: 'due', cell: (row: ApplicationRow) => promised(row, now) }]
        : [{ label: 'State', sort: 'state', cell: stateOf }]),
    ],
    id: ({ about }) => about._id,
    ...(waits
      ? {
          lead: {
            heading: html`<input type="checkbox" id="tick-all" aria-label="Tick all on this page" hidden>`,
            cell: ({ about, name, isTheirs }: ApplicationRow) =>
              isTheirs
                ? html`<input type="checkbox" name="pick" value="${about._id}" aria-label="Tick ${name}, ${short(about.group)}"${ticked.includes(about._id) ? raw(' checked') : ''}>`
                : html`<span class="note">Not yours</span>`,
          },
        }
      : {}),
  }
}

/** The form around the table: what can be done with those that are ticked. Enter in a field of it presses the first button, which does nothing. */
export function decisionForm(
  visit: DeskVisit,
  { table, address, refused }: { table: Html; address: string; refused: Refused | null },
): Html {
  const { charter, id } = visit.context
  const reasons = charter.decisions.reasons.map((reason) => {
    const chosen = refused?.reason === reason.id ? raw(' selected') : ''
    return html`<option value="${reason.id}"${chosen}>${reason.label}</option>`
  })
  return html`<form method="post" action="${address}" id="decide">${tokenField(visit)}<input type="hidden" name="once" value="${id('desk question')}"><button name="act" value="" hidden></button>
${table}
<div class="acts card" role="group" aria-label="With the ticked applications">
<p id="ticked" aria-live="polite">Tick applications first.</p>
<div class="ways"><button class="button primary" name="act" value="accept" aria-keyshortcuts="a">Accept the ticked</button>
<details id="decline-how"${raw(refused?.note || refused?.reason ? ' open' : '')}><summary class="button" aria-keyshortcuts="d">Decline</summary>
<div class="field"><label for="reason">Reason</label><select id="reason" name="reason"><option value="">Choose one</option>${reasons}</select></div>
<div class="field"><label for="note">A sentence of your own <span class="optional">optional</span></label><textarea id="note" name="note" rows="2" maxlength="500">${'\n'}${refused?.note ?? ''}</textarea></div>
<button class="button danger" name="act" value="decline">Decline the ticked</button></details>
<details id="ask-how"${raw(refused?.question ? ' open' : '')}><summary class="button">Ask a question</summary>
<div class="field"><label for="question">Your question</label><textarea id="question" name="question" rows="2" maxlength="1000">${'\n'}${refused?.question ?? ''}</textarea></div>
<button class="button" name="act" value="ask">Send the question</button></details></div>
<p class="keys note" hidden>Keys: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>x</kbd> tick, <kbd>o</kbd> read, <kbd>a</kbd> accept, <kbd>d</kbd> decline. <button class="button quiet" type="button" id="keys-switch">Turn keys off</button></p></div></form>`
}

/** What came of the act before: what was done and can be undone, and what was skipped and why. */
export function outcomeView(
  visit: DeskVisit,
  { decided, skipped, undoUntil, unreached }: DecidedTogether,
  address: string,
): Html {
  const done = decided.filter(({ about }) => about.state === 'accepted' || about.state === 'declined')
  const verb = done[0]?.about.state === 'declined' ? 'declined' : 'accepted'
  const what =
    done.length === 1 ? `You ${verb} ${done[0]?.name}.` : `You ${verb} ${counted(done.length, 'application')}.`
  const undo =
    undoUntil === null
      ? html`<p>We tell them now. It's too late to undo.</p>`
      : html`<p>We'll tell them at ${undoUntil}. You can undo until then.</p><form method="post" action="${address}">${tokenField(visit)}<input type="hidden" name="at" value="${done[0]?.about.decision?.at ?? ''}"><input type="hidden" name="to" value="${verb}"><button class="button" name="act" value="undo">Undo the ${done.length === 1 ? 'decision' : 'decisions'}</button></form>`
  return html`<section class="outcome card" role="status" id="outcome" tabindex="-1">
${done.length === 0 ? '' : html`<p><strong>${what}</strong></p>${undo}`}
${unreached.length === 0 ? '' : html`<p>We can't reach ${fewOf(unreached)}. Please tell them yourself.</p>`}
${skipped.length === 0 ? '' : html`<p><strong>We skipped ${skipped.length}:</strong></p><ul class="points">${skipped.map(({ name, why }) => html`<li>${name}: ${why}</li>`)}</ul>`}</section>`
}

/** What was done that is no decision, in a sentence. */
export function doneView(sentence: string, skipped: DecidedTogether['skipped']): Html {
  return html`<section class="outcome card" role="status" id="outcome" tabindex="-1"><p><strong>${sentence}</strong></p>
${skipped.length === 0 ? '' : html`<ul class="points">${skipped.map(({ name, why }) => html`<li>${name}: ${why}</li>`)}</ul>`}</section>`
}

export function refusedView({ sentence }: Refused): Html {
  return html`<div class="problem" role="alert" id="outcome" tabindex="-1"><p>${sentence}</p></div>`
}

function named(charter: Charter, { name, about }: ApplicationRow): Html {
  const given = charter.fields.filter(({ id }) => about.answers[id])
  const late = about.late === null ? '' : html`<p>It came after the deadline. Their reason: ${about.late}</p>`
  const asked = about.questions.map(
    ({ text, answer }) => html`<div><dt>Asked: ${text}</dt><dd class="plain">${answer ?? 'No answer yet'}</dd></div>`,
  )
  return html`<details class="reads"><summary>${name}</summary>${late}<dl>${given.map(
    ({ id, label }) => html`<div><dt>${label}</dt><dd class="plain">${about.answers[id]}</dd></div>`,
  )}${asked}</dl></details>`
}

function promised({ promised: day, isOverdue }: ApplicationRow, now: string): Html | string {
  if (day === null) return ''
  return isOverdue ? html`<strong class="late">${sayDateAt(day, now)}, late</strong>` : sayDateAt(day, now)
}

function stateOf({ about, decidedBy }: ApplicationRow): string {
  const by = decidedBy === null ? '' : ` by ${decidedBy}`
  if (about.state === 'submitted') return 'waiting'
  if (about.state === 'withdrawn') return about.movedTo === null ? 'withdrawn' : 'passed to another group'
  if (about.state === 'accepted' || about.state === 'declined') return `${about.state}${by}`
  return about.state === 'ended' ? 'has left' : about.state
}

/** Some names, and how many more there are. */
function fewOf(names: readonly string[]): string {
  return names.length <= 5 ? listed(names) : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
}
