import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, sayButton } from '#chat/button.ts'
import type { Desk } from '#features/desk/desk.ts'
import { dutyName } from '#features/duties/cards/duty-words.ts'
import type { DutyRow } from '#features/duties/duty-rows.ts'
import { listed } from '#time/english-words.ts'
import type { DeskLine } from './desk-lines.ts'

/** So many of the late duties are named in their line. */
const mostNamed = 3

/** Two lines at most: the late duties, and once the listed groups for which the charter gave no dates. */
export function dutyLines({ lateDuties, flagged }: Pick<Desk, 'lateDuties' | 'flagged'>, charter: Charter): DeskLine[] {
  return [...lateDutyLines(lateDuties), ...flagLines(flagged, charter)]
}

function flagLines(flagged: readonly string[], charter: Charter): DeskLine[] {
  if (flagged.length === 0) return []
  const shorts = listed(flagged.map((group) => groupOf(charter, group).short))
  const { one, many } = charter.words.group
  return [
    {
      spans: [
        `${flagged.length} listed ${flagged.length === 1 ? `${one} publishes` : `${many} publish`} no dates: ${shorts}.`,
      ],
      buttons: [actButton('Hide this line', 'see-date-flag', {})],
    },
  ]
}

/** The duties that are late as one line, however many they are: counted, with the names of the first. */
function lateDutyLines(late: readonly DutyRow[]): DeskLine[] {
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
