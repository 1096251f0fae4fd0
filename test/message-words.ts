import type { Block, Button, Message, Reader } from '#chat/message.ts'
import { sayInstant } from '#time/say-instant.ts'

export function buttonsOf({ blocks }: Message): Button[] {
  return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
}

/** A message as it reads, one line a block. */
export function wordsOf({ blocks }: Message, reader: Reader = { zone: 'UTC' }): string {
  return blocks.flatMap((block) => linesOf(block, reader)).join('\n')
}

function linesOf(block: Block, reader: Reader): string[] {
  const line = (spans: Message['summary']) =>
    spans
      .map((span) => {
        if (typeof span === 'string') return span
        if ('strong' in span) return span.strong
        if ('struck' in span) return span.struck
        if ('link' in span) return span.link
        return 'instant' in span ? sayInstant(span, reader) : span.person.user
      })
      .join('')
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'text':
    case 'note':
      return [line(block.spans)]
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${line(value)}`)
    case 'list':
      return block.items.map(line)
    case 'buttons':
      return []
  }
}
