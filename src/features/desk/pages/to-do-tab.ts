import { html } from 'hono/html'
import type { Button, Reader, Span } from '#chat/message.ts'
import { nothingNeedsYou } from '#features/desk/cards/desk-card.ts'
import { type DeskLine, type DeskSection, deskLines } from '#features/desk/cards/desk-lines.ts'
import { giveAccess } from '#features/desk/give-access.ts'
import { nudgeOwner } from '#features/desk/nudge-owner.ts'
import { readDesk } from '#features/desk/read-desk.ts'
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
    : done === 'nudged' || done === 'access'
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
  access: 'Their access is recorded.',
}

/** Does what was pressed beside a line. @returns where to go on; or the page again, with what was wrong. */
export async function doFromToDo(visit: DeskVisit, posted: URLSearchParams) {
  const { context } = visit
  try {
    const reference = posted.get('nudge')
    if (reference !== null) {
      const { minutes = [], untimed = [] } = (await readDesk(context)) ?? {}
      const owed = [...minutes, ...untimed].find(({ meeting }) => meeting.reference === reference)
      if (owed === undefined) throw new UserError('nothing-owed', `Nobody owes anything for ${reference} now.`)
      await nudgeOwner(context, { meeting: owed.meeting._id })
      return '/desk?done=nudged'
    }
    await giveAccess(context, { application: posted.get('access') ?? '', given: true })
    return '/desk?done=access'
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { page: await showToDo(visit, error.sentence) }
  }
}

function sectionView({ key, title, lines, all }: DeskSection, visit: DeskVisit, reader: Reader): Html {
  const table = tableOf(key, visit.scope.reads.length > 0)
  const link = table ? html`<a class="button" href="${table.path}">${table.label}</a>` : ''
  // What opens a form in chat can't be done here: the command that lists these things is the way.
  const isForms = lines.some(({ buttons }) => buttons.some((button) => 'act' in button && button.opensForm))
  const more =
    isForms && all && key !== 'decide' ? html` <span class="note">Say in chat: <code>${all.words}</code></span>` : ''
  return html`<section class="card" aria-labelledby="to-do-${key}"><h2 id="to-do-${key}">${title}</h2>
<ul>${lines.map((line) => lineView(line, { visit, reader, isDoneHere: key === 'decide' || key === 'unreached' }))}</ul><p>${link}${more}</p></section>`
}

/** The table of the desk in which these things are dealt with, or seen one by one. */
function tableOf(key: DeskSection['key'], reads: boolean): { path: string; label: string } | null {
  if (key === 'decide') return reads ? { path: '/desk/applications', label: 'Decide applications' } : null
  if (key === 'minutes') return { path: '/desk/meetings?show=missing', label: 'See these meetings' }
  if (key === 'terms') return { path: '/desk/terms', label: 'See all terms' }
  if (key === 'unreached') return { path: '/desk/people?show=unreached', label: 'See these people' }
  return null
}

type Line = { visit: DeskVisit; reader: Reader; isDoneHere: boolean }

/** A line, with a button for what can be done from here; for the rest, what its reader can say in chat. */
function lineView({ spans, buttons }: DeskLine, { visit, reader, isDoneHere }: Line): Html {
  const ways = isDoneHere ? [] : buttons.map((button) => wayView(button, visit))
  return html`<li><span>${spans.map((span) => spanView(span, reader))}</span>${ways}</li>`
}

function wayView(button: Button, visit: DeskVisit): Html | '' {
  if (!('act' in button)) return ''
  const { verb, about } = button.act
  const nudged = /^nudge (\S+)$/.exec(about.words ?? '')?.[1]
  if (verb === 'give-access') return pressView(visit, button.label, ['access', about.application ?? ''])
  if (verb !== 'say' || about.words === undefined) return ''
  if (nudged !== undefined) return pressView(visit, button.label, ['nudge', nudged])
  return html`<span class="note">Say in chat: <code>${about.words}</code></span>`
}

function pressView(visit: DeskVisit, label: string, [name, value]: [string, string]): Html {
  return html`<form method="post" action="/desk">${tokenField(visit)}<button class="button" name="${name}" value="${value}">${label}</button></form>`
}

function spanView(span: Span, reader: Reader): Html | string {
  if (typeof span === 'string') return span
  if ('strong' in span) return html`<strong>${span.strong}</strong>`
  if ('struck' in span) return html`<s>${span.struck}</s>`
  if ('link' in span) return html`<a href="${span.url}" rel="noopener noreferrer">${span.link}</a>`
  return 'person' in span ? span.person.user : sayInstant(span, reader)
}
