import { html } from 'hono/html'
import type { Button, Reader, Span } from '#chat/message.ts'
import { nothingNeedsYou } from '#features/desk/cards/desk-card.ts'
import { type DeskLine, type DeskSection, deskLines } from '#features/desk/cards/desk-lines.ts'
import { nudgeOwner } from '#features/desk/nudge-owner.ts'
import { readDesk } from '#features/desk/read-desk.ts'
import { giveAccessToAll } from '#features/onboarding/give-access.ts'
import { sayInstant } from '#time/say-instant.ts'
import { UserError } from '#user-error.ts'
import type { Html } from '#web/public/frame.ts'
import { deskFrame, tokenField } from './desk-frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { readerAtDesk } from './reader-at-desk.ts'

/** The first page of the desk: what needs its reader, in the words of `status` and of the weekly digest. */
export async function showToDo(visit: DeskVisit, refused: string | null = null) {
  const { context, asked } = visit
  const [desk, reader] = await Promise.all([readDesk(context), readerAtDesk(context)])
  const sections = desk === null ? [] : deskLines(desk, context)
  const done = asked.get('done')
  const above = refused
    ? html`<div class="problem" role="alert" id="outcome" tabindex="-1"><p>${refused}</p></div>`
    : done === 'nudged' || done === 'nudges' || done === 'access'
      ? html`<p class="outcome card" role="status" id="outcome" tabindex="-1">${said[done]}</p>`
      : ''
  const list =
    sections.length === 0
      ? html`<p class="empty">${nothingNeedsYou}</p>`
      : html`<div class="to-do">${sections.map((section) => sectionView(section, visit, reader))}</div>`
  const body = html`${above}${list}`
  return deskFrame(visit, { path: '/desk', title: 'To do', body })
}

/** What was done, once its page is shown again. */
const said = {
  nudged: "We're sending them one message.",
  nudges: "We're sending one message for each meeting.",
  access: 'Their access is recorded.',
}

/** So many lines are taken from one post. */
const mostTicked = 50

/** Does what was pressed beside a line, or below those that are ticked. @returns where to go on; or the page again, with what was wrong. */
export async function doFromToDo(visit: DeskVisit, posted: URLSearchParams) {
  const { context } = visit
  const nudged = [...new Set(posted.getAll('nudge'))].slice(0, mostTicked)
  const people = [...new Set(posted.getAll('access'))].slice(0, mostTicked)
  try {
    if (nudged.length + people.length === 0)
      throw new UserError('none-ticked', 'Please tick a line first. Nothing was done.')
    if (people.length > 0) await giveAccessToAll(context, { people })
    if (nudged.length > 0) await nudgeEach(visit, nudged)
    return `/desk?done=${nudged.length === 0 ? 'access' : nudged.length === 1 ? 'nudged' : 'nudges'}`
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { page: await showToDo(visit, error.sentence) }
  }
}

/** One message for each of these meetings. @throws UserError with what stood in the way of some; the others are sent. */
async function nudgeEach({ context }: DeskVisit, references: readonly string[]): Promise<void> {
  const { minutes = [], untimed = [] } = (await readDesk(context)) ?? {}
  const faults: string[] = []
  for (const reference of references) {
    const owed = [...minutes, ...untimed].find(({ meeting }) => meeting.reference === reference)
    if (owed === undefined) {
      faults.push(`Nobody owes anything for ${reference} now.`)
      continue
    }
    await nudgeOwner(context, { meeting: owed.meeting._id }).catch((error) => {
      if (!(error instanceof UserError)) throw error
      faults.push(error.sentence)
    })
  }
  const sent = references.length - faults.length
  if (faults.length > 0)
    throw new UserError(
      'not-all-nudged',
      [...faults, ...(sent > 0 ? [`We sent the ${sent === 1 ? 'other one' : `other ${sent}`}.`] : [])].join(' '),
    )
}

