import { html } from 'hono/html'
import type { Button, Reader, Span } from '#chat/message.ts'
import { nothingNeedsYou } from '#features/desk/cards/desk-card.ts'
import { type DeskLine, type DeskSection, deskLines } from '#features/desk/cards/desk-lines.ts'
import { readDesk } from '#features/desk/read-desk.ts'
import { sayInstant } from '#time/say-instant.ts'
import type { Html } from '#web/public/frame.ts'
import { deskFrame } from './desk-frame.ts'
import type { DeskVisit } from './desk-visit.ts'
import { readerAtDesk } from './reader-at-desk.ts'

/** The first page of the desk: what needs its reader, in the words of `status` and of the weekly digest. */
export async function showToDo(visit: DeskVisit) {
  const { context } = visit
  const [desk, reader] = await Promise.all([readDesk(context), readerAtDesk(context)])
  const sections = desk === null ? [] : deskLines(desk, context)
  const body =
    sections.length === 0
      ? html`<p class="empty">${nothingNeedsYou}</p>`
      : html`<div class="to-do">${sections.map((section) => sectionView(section, visit, reader))}</div>`
  return deskFrame(visit, { path: '/desk', title: 'To do', body })
}

function sectionView({ key, title, lines }: DeskSection, { scope }: DeskVisit, reader: Reader): Html {
  const table = tableOf(key, scope.reads.length > 0)
  const link = table ? html`<p><a class="button" href="${table.path}">${table.label}</a></p>` : ''
  return html`<section class="card" aria-labelledby="to-do-${key}"><h2 id="to-do-${key}">${title}</h2>
<ul>${lines.map((line) => lineView(line, reader, table === null || key === 'minutes' || key === 'terms'))}</ul>${link}</section>`
}

/** The table of the desk in which these things are dealt with, or seen one by one. */
function tableOf(key: DeskSection['key'], reads: boolean): { path: string; label: string } | null {
  if (key === 'decide') return reads ? { path: '/desk/applications', label: 'Decide applications' } : null
  if (key === 'minutes') return { path: '/desk/meetings?show=missing', label: 'See these meetings' }
  if (key === 'terms') return { path: '/desk/terms', label: 'See all terms' }
  if (key === 'unreached') return { path: '/desk/people?show=unreached', label: 'See these people' }
  return null
}

/** A line, and what its reader can say in chat to deal with it where that is not done here. */
function lineView({ spans, buttons }: DeskLine, reader: Reader, sayable: boolean): Html {
  const words = sayable ? buttons.flatMap(wordsOf) : []
  const said = words.map((one) => html`<code>${one}</code>`)
  return html`<li>${spans.map((span) => spanView(span, reader))}${said.length === 0 ? '' : html` <span class="note">Say in chat: ${said}</span>`}</li>`
}

function wordsOf(button: Button): string[] {
  const words = 'act' in button && button.act.verb === 'say' ? button.act.about.words : undefined
  return words === undefined ? [] : [words]
}

function spanView(span: Span, reader: Reader): Html | string {
  if (typeof span === 'string') return span
  if ('strong' in span) return html`<strong>${span.strong}</strong>`
  if ('struck' in span) return html`<s>${span.struck}</s>`
  if ('link' in span) return html`<a href="${span.url}" rel="noopener noreferrer">${span.link}</a>`
  return 'person' in span ? span.person.user : sayInstant(span, reader)
}
