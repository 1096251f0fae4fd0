import { buttons, note, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { MeetingClash } from '#features/meetings/clashes/clashes-ahead.ts'
import { people } from '#time/english-words.ts'
import { showMeetingButton } from './meeting-card.ts'
import { whenSpans } from './meeting-spans.ts'

/** More clashes than these are counted. */
const most = 3

/** "FIN-3 and PROC-7, Fri 21 May 2021, 15:00 Geneva: 6 people in both", each with the buttons that show the two. */
export function clashBlocks(clashes: readonly MeetingClash[]): Block[] {
  if (clashes.length === 0) return []
  const more = clashes.length - most
  return [
    text('Meetings at the same time:'),
    ...clashes
      .slice(0, most)
      .flatMap(({ meetings: [one, other], session, shared }): Block[] => [
        text(`${one.reference} and ${other.reference}, `, ...whenSpans(session), `: ${people(shared)} in both.`),
        buttons(showMeetingButton(one), showMeetingButton(other)),
      ]),
    ...(more > 0 ? [note(`and ${more} more`)] : []),
  ]
}
