import type { Charter } from '#charter/charter.ts'
import { epochOf, type Instant, millisecondsOf, plus } from '#time/instant.ts'
import type { Meeting, Telling } from './meeting.ts'
import { firstStart } from './session-times.ts'

/** A revision of a meeting, or of a series. */
type Revision = { rev: number; at: Instant; act: string }

/** How long a revision can be undone before anybody is told of it. `alone`: it is no part of a burst of changes. `close`: it is told at once. */
type UndoWindowRules<T> = {
  length(telling: T, before: T | undefined): string
  alone(telling: T): boolean
  close(telling: T, before: T): boolean
  /** It cannot be undone, and leaves the time to undo what was done before. */
  byItself?(telling: T): boolean
}

/**
 * Until when nobody hears of a revision, and its undoing works. Moves within the undo window of the first of them are told as
 * one, when that ends. A change close to the start is told at once (`charter.meetings.holdNotWithin`).
 */
export function undoWindowEnd(meeting: Meeting, charter: Charter, rev = meeting.rev): Instant {
  const { hold: undoWindow } = charter.meetings
  return windowEnd<Telling>(meeting, rev, {
    length: ({ act, state }, before) => {
      if (act === 'cancel' || (act === 'series' && state === 'cancelled')) return undoWindow.cancel
      return before === undefined || act === 'schedule' || act === 'import' ? undoWindow.schedule : undoWindow.move
    },
    alone: ({ act }) => act === 'cancel' || act === 'series',
    byItself: ({ act }) => act === 'clock',
    close: (telling, before) => isClose(telling, before, charter),
  })
}

/** The same of whatever is told by revisions. @throws where there is no such revision. */
export function windowEnd<T extends Revision>(
  { _id, tellings }: { _id: string; tellings: readonly T[] },
  rev: number,
  { length, alone, close, byItself }: UndoWindowRules<T>,
): Instant {
  let [burstEnd, end]: [Instant, Instant] = ['', '']
  for (const [index, telling] of tellings.entries()) {
    const before = tellings[index - 1]
    const own = plus(telling.at, length(telling, before))
    if (byItself?.(telling)) end = telling.at > end ? telling.at : end
    else if (before === undefined || alone(telling)) [burstEnd, end] = ['', own]
    else if (close(telling, before)) end = telling.at
    else {
      if (telling.at >= burstEnd) burstEnd = own
      end = burstEnd
    }
    if (telling.rev === rev) return end
  }
  throw new Error(`${_id} has no revision ${rev}`)
}

/** Whether a revision concerns a time less than a day away, the old or the new one. */
function isClose(telling: Telling, before: Telling, charter: Charter): boolean {
  const within = millisecondsOf(charter.meetings.holdNotWithin)
  const distance = (other: Telling) => epochOf(firstStart(other)) - epochOf(telling.at)
  return distance(telling) < within || distance(before) < within
}

/** What can be taken back: the revision, and what was true before it (null: there was nothing). */
export type Undoable<T> = { undoes: T; restores: T | null }

/** The last act that has not been taken back; null where there is none, or a meeting has followed its series since. */
export function lastAct<T extends Revision>(about: { tellings: readonly T[] }): Undoable<T> | null {
  const last = standingActs(about).at(-1)
  return last === undefined || last.undoes.act === 'series' ? null : last
}

/** All that was done and has not been taken back, in order. */
export function standingActs<T extends Revision>({ tellings }: { tellings: readonly T[] }): Undoable<T>[] {
  return actsOf(tellings).standing
}

/** Whether somebody has taken this revision back already. */
export function isTakenBack<T extends Revision & { by: string }>(
  { tellings }: { tellings: readonly T[] },
  { rev, by }: { rev: number; by: string },
): boolean {
  return actsOf(tellings).takenBack.some(({ act, undo }) => act.undoes.rev === rev && undo.by === by)
}

function actsOf<T extends Revision>(tellings: readonly T[]) {
  const standing: Undoable<T>[] = []
  const takenBack: { act: Undoable<T>; undo: T }[] = []
  for (const [index, telling] of tellings.entries())
    if (telling.act === 'clock') continue
    else if (telling.act === 'undo') {
      const act = standing.pop()
      if (act) takenBack.push({ act, undo: telling })
    } else standing.push({ undoes: telling, restores: tellings[index - 1] ?? null })
  return { standing, takenBack }
}
