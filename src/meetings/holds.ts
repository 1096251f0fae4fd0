import type { Charter } from '#charter/charter.ts'
import { epochOf, type Instant, instantText, millisecondsOf } from '#time/instant.ts'
import type { Meeting, Telling } from './meeting.ts'
import { firstStart } from './session-times.ts'

/**
 * Until when nobody hears of a revision, and its undoing works. Moves within the hold of the first of them are told as
 * one, when that ends. A change close to the start is told at once (`charter.meetings.holdNotWithin`).
 */
export function holdEnd(meeting: Meeting, charter: Charter, rev = meeting.rev): Instant {
  let [burstEnd, end]: [Instant, Instant] = ['', '']
  for (const [index, telling] of meeting.tellings.entries()) {
    const before = meeting.tellings[index - 1]
    const own = ownHoldEnd(telling, charter)
    if (telling.act === 'cancel' || before === undefined) [burstEnd, end] = ['', own]
    else if (isClose(telling, before, charter)) end = telling.at
    else {
      if (telling.at >= burstEnd) burstEnd = own
      end = burstEnd
    }
    if (telling.rev === rev) return end
  }
  throw new Error(`meeting ${meeting._id} has no revision ${rev}`)
}

/** Whether a revision concerns a time less than a day away, the old or the new one. */
function isClose(telling: Telling, before: Telling, charter: Charter): boolean {
  const within = millisecondsOf(charter.meetings.holdNotWithin)
  const distance = (other: Telling) => epochOf(firstStart(other)) - epochOf(telling.at)
  return distance(telling) < within || distance(before) < within
}

function ownHoldEnd({ act, at }: Telling, charter: Charter): Instant {
  const { hold } = charter.meetings
  const length = act === 'cancel' ? hold.cancel : act === 'schedule' || act === 'import' ? hold.schedule : hold.move
  return instantText(epochOf(at) + millisecondsOf(length))
}

/** What can be taken back: the revision, and what was true before it (null: there was no meeting). */
export type Undoable = { undoes: Telling; restores: Telling | null }

/** The last act on a meeting that has not been taken back; null where there is none. */
export function lastAct(meeting: Meeting): Undoable | null {
  const standing: Undoable[] = []
  for (const [index, telling] of meeting.tellings.entries())
    if (telling.act === 'undo') standing.pop()
    else standing.push({ undoes: telling, restores: meeting.tellings[index - 1] ?? null })
  return standing.at(-1) ?? null
}
