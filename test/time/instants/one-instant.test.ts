import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { rhythmOf } from '#features/meetings/group-rhythm.ts'
import { type Meeting, noMinutes, type Session } from '#features/meetings/meeting.ts'
import { remindersOf } from '#features/meetings/reminder-times.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { newPerson } from '#features/people/person.ts'
import { sessionOf } from '#features/series/dates/series-dates.ts'
import { calendarFeed, feedCache } from '#features/subscriptions/calendar-feed.ts'
import { epochOf, instantText, millisecondsOf } from '#time/instant.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import type { Rhythm, Series } from '#time/series/series.ts'
import { plusDays } from '#time/wall-time.ts'
import { u4ssc } from '../../app.ts'
import { said } from '../../context.ts'
import { type ReadEvent, readByIcalJs, readByNodeIcal } from '../../icalendar/read-back.ts'
import { allZones, asShown, clockShows, momentsShowing, timesShown } from './another-clock.ts'

/* What is stored, shown, reminded, written to a calendar and read back is one instant, by another clock than ours. */

const runs = { meetings: 3000, feeds: 30, inFeed: 50, series: 150 }
const charter = u4ssc()
const zone = fc.constantFrom(...allZones)
const date = fc.integer({ min: 0, max: 4000 }).map((days) => plusDays('2019-01-01', days))
const any = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 29, 30, 45, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
/** Half of them in the hours in which clocks change. */
const time = fc.oneof(any, fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '23:30'))
const lasts = fc.constantFrom('PT15M', 'PT60M', 'PT90M', 'PT8H')
const asked = fc.record({ date, time, zone, lasts })

function stored(of: { date: string; time: string; zone: string; lasts: string }): Session & { at: string } {
  const [session] = derivedSessions([of])
  if (session?.at === undefined || session.at === null) throw new Error('a session with a time has its instant')
  return { ...session, at: session.at }
}

describe(`${runs.meetings} meetings at any time, in any of ${allZones.length} zones`, () => {
  test('are stored as the instant at which a clock there shows that time', () => {
    fc.assert(
      fc.property(asked, fc.boolean(), (of, later) => {
        const moments = momentsShowing(`${of.date}T${of.time}`, of.zone)
        const [first, second] = moments
        if (first === undefined) {
          // Clocks skip it: the meeting is as much later as they go forward.
          const gone = epochOf(stored(of).at)
          expect(clockShows(gone, of.zone) > `${of.date}T${of.time}`).toBe(true)
          expect(gone - 86_400_000).toBeLessThan(momentsShowing(`${of.date}T12:00`, of.zone)[0] ?? Number.NaN)
          return
        }
        expect(stored(of).at).toBe(instantText(first))
        // Of a repeated hour either may be chosen.
        const chosen = instantText((later && second) || first)
        expect(derivedSessions([{ ...of, at: chosen }])[0]?.at).toBe(chosen)
      }),
      { numRuns: runs.meetings },
    )
  })

  test('are shown to a reader anywhere as what the clocks show, there and at the meeting’s', () => {
    fc.assert(
      fc.property(asked, zone, (of, reader) => {
        const session = stored(of)
        const words = said(whenSpans(session), { zone: reader })
        expect(timesShown(words)).toEqual([asShown(epochOf(session.at), { zone: of.zone, reader })])
      }),
      { numRuns: runs.meetings },
    )
  })

  test('are reminded of that long before that instant, wherever the reader is', () => {
    fc.assert(
      fc.property(asked, zone, (of, reader) => {
        const session = stored(of)
        const person = newPerson('expert', '2018-01-01T00:00:00Z', { name: 'Expert', zone: reader })
        const ask = {
          person,
          rsvp: null,
          leads: true,
          charter,
          before: null,
          apart: null,
          since: '2018-01-01T00:00:00Z',
          now: '2018-02-01T00:00:00Z',
        }
        const reminders = remindersOf(meetingOf([session]), session, { ...ask, lastNotified: { rev: 1, at: 0 } })
        expect(reminders.map(({ offset }) => offset).sort()).toEqual([...rhythmOf(charter, null).offsets].sort())
        for (const { offset, dueAt } of reminders) expect(instantText(dueAt + millisecondsOf(offset))).toBe(session.at)
      }),
      { numRuns: runs.meetings },
    )
  })
})

