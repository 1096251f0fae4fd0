import type { Block, Message, Span } from './message.ts'

/** A zone, and how people call its place: "Geneva" for Europe/Zurich. */
export type NamedZone = { zone: string; said?: string }

/** The message, with the times of this zone under the name that people give it; a name said already stays. */
export function nameZone(message: Message, home: NamedZone): Message {
  if (home.said === undefined) return message
  const { zone, said } = home
  const span = (one: Span): Span =>
    typeof one === 'object' && 'instant' in one && one.zone === zone && one.said === undefined ? { ...one, said } : one
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'text':
      case 'note':
        return { ...one, spans: one.spans.map(span) }
      case 'list':
        return { ...one, items: one.items.map((item) => item.map(span)) }
      case 'facts':
        return { ...one, facts: one.facts.map(({ label, value }) => ({ label, value: value.map(span) })) }
      default:
        return one
    }
  }
  return { ...message, summary: message.summary.map(span), blocks: message.blocks.map(block) }
}
