import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import type { Span } from '#chat/message.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { publicLine } from '#features/applications/cards/application-card.ts'
import { sayInstant } from '#time/say-instant.ts'
import type { Html } from '#web/public/frame.ts'

/** The answers of an application, each under its question, and the one line of it that is made public. */
export function answersView({ about, charter }: Pick<ApplicationFacts, 'about' | 'charter'>): Html {
  const given = charter.fields.filter(({ id }) => about.answers[id])
  return html`<dl>${given.map(({ id, label }) => html`<div><dt>${label}</dt><dd class="plain">${about.answers[id]}</dd></div>`)}</dl>
<p class="note">We publish if you're accepted: ${publicLine(charter, about.answers)}</p>`
}

/** Spans as words, with times on the reader's own clock. */
export function spansText(spans: readonly Span[], { zone }: Charter['organisation'] | { zone: string }): string {
  return spans.map((span) => spanText(span, zone)).join('')
}

function spanText(span: Span, zone: string): string {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong
  if ('struck' in span) return span.struck
  if ('link' in span) return span.link
  if ('person' in span) return span.person.user
  return sayInstant(span, { zone })
}
