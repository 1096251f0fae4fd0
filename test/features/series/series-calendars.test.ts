import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Meeting } from '#features/meetings/meeting.ts'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { undoOccurrenceAct } from '#features/series/undo-occurrence-act.ts'
import { undoSeriesAct } from '#features/series/undo-series-act.ts'
import { calendarFeed, feedCache } from '#features/subscriptions/calendar-feed.ts'
import { calendarMeeting } from '#features/subscriptions/calendar-meeting.ts'
import { readFeed } from '#features/subscriptions/read-feed.ts'
import { meetingCalendar } from '#icalendar/meeting-calendar.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { type ReadEvent, readByIcalJs, readByNodeIcal } from '../../icalendar/read-back.ts'
import { talkingHouse } from '../../talking-house.ts'
import { cancelOne, leader, moveOne, quietHouse, scheduleIn, viewOf } from './procurement-series.ts'

/*
 * Whatever is done to a series, or to one of its meetings: each meeting keeps its one UID, every change that a calendar
 * shows raises its SEQUENCE, and what two parsers read in the feed and in the .ics is what is stored.
 */

const house = await quietHouse(await talkingHouse())
const group = { title: 'Procurement', short: 'Procurement' }

const nth = fc.nat(5)
const act = fc.oneof(
  fc.record({ kind: fc.constant('all' as const), from: nth, shift: fc.integer({ min: -2, max: 3 }), hour: fc.nat(23) }),
  fc.record({ kind: fc.constant('move' as const), one: nth, days: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('drop' as const), one: nth }),
  fc.record({ kind: fc.constant('end' as const), from: nth }),
  fc.record({ kind: fc.constant('undo' as const), what: fc.constantFrom('series' as const, 'meeting' as const) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
/** How long after the act before: within its hold, or not. */
const acts = fc.array(fc.record({ act, wait: fc.constantFrom('PT1M', 'PT15M') }), { minLength: 1, maxLength: 6 })

test('the calendar of a series follows any acts in any order', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (asked) => {
      house.set('2021-09-20T08:00:00Z')
      const line = 'every Tuesday 15:00 Geneva from 12 October 2021, 6 times'
      const { series, meetings } = await scheduleIn(house, line)
      let before = await checked(meetings)
      for (const { act: one, wait } of asked) {
        house.set(plus(house.now(), wait))
        await done(series._id, one)
        const after = await checked((await viewOf(house, series._id)).meetings)
        expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
        for (const [index, event] of after.entries()) {
          const was = before[index]
          const same = was && was.start === event.start && was.end === event.end && was.status === event.status
          if (same) expect(event.sequence).toBeGreaterThanOrEqual(was.sequence)
          else expect(event.sequence).toBeGreaterThan(was?.sequence ?? 0)
        }
        before = after
      }
    }),
    { numRuns: 15 },
  )
}, 120_000)

/** The meetings as calendars read them, in the order of their slots: in their .ics, and in the feed. */
async function checked(meetings: readonly Meeting[]): Promise<ReadEvent[]> {
  const bySlot = meetings.toSorted((one, other) => ((one.series?.slot ?? '') < (other.series?.slot ?? '') ? -1 : 1))
  const { meetings: fed } = await readFeed(house.as(leader), { scope: { kind: 'mine' } })
  const own = fed.filter(({ meeting }) => meeting.series?.id === meetings[0]?.series?.id)
  const feed = calendarFeed({ id: 'feed', name: 'Feed', host: 'convenor' }, own, feedCache()).toString()
  const [fromFeed, other] = [readByIcalJs(feed), readByNodeIcal(feed)]
  expect(timesOf(other)).toEqual(timesOf(fromFeed))
  return bySlot.map((meeting) => {
    const [event, ...more] = readByIcalJs(meetingCalendar(calendarMeeting(meeting, group, 'convenor')))
    if (!event || more.length > 0) throw new Error('a meeting with one session is one event')
    expect({ start: event.start, status: event.status, sequence: event.sequence }).toEqual({
      start: meeting.sessions[0]?.at,
      status: meeting.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
      sequence: meeting.sequence,
    })
    const entries = fromFeed.filter(({ uid }) => uid === event.uid)
    expect(timesOf(entries)).toEqual(entries.length === 0 ? [] : timesOf([event]))
    return event
  })
}

function timesOf(events: readonly ReadEvent[]) {
  return events
    .map(({ uid, start, end, status, sequence }) => ({ uid, start, end, status, sequence }))
    .toSorted((one, other) => (one.uid < other.uid ? -1 : 1))
}

async function done(series: string, one: Act): Promise<void> {
  try {
    await doIt(series, one)
  } catch (error) {
    // What is over cannot be changed: then nothing is.
    if (!(error instanceof UserError)) throw error
  }
}

async function doIt(id: string, one: Act): Promise<unknown> {
  const { series, meetings } = await viewOf(house, id)
  const meeting = meetings['one' in one ? one.one : 0]
  if (!meeting) return
  const common = { series: id, seen: series.rev, from: plusDays('2021-10-12', 7 * ('from' in one ? one.from : 0)) }
  if (one.kind === 'all')
    return changeSeries(house.as(leader), {
      ...common,
      to: { shift: one.shift, time: `${String(one.hour).padStart(2, '0')}:30` },
    })
  if (one.kind === 'end') return cancelSeries(house.as(leader), { ...common, because: null })
  if (one.kind === 'drop') return cancelOne(house, meeting)
  if (one.kind === 'move') return moveOne(house, meeting, plusDays(meeting.series?.slot ?? '', one.days))
  return one.what === 'series'
    ? undoSeriesAct(house.as(leader), { series: id })
    : undoOccurrenceAct(house.as(leader), { meeting: meeting._id })
}