const parsers = [
  { name: 'ical.js', read: readByIcalJs },
  { name: 'node-ical', read: readByNodeIcal },
]
const feed = fc.array(asked.map(stored), { minLength: runs.inFeed, maxLength: runs.inFeed })

test.each(parsers)(`${runs.feeds * runs.inFeed} meetings written to calendars and read back by $name`, ({ read }) => {
  fc.assert(
    fc.property(feed, (sessions) => {
      expect(timesOf(read(written(sessions)))).toEqual(sessions.map(timeOf))
    }),
    { numRuns: runs.feeds },
  )
})

const on = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 2 })
const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ kind: fc.constant('weeks' as const), every: fc.integer({ min: 1, max: 3 }), on }),
  fc.record({
    kind: fc.constant('months' as const),
    every: fc.constant(1),
    on: fc.tuple(fc.record({ nth: fc.constantFrom(1, 2, 3, 4, -1), weekday: fc.integer({ min: 1, max: 7 }) })),
  }),
)
const series: fc.Arbitrary<Series> = fc
  .record({ rhythm, from: date, time, zone, lasts })
  .map((one) => ({ ...one, end: { count: 12 }, said: 'there', changes: [] }))

test(`${runs.series} series: every meeting keeps its wall time, as stored and as read back from a calendar`, () => {
  fc.assert(
    fc.property(series, zone, (one, reader) => {
      const dates = occurrencesOf(one, { from: one.from, to: plusDays(one.from, 800) })
      const sessions = dates.map(sessionOf).map((session) => ({ ...session, at: session.at ?? '' }))
      expect(sessions.length).toBe(12)
      for (const { date: day, at } of sessions) {
        const [first] = momentsShowing(`${day}T${one.time}`, one.zone)
        if (first !== undefined) expect(at).toBe(instantText(first))
        const words = said(whenSpans({ ...stored({ ...one, date: day, time: one.time ?? '' }), at }), { zone: reader })
        expect(timesShown(words)).toEqual([asShown(epochOf(at), { zone: one.zone, reader })])
      }
      expect(timesOf(readByIcalJs(written(sessions)))).toEqual(sessions.map(timeOf))
    }),
    { numRuns: runs.series },
  )
})

function written(sessions: readonly Session[]): string {
  const group = { title: 'Procurement', short: 'Procurement' }
  const meetings = sessions.map((session, at) => ({
    meeting: { ...meetingOf([session]), _id: `meeting-${at}` },
    ...{ group, whole: true },
  }))
  return calendarFeed({ id: 'feed', name: 'Feed', host: 'convenor' }, meetings, feedCache()).toString()
}

const timesOf = (events: readonly ReadEvent[]) => events.map(({ start, end }) => ({ start, end }))
const timeOf = ({ at, lasts: length }: Session) => ({
  start: at,
  end: instantText(epochOf(at ?? '') + millisecondsOf(length)),
})

function meetingOf(sessions: Session[]): Meeting {
  const told = { state: 'scheduled' as const, sessions, link: null, place: null }
  const at = '2018-01-01T00:00:00Z'
  return {
    ...told,
    ...{ _id: 'meeting', group: 'procurement', reference: 'PROC-1', title: 'Studies', agenda: '' },
    rev: 1,
    tellings: [{ ...told, rev: 1, by: 'leader', at, act: 'schedule' }],
    ...{ cancelledBecause: null, sequence: 0, changedAt: at, ledBy: null, scheduledBy: 'leader', scheduledAt: at },
    ...{ minutes: noMinutes, addedOnce: [] },
  }
}
