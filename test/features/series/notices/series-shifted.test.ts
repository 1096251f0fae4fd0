import { describe, expect, test } from '@jest/globals'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { revised, tellingOf } from '#features/meetings/tells-members.ts'
import { newPerson } from '#features/people/person.ts'
import { changedParts, type SeriesPart } from '#features/series/dates/series-parts.ts'
import { followingSeries } from '#features/series/follow-series.ts'
import type { MeetingSeries } from '#features/series/meeting-series.ts'
import { revisedSeries } from '#features/series/meeting-series.ts'
import { seriesShifted } from '#features/series/notices/series-shifted.ts'
import type { SeriesFacts } from '#features/series/notified/series-facts.ts'
import type { Asked } from '#outbox/notice-kind.ts'
import { instantText } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { u4ssc } from '../../../app.ts'
import { said, wordsOf } from '../../../context.ts'

/* Fridays 15:00 in Geneva, for somebody in New York: 09:00, from 19 March 10:00, from 2 April 09:00 again. */

const charter = u4ssc()
const group = charter.groups.find(({ id }) => id === 'procurement')
const begin = '2021-02-01T08:00:00Z'
const part: SeriesPart = {
  ...{ title: 'Case studies', agenda: '', link: null, place: null },
  rhythm: { kind: 'weeks', every: 1, on: [5] },
  from: '2021-02-12',
  end: null,
  time: '15:00',
  zone: 'Europe/Zurich',
  said: 'Geneva',
  lasts: 'PT60M',
  changes: [],
}
const fridays: MeetingSeries = {
  _id: 'series',
  group: 'procurement',
  parts: [part],
  lastDay: null,
  state: 'scheduled',
  cancelledBecause: null,
  rev: 1,
  tellings: [
    { rev: 1, at: begin, by: 'lea', act: 'schedule', state: 'scheduled', parts: [part], cancelledBecause: null },
  ],
  ledBy: 'lea',
  scheduledBy: 'lea',
  scheduledAt: begin,
  changedAt: begin,
  made: { rev: 1, until: '2021-05-01' },
}

function meetingOn(slot: string): Meeting {
  const sessions = derivedSessions([{ date: slot, time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }])
  const knownRev = { state: 'scheduled' as const, sessions, link: null, place: null }
  return {
    _id: `series-${slot}`,
    group: 'procurement',
    reference: `PROC-${slot.slice(-2)}`,
    title: 'Case studies',
    ...knownRev,
    agenda: '',
    rev: 1,
    tellings: [tellingOf(knownRev, { rev: 1, by: 'lea', at: begin, act: 'series' })],
    cancelledBecause: null,
    sequence: 0,
    changedAt: begin,
    ledBy: 'lea',
    scheduledBy: 'lea',
    scheduledAt: begin,
    minutes: noMinutes,
    addedOnce: [],
    series: { id: 'series', slot, rev: 1, own: false },
  }
}

const slots = ['2021-03-12', '2021-03-19', '2021-03-26', '2021-04-02', '2021-04-09']
const meetings = slots.map(meetingOn)
type Rows = Asked<SeriesFacts>['rows']
const row = (kind: string, slot: string, settledAt = 0): Rows[number] => ({
  kind,
  slot,
  to: 'nia',
  state: 'sent',
  tellsRev: kind === 'series-shifted' ? null : 1,
  settledAt,
  dueAt: settledAt,
})
const heard = [row('series-scheduled', '')]

type About = {
  now?: string
  series?: MeetingSeries
  meetings?: readonly Meeting[]
  rows?: Rows
  zone?: string
  muted?: string[]
}

/** What somebody in New York is to be told, by slot, and when. */
function wanted(about: About): string[] {
  return seriesShifted.wanted(factsOf(about)).map(({ slot, dueAt }) => `${slot} ${instantText(dueAt)}`)
}

function factsOf(about: About): Asked<SeriesFacts> {
  if (!group) throw new Error('the charter has Procurement')
  const { now = '2021-03-01T08:00:00Z', series = fridays, rows = heard, zone = 'America/New_York', muted = [] } = about
  const nia = { ...newPerson('nia', begin, { name: 'Nia', zone }), muted }
  return {
    people: new Map([['nia', nia]]),
    series,
    meetings: about.meetings ?? meetings,
    group,
    charter,
    roster: {
      group: 'procurement',
      members: [{ person: 'nia', since: '2021-01-01T00:00:00Z' }],
      leaders: [],
      secretariat: [],
    },
    rsvps: [],
    rows,
    now,
  }
}

const changing = (slot: string, change: (meeting: Meeting) => Meeting) =>
  meetings.map((meeting) => (meeting.series?.slot === slot ? change(meeting) : meeting))
const cancelled = (meeting: Meeting) =>
  revised(meeting, { by: 'lea', at: begin, act: 'cancel' }, { state: 'cancelled' })
