import type { Heard } from '#context.ts'
import type { HeardInSeries } from '#features/meetings/last-notified.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { timeKey } from '#features/meetings/session-times.ts'
import { epochOf } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { dateOfSlot, sessionOf } from '../dates/series-dates.ts'
import type { MeetingSeries } from '../meeting-series.ts'

/**
 * What somebody knows of one meeting by its series: that it is when the revision of the series that they know has it,
 * whatever it has been since. The first message shows each date as it is then, also one that was moved by itself.
 * @returns by the revision of the series that somebody knows, and what its messages told them.
 */
export function heardInSeries(
  meeting: Meeting,
  series: MeetingSeries,
): (known: { knownRev: number; by: readonly Heard[] }) => HeardInSeries {
  const slot = meeting.series?.slot ?? ''
  const announcedTimes = new Map(series.tellings.map((telling) => [telling.rev, timeIn(telling, slot)]))
  const followed = meeting.tellings.filter(({ act }) => act === 'series')
  return ({ knownRev, by }) => {
    const time = announcedTimes.get(knownRev)
    const heard = by.toSorted((one, other) => one.rev - other.rev)
    const first = heard.find(({ kind }) => kind === 'series-scheduled')
    const shown = first ? meeting.tellings.findLast(({ at }) => epochOf(at) < first.dueAt) : undefined
    const same = followed.findLast((telling) => timeOf(telling) === time)
    const since = heard.findLastIndex(({ rev }) => announcedTimes.get(rev) !== time) + 1
    return { rev: Math.max(shown?.rev ?? 0, same?.rev ?? 0), at: heard[since]?.at ?? 0 }
  }
}

function timeIn({ parts }: Pick<MeetingSeries, 'parts'>, slot: CalendarDate): string {
  const date = dateOfSlot({ parts }, slot)
  return date === null ? 'off' : timeOf({ state: 'scheduled', sessions: [sessionOf(date)] })
}

function timeOf({ state, sessions }: { state: Meeting['state']; sessions: readonly Session[] }): string {
  return state === 'cancelled' ? 'off' : sessions.map((session) => `${timeKey(session)} ${session.lasts}`).join()
}