function sectionView({ key, title, lines, all }: DeskSection, visit: DeskVisit, reader: Reader): Html {
  const table = tableOf(key, visit.scope.reads.length > 0)
  const link = table ? html`<a class="button" href="${table.path}">${table.label}</a>` : ''
  const ticked = tickedOf(key, lines)
  // What opens a form in chat can't be done here: the command that lists these things is the way.
  const isForms = lines.some(({ buttons }) => buttons.some((button) => 'act' in button && button.opensForm))
  const more =
    isForms && all && key !== 'decide' ? html` <span class="note">Say in chat: <code>${all.words}</code></span>` : ''
  return html`<section class="card" aria-labelledby="to-do-${key}"><h2 id="to-do-${key}">${title}</h2>
<ul>${lines.map((line) => lineView(line, { visit, reader, isDoneHere: ['decide', 'unreached', 'duties'].includes(key), ticked }))}</ul>${ticked === null ? '' : tickedForm(visit, ticked)}<p>${link}${more}</p></section>`
}

/** The form of the lines that are ticked, which stands below them; each line keeps a button of its own. */
type Ticked = { form: string; label: string }

/** What is done with several lines of this section at once, where several can be ticked. */
function tickedOf(key: DeskSection['key'], lines: readonly DeskLine[]): Ticked | null {
  const label = { access: 'Confirm the ticked', minutes: 'Nudge for the ticked' }[String(key)]
  const many = lines.filter(({ buttons }) => buttons.some((button) => postedBy(button) !== null)).length > 1
  return many && label !== undefined ? { form: `ticked-${key}`, label } : null
}

function tickedForm(visit: DeskVisit, { form, label }: Ticked): Html {
  return html`<form method="post" action="/desk" id="${form}">${tokenField(visit)}<button class="button">${label}</button></form>`
}

/** The table of the desk in which these things are dealt with, or seen one by one. */
function tableOf(key: DeskSection['key'], reads: boolean): { path: string; label: string } | null {
  if (key === 'decide') return reads ? { path: '/desk/applications', label: 'Decide applications' } : null
  if (key === 'minutes') return { path: '/desk/meetings?show=missing', label: 'See these meetings' }
  if (key === 'terms') return { path: '/desk/terms', label: 'See all terms' }
  if (key === 'duties') return { path: '/desk/duties?show=late', label: 'See late duties' }
  if (key === 'unreached') return { path: '/desk/people?show=unreached', label: 'See these people' }
  return null
}

type Line = { visit: DeskVisit; reader: Reader; isDoneHere: boolean; ticked: Ticked | null }

/** A line, with a button for what can be done from here; for the rest, what its reader can say in chat. */
function lineView({ spans, buttons }: DeskLine, { visit, reader, isDoneHere, ticked }: Line): Html {
  const ways = isDoneHere ? [] : buttons.map((button) => wayView(button, visit))
  const words = html`<span>${spans.map((span) => spanView(span, reader))}</span>`
  const field = ticked === null ? null : (buttons.map(postedBy).find((one) => one !== null) ?? null)
  if (ticked === null || field === null) return html`<li>${words}${ways}</li>`
  const [name, value] = field
  return html`<li><label class="tick"><input type="checkbox" name="${name}" value="${value}" form="${ticked.form}">${words}</label>${ways}</li>`
}

function wayView(button: Button, visit: DeskVisit): Html | '' {
  const field = postedBy(button)
  if (field !== null) return pressView(visit, button.label, field)
  if (!('act' in button) || button.act.verb !== 'say' || button.act.about.words === undefined) return ''
  return html`<span class="note">Say in chat: <code>${button.act.about.words}</code></span>`
}

/** What this page posts in place of a button of chat; null where it can't. */
function postedBy(button: Button): [name: 'access' | 'nudge', value: string] | null {
  if (!('act' in button)) return null
  const { verb, about } = button.act
  if (verb === 'give-access') return ['access', about.person ?? '']
  const reference = verb === 'say' ? /^nudge (\S+)$/.exec(about.words ?? '')?.[1] : undefined
  return reference === undefined ? null : ['nudge', reference]
}

function pressView(visit: DeskVisit, label: string, [name, value]: [string, string]): Html {
  return html`<form method="post" action="/desk">${tokenField(visit)}<button class="button" name="${name}" value="${value}">${label}</button></form>`
}

function spanView(span: Span, reader: Reader): Html | string {
  if (typeof span === 'string') return span
  if ('strong' in span) return html`<strong>${span.strong}</strong>`
  if ('struck' in span) return html`<s>${span.struck}</s>`
  if ('link' in span) return html`<a href="${span.url}" rel="noopener noreferrer">${span.link}</a>`
  // The lines of a desk name people by their names.
  return 'person' in span ? 'someone' : sayInstant(span, reader)
}