const moved = (meeting: Meeting) => {
  const [session] = meeting.sessions
  const sessions = session ? derivedSessions([{ ...session, date: plusDays(session.date, 1) }]) : []
  return revised(meeting, { by: 'lea', at: begin, act: 'move' }, { sessions })
}

describe('a clock change', () => {
  test('is told a week before the first meeting it shifts: both of a spring in one', () => {
    expect(wanted({})).toEqual(['2021-03-19 2021-03-12T14:00:00Z'])
  })

  test('is told by the first meeting, with what follows', () => {
    const facts = factsOf({})
    const [notice] = seriesShifted.wanted(facts)
    const message = notice && seriesShifted.message(facts, notice)
    expect(said(message?.summary ?? [], { zone: 'America/New_York' })).toBe(
      'PROC-19: Fri 19 Mar 2021, 10:00 New York (15:00 Geneva). Clocks change: until now it was 09:00 for you. Case studies',
    )
    expect(message && wordsOf(message, { zone: 'America/New_York' })).toBe(`Clocks change: new local time for you
Procurement: Case studies stays at 15:00 Geneva. For you it was 09:00. It is 10:00 from Fri 19 Mar 2021 on, and 09:00 from Fri 2 Apr 2021 on.
[See PROC-19]`)
  })

  test('is told once a season, and the next season again', () => {
    const knownRev = [...heard, row('series-shifted', '2021-03-19')]
    expect(wanted({ rows: knownRev, now: '2021-03-13T08:00:00Z' })).toEqual(['2021-11-05 2021-10-29T14:00:00Z'])
    expect(wanted({ rows: knownRev, now: '2021-03-27T08:00:00Z' })).toEqual(['2021-11-05 2021-10-29T14:00:00Z'])
  })

  test('is told to nobody whose clocks stay with those of the series, or who turned it down', () => {
    expect(wanted({ zone: 'Europe/Berlin' })).toEqual([])
    // Clocks in Tunis never change: there it is those in Geneva that do.
    expect(wanted({ zone: 'Africa/Tunis' })).toEqual(['2021-04-02 2021-03-26T13:00:00Z'])
    expect(wanted({ muted: ['series-shifted|procurement'] })).toEqual([])
  })

  test('is of the next meeting where the first one is cancelled, or moved by itself', () => {
    expect(wanted({ meetings: changing('2021-03-19', cancelled) })).toEqual(['2021-03-26 2021-03-19T14:00:00Z'])
    expect(wanted({ meetings: changing('2021-03-19', moved) })).toEqual(['2021-03-26 2021-03-19T14:00:00Z'])
    // Whoever has heard already hears no more.
    const rows = [...heard, row('series-shifted', '2021-03-19')]
    const off = changing('2021-03-19', cancelled)
    expect(wanted({ rows, meetings: off, now: '2021-03-13T08:00:00Z' })).toEqual(['2021-11-05 2021-10-29T14:00:00Z'])
  })

  test('is not told before somebody knows of the series', () => {
    expect(wanted({ rows: [], now: '2021-03-16T08:00:00Z' })).toEqual(['2021-03-19 2021-03-17T09:00:00Z'])
    const today = [row('series-scheduled', '', Date.parse('2021-03-16T08:00:00Z'))]
    expect(wanted({ rows: today, now: '2021-03-16T08:00:00Z' })).toEqual(['2021-03-19 2021-03-17T08:00:00Z'])
  })

  test('is not what a leader changes; a new length or day alone hides none', () => {
    const change = (to: Parameters<typeof changedParts>[2]) =>
      revisedSeries(
        fridays,
        { by: 'lea', at: begin, act: 'change' },
        { parts: changedParts(fridays.parts, '2021-03-19', to), state: 'scheduled', lastDay: null },
      )
    const rows = [{ ...row('series-changed', '2'), tellsRev: 2 }]
    const following = (series: MeetingSeries) => meetings.map((meeting) => followingSeries(meeting, series, begin))
    const later = change({ time: '16:00' })
    // 09:00 before, then 11:00: that was the leader. Then clocks in Geneva change, and it is 10:00.
    expect(wanted({ series: later, meetings: following(later), rows })).toEqual(['2021-04-02 2021-03-26T14:00:00Z'])
    const longer = change({ lasts: 'PT90M' })
    expect(wanted({ series: longer, meetings: following(longer), rows })).toEqual(['2021-03-19 2021-03-12T14:00:00Z'])
  })

  test('of what is cancelled is none', () => {
    const off = revisedSeries(
      fridays,
      { by: 'lea', at: begin, act: 'cancel' },
      { parts: [], state: 'cancelled', lastDay: '2021-02-01' },
    )
    expect(wanted({ series: off })).toEqual([])
  })
})
