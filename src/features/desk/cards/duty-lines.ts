import { sayButton } from '#chat/button.ts'
import { dutyName } from '#features/duties/cards/duty-words.ts'
import type { DutyRow } from '#features/duties/duty-rows.ts'
import { listed } from '#time/english-words.ts'
import type { DeskLine } from './desk-lines.ts'

/** So many of the late duties are named in their line. */
const mostNamed = 3

/** The duties that are late as one line, however many they are: counted, with the names of the first. */
export function lateDutyLines(late: readonly DutyRow[]): DeskLine[] {
  if (late.length === 0) return []
  const names = [...new Set(late.map(({ duty }) => dutyName(duty)))]
  const more = names.length - mostNamed
  const said = listed([...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])])
  return [
    {
      spans: [`${late.length === 1 ? '1 duty is late' : `${late.length} duties are late`}: ${said}.`],
      buttons: [sayButton('See late duties', 'duties late')],
    },
  ]
}
