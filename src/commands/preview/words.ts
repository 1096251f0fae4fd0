import type { Field, Form } from '#chat/form.ts'
import type { Block, Button, Message, Reader } from '#chat/message.ts'
import { spansText } from '#platforms/local/render-message.ts'

/** More options than these are counted. */
const optionsShown = 8

/** What a person reads of a message, line by line: first what a lock screen shows, then the message. */
export function messageWords({ summary, blocks }: Message, reader: Reader): string[] {
  return [`"${spansText(summary, readingOf(reader))}"`, ...blocks.flatMap((block) => blockWords(block, reader))]
}

/** What a person reads of a form, line by line. */
export function formWords({ title, intro = [], fields, submit, values }: Form, reader: Reader): string[] {
  return [
    title,
    ...intro.flatMap((block) => blockWords(block, reader)),
    ...fields.flatMap((field) => fieldWords(field, values[field.name])),
    `[${submit}]`,
  ]
}

function blockWords(block: Block, reader: Reader): string[] {
  const reading = readingOf(reader)
  switch (block.kind) {
    case 'heading':
      return [`# ${block.text}`]
    case 'text':
      return spansText(block.spans, reading).split('\n')
    case 'note':
      return [`(${spansText(block.spans, reading)})`]
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${spansText(value, reading)}`)
    case 'list':
      return block.items.map((item) => `- ${spansText(item, reading)}`)
    case 'buttons':
      return [block.buttons.map(buttonWords).join(' ')]
  }
}

function buttonWords(button: Button): string {
  return `[${button.label}${'act' in button && button.opensForm ? ' …' : ''}]`
}

function fieldWords(field: Field, value: Form['values'][string] | undefined): string[] {
  const label = `${field.label}${field.optional ? ' (optional)' : ''}`
  if (field.kind === 'statement') return [label, `  ${field.statement}`, `  [ ] ${field.tick}`]
  const filled = typeof value === 'string' && value !== '' ? value : '…'
  return [`${label}: ${filled}`, ...(field.help ? [`  (${field.help})`] : []), ...optionWords(field)]
}

function optionWords(field: Field): string[] {
  if (!('options' in field)) return []
  const more = field.options.length - optionsShown
  return [
    ...field.options.slice(0, optionsShown).map(({ label }) => `  ( ) ${label}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

function readingOf(reader: Reader) {
  return { reader, names: new Map<string, string>() }
}
