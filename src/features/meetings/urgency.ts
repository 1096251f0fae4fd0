import type { Charter } from '#charter/charter.ts'
import { epochOf, type Instant, millisecondsOf } from '#time/instant.ts'
import type { Telling } from './meeting.ts'
import type { Rsvp } from './rsvp.ts'
import { firstStart } from './session-times.ts'

/** How soon something has to be read. `latest`: epoch milliseconds it must not be held back beyond. */
export type Urgency = { priority: 0 | 2; urgency: 'now' | 'soon'; quiet: 'wait' | 'ignore'; latest: number }

const readingTime = millisecondsOf('PT2H')

/**
 * How urgent it is to hear of a telling, for somebody who knows an older one. Close to the start, the old one or the new
 * one, it breaks the quiet of those who mean to come; else it waits for the end of quiet hours, but not to the last moment.
 */
export function urgencyOf(
  { now, known }: { now: Telling; known: Telling | null },
  answers: readonly Rsvp[],
  charter: Charter,
): Urgency {
  const starts = [now, ...(known ? [known] : [])].map((telling) => epochOf(firstStart(telling)))
  const ahead = starts.filter((start) => start > epochOf(now.at))
  const start = Math.min(...(ahead.length > 0 ? ahead : starts))
  return urgencyAt(start, { at: now.at, answers }, charter)
}

/** The same for a start, in epoch milliseconds, and the instant of the act that is told. */
export function urgencyAt(
  start: number,
  { at, answers }: { at: Instant; answers: readonly Rsvp[] },
  charter: Charter,
): Urgency {
  const close = start - epochOf(at) < millisecondsOf(charter.meetings.holdNotWithin)
  const means = answers.some(({ answer }) => answer !== 'no')
  return {
    priority: close ? 0 : 2,
    urgency: close ? 'now' : 'soon',
    quiet: close && means ? 'ignore' : 'wait',
    latest: start - readingTime,
  }
}
