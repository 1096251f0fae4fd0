import { actButton, buttons, formButton, sayButton, text } from '#chat/button.ts'
import type { Block, Button } from '#chat/message.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import type { UntimedMeeting } from '#features/meetings/read-untimed.ts'
import { untimedSessions } from '#features/meetings/untimed.ts'
import { sayDate } from '#time/say-instant.ts'

/** Whether a meeting took place for which nobody set a time. Only then its minutes are asked for. */
export function heldButtons({ _id }: Pick<Meeting, '_id'>): Button[] {
  const about = { meeting: _id }
  return [
    actButton('Mark as held', 'minutes-it-happened', about),
    actButton('Mark as not held', 'minutes-did-not-happen', about),
  ]
}

/** The same question of one meeting among others: it opens a card of its own, so that the others stay. */
export function answerHeldButton({ reference }: Pick<Meeting, 'reference'>): Button {
  return sayButton(`Answer for ${reference}`, `minutes ${reference}`)
}

/** The meetings ahead that have no time yet, and those whose day went by without one, each with what to press. */
export function untimedBlocks(meetings: readonly UntimedMeeting[]): Block[] {
  return meetings.flatMap(({ meeting, isOver }): Block[] => {
    const [session] = untimedSessions(meeting)
    if (session === undefined) return []
    const date = sayDate(session.date)
    if (isOver)
      return [
        text(`Did ${meeting.reference} take place? It was planned for ${date}, but had no time.`),
        buttons(answerHeldButton(meeting)),
      ]
    const about = { meeting: meeting._id, session: session.id }
    return [
      text(`${meeting.reference} on ${date} has no time yet.`),
      buttons(formButton(`Set ${meeting.reference} time`, 'set-time', about)),
    ]
  })
}
