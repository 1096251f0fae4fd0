import { actButton, sayButton } from '#chat/button.ts'
import type { Button } from '#chat/message.ts'
import type { Meeting } from '#features/meetings/meeting.ts'

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
