import type { Charter } from '#charter/charter.ts'
import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, inMenu, note, sayButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { Person } from '#features/people/person.ts'
import { readerFor } from '#features/people/reader.ts'
import { listed } from '#time/english-words.ts'
import { sayDuration } from '#time/say-instant.ts'
import { zoneLabel, zoneTimeLabel } from '#time/zone-label.ts'
import { mutedName } from './muted-card.ts'

/** What somebody gets: when they are reminded, when it is quiet, and what they turned down. */
export function remindersCard(charter: Charter, me: Person): Block[] {
  const own = me.reminders['*']
  const by = own ? '' : `, as ${charter.organisation.short} sets it`
  const groups = Object.entries(me.reminders).filter(([group]) => group !== '*')
  const { zone, said } = readerFor(me, charter.organisation)
  return [
    text(
      { strong: 'Reminders: ' },
      `${sayOffsets(own ?? charter.reminders.offsets.none)}${by}. None for a meeting you said No to.`,
    ),
    ...groups.map(([group, offsets]) => text(`${groupName(charter, group)}: ${sayOffsets(offsets)}.`)),
    text(
      { strong: 'Quiet: ' },
      `${sayQuiet(me.quiet ?? charter.reminders.quiet)}, ${zoneTimeLabel(said ?? zoneLabel(zone))}. We send messages before or after these hours.`,
    ),
    buttons(
      sayButton('Remind 1 day and 1 hour before', 'reminders 1d 1h'),
      sayButton('Remind 1 hour before', 'reminders 1h'),
      sayButton('Turn off', 'reminders off'),
      ...(own || groups.length > 0 || me.quiet ? [inMenu(sayButton('Use the usual times', 'reminders default'))] : []),
    ),
    ...me.muted
      .slice(0, 5)
      .flatMap((key) => [
        text(`Turned off: ${mutedName(charter, key)}.`),
        buttons(actButton('Send me these again', 'more-of-these', { key })),
      ]),
    note('Say for instance: reminders 1d 1h, quiet 22-7. For one group: reminders procurement 1h.'),
  ]
}

/** "1 day and 1 hour before each meeting". */
export function sayOffsets(offsets: readonly string[]): string {
  const lengths = offsets.map(sayDuration)
  if (lengths.length === 0) return 'none'
  return `${listed(lengths)} before each meeting`
}

export function sayQuiet({ from, to }: { from: string; to: string }): string {
  return from === to ? 'never' : `from ${from} to ${to}`
}

function groupName(charter: Charter, id: string): string {
  return charter.groups.some((group) => group.id === id) ? groupOf(charter, id).short : id
}
