import { cutAt } from '#chat/cut-text.ts'
import type { Block, Message, Reader, Span } from '#chat/message.ts'
import { sayInstant } from '#time/say-instant.ts'

/** A message as a letter in plain words, which is kept: every date has its year. What can only be pressed in a chat is left out; what can be opened is a line. */
export function renderMessage(message: Message, { now: _, ...reader }: Reader): { subject: string; text: string } {
  const { summary, blocks } = message
  return {
    subject: cutAt(oneLine(words(summary, reader)), longestSubject),
    text: `${blocks
      .map((block) => blockText(block, reader))
      .filter((text) => text !== '')
      .join('\n\n')}\n`,
  }
}

/** A line of a phone's list of letters shows less than half of it. */
const longestSubject = 200

function blockText(block: Block, reader: Reader): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'text':
    case 'note':
      return words(block.spans, reader)
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${words(value, reader)}`).join('\n')
    case 'list':
      return block.items.map((item) => `- ${words(item, reader)}`).join('\n')
    case 'buttons':
      return block.buttons.flatMap((button) => ('url' in button ? [`${button.label}: ${button.url}`] : [])).join('\n')
  }
}

function words(spans: readonly Span[], reader: Reader): string {
  return spans.map((span) => spanText(span, reader)).join('')
}

function spanText(span: Span, reader: Reader): string {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong
  if ('struck' in span) return span.struck
  if ('link' in span) return span.link === span.url ? span.url : `${span.link} (${span.url})`
  return 'person' in span ? 'somebody' : sayInstant(span, reader)
}

/** A header is one line: what would end it is a space. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}
