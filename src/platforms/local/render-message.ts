import { html } from 'hono/html'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Button, Message, Reader, Span } from '#chat/message.ts'
import { withSign } from '#chat/tone.ts'
import { sayInstant } from '#time/say-instant.ts'
import { limits } from './limits.ts'

/** Who reads, and what people are called: by account id. */
export type Reading = { reader: Reader; names: ReadonlyMap<string, string> }

/** A piece of markup in which everything that was text is escaped. */
export type Html = ReturnType<typeof html>

/** A message as the page shows it. Its summary is what the page announces; it is shown only where nothing else is. */
export function renderMessage(message: Message, reading: Reading): Html {
  if (message.blocks.length === 0) return html`<p>${spansText(message.summary, reading)}</p>`
  return html`${message.blocks.map((block) => renderBlock(block, reading))}`
}

/** Spans as one line of words. */
export function spansText(spans: readonly Span[], reading: Reading): string {
  return spans.map((span) => spanText(span, reading)).join('')
}

export function renderBlock(block: Block, reading: Reading): Html {
  const renderSpans = (spans: readonly Span[]) => spans.map((span) => renderSpan(span, reading))
  switch (block.kind) {
    case 'heading':
      return html`<h3${block.tone ? html` class="tone ${block.tone}"` : ''}>${cutAt(withSign(block.text, block.tone), limits.heading)}</h3>`
    case 'text':
      return html`<p>${renderSpans(block.spans)}</p>`
    case 'note':
      return html`<p class="note">${renderSpans(block.spans)}</p>`
    case 'facts':
      return html`<dl>${block.facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${renderSpans(value)}</dd></div>`)}</dl>`
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${renderSpans(item)}</li>`)}</ul>`
    case 'buttons':
      return renderButtons(block.buttons)
  }
}

/** The buttons in sight, and a menu of the others. */
function renderButtons(all: readonly Button[]): Html {
  const menu = all.filter((button) => 'act' in button && button.style === 'more')
  const inSight = all.filter((button) => !menu.includes(button))
  const more =
    menu.length === 0
      ? ''
      : html`<details class="more"><summary class="button quiet"><span aria-hidden="true">⋯</span><span class="unseen">More</span></summary><div class="menu">${menu.map(renderButton)}</div></details>`
  return html`<div class="buttons">${inSight.map(renderButton)}${more}</div>`
}

function renderButton(button: Button): Html {
  if ('url' in button) return renderLink(cutAt(button.label, limits.buttonLabel), button.url, 'button')
  const label = cutAt(button.label, limits.buttonLabel)
  const style = ['button', button.style ?? ''].join(' ').trim()
  const dialog = button.opensForm ? html` aria-haspopup="dialog"` : ''
  const asks = button.confirm === undefined ? '' : html` data-confirm="${button.confirm}"`
  return html`<button type="button" class="${style}" data-act="${JSON.stringify(button.act)}"${dialog}${asks}>${label}</button>`
}

function renderSpan(span: Span, reading: Reading): Html {
  if (typeof span === 'string') return html`${span}`
  if ('strong' in span) return html`<strong>${span.strong}</strong>`
  if ('struck' in span) return html`<s>${span.struck}</s>`
  if ('link' in span) return renderLink(span.link, span.url, 'link')
  if ('person' in span)
    return html`<span class="person" data-person-id="${span.person.user}">${spanText(span, reading)}</span>`
  const time = html`<time datetime="${span.instant}">${spanText(span, reading)}</time>`
  return span.look === 'struck' ? html`<s>${time}</s>` : span.look === 'strong' ? html`<strong>${time}</strong>` : time
}

/** Only addresses that cannot run anything are links; any other is shown as it stands. */
function renderLink(label: string, url: string, look: 'button' | 'link'): Html {
  if (!/^(https?|mailto|webcal):/i.test(url)) return html`${label} (${url})`
  return html`<a class="${look}" href="${url}" target="_blank" rel="noopener noreferrer">${label}</a>`
}

function spanText(span: Span, { reader, names }: Reading): string {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong
  if ('struck' in span) return span.struck
  if ('link' in span) return span.link
  if ('person' in span) return names.get(span.person.user) ?? span.person.user
  return sayInstant(span, reader)
}

/** A block in words alone, line by line; buttons have none. */
export function blockLines(block: Block, reading: Reading): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'text':
    case 'note':
      return [spansText(block.spans, reading)]
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${spansText(value, reading)}`)
    case 'list':
      return block.items.map((item) => `- ${spansText(item, reading)}`)
    case 'buttons':
      return []
  }
}
