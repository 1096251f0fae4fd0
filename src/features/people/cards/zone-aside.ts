import { actButton, formButton, note } from '#chat/button.ts'
import type { Block, Message, Span } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import type { Person } from '#features/people/person.ts'
import { readerFor } from '#features/people/reader.ts'
import { zoneQuestion } from '#features/people/zone-question.ts'
import type { Instant } from '#time/instant.ts'
import { wallTimeAt } from '#time/wall-time.ts'
import { zoneLabel } from '#time/zone-label.ts'

/**
 * The question about somebody's time zone that goes along with a message for them: whether the one their chat says is
 * right, beside the first message that shows a time; and once for every new place of their device, beside any.
 */
export function zoneAside(message: Message, person: Person, around: { now: Instant; home: NamedZone }): Block[] {
  const question = zoneQuestion(person)
  if (question === null || asksZone(message)) return []
  const mine = placeOf(readerFor(person, around.home))
  if (question.kind === 'moved') {
    const there = placeOf(readerFor({ zone: question.zone, locale: null }, around.home))
    return [
      note(`Your device says ${there}. Show times in ${there}?`),
      quietly(
        actButton('Yes', 'choose-zone', { zone: question.zone }),
        actButton(`Keep ${mine}`, 'keep-zone', { zone: question.zone }),
      ),
    ]
  }
  if (!showsTime(message)) return []
  return [
    note(`Your time zone: ${mine} (${wallTimeAt(around.now, question.zone).slice(11)} now).`),
    quietly(actButton('Keep it', 'choose-zone', { zone: question.zone }), formButton('Change', 'change-zone', {})),
  ]
}

function placeOf({ zone, said }: NamedZone): string {
  return said ?? zoneLabel(zone)
}

/** Whether a message asks about the reader's zone already. */
export function asksZone({ blocks }: Message): boolean {
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  return buttons.some((button) => 'act' in button && ['choose-zone', 'keep-zone'].includes(button.act.verb))
}

function showsTime({ blocks }: Message): boolean {
  return blocks.flatMap(spansOf).some((span) => typeof span === 'object' && 'instant' in span && span.show !== 'day')
}

function spansOf(block: Block): Span[] {
  if (block.kind === 'text' || block.kind === 'note') return block.spans
  if (block.kind === 'list') return block.items.flat()
  return block.kind === 'facts' ? block.facts.flatMap(({ value }) => value) : []
}

/** Asks quietly, below what the message itself is about. */
function quietly(...all: Extract<Block, { kind: 'buttons' }>['buttons']): Block {
  return { kind: 'buttons', buttons: all.map((button) => ('act' in button ? { ...button, style: 'quiet' } : button)) }
}
