import { describe, expect, test } from '@jest/globals'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { answerAskOf, type RemindedOf, remindersOf } from '#features/meetings/reminder-times.ts'
import type { Rsvp } from '#features/meetings/rsvp.ts'
import { derivedSessions, startOf } from '#features/meetings/session-times.ts'
import { tellingOf } from '#features/meetings/tells-members.ts'
import { newPerson } from '#features/people/person.ts'
import type { Instant } from '#time/instant.ts'
import { u4ssc } from '../../app.ts'

const charter = u4ssc()
const early = '2021-01-01T00:00:00Z'
const expert = newPerson('expert', early, { zone: 'Africa/Nairobi' })

function meetingOn(date: string, time: string | null = '15:00'): Meeting {
  const sessions = derivedSessions([{ date, time, zone: 'Europe/Zurich', lasts: 'PT60M' }])
  const lastNotified = { state: 'scheduled' as const, sessions, link: null, place: null }
  return {
    _id: date,
    group: 'procurement',
    reference: 'PROC-1',
    title: 'Studies',
    agenda: '',
    ...lastNotified,
    rev: 1,
    tellings: [tellingOf(lastNotified, { rev: 1, by: 'ana', at: early, act: 'series' })],
    cancelledBecause: null,
    sequence: 0,
    changedAt: early,
    ledBy: null,
    scheduledBy: 'ana',
    scheduledAt: early,
    minutes: noMinutes,
    addedOnce: [],
  }
}

/** How long before it somebody is reminded of a meeting, of which they have known for long. */
function reminded(meeting: Meeting, before: Meeting | null, own?: string[]): string[] {
  const [session] = meeting.sessions
  if (!session) throw new Error('a meeting has a session')
  const [other] = before?.sessions ?? []
  const start: Instant | null = other ? startOf(other) : null
  const person = own ? { ...expert, reminders: { '*': own } } : expert
  const lastNotified = { rev: 1, at: 0 }
  return remindersOf(meeting, session, {
    ...{ person, rsvp: null, leads: true, charter, since: early, lastNotified, before: start, apart: null },
    now: '2021-02-01T00:00:00Z',
  }).map(({ offset }) => offset)
}

describe('of a series', () => {
  test('nobody is reminded of a meeting before the one before it', () => {
    const meeting = meetingOn('2021-06-15')
    expect(reminded(meeting, null)).toEqual(['P7D', 'P1D', 'PT1H'])
    expect(reminded(meeting, meetingOn('2021-05-18'))).toEqual(['P7D', 'P1D', 'PT1H'])
    expect(reminded(meeting, meetingOn('2021-06-07'))).toEqual(['P7D', 'P1D', 'PT1H'])
    expect(reminded(meeting, meetingOn('2021-06-08'))).toEqual(['P1D', 'PT1H'])
    expect(reminded(meeting, meetingOn('2021-06-14'))).toEqual(['PT1H'])
  })

  test('a week is a week also where clocks change in it', () => {
    expect(reminded(meetingOn('2021-11-02'), meetingOn('2021-10-26'))).toEqual(['P1D', 'PT1H'])
    expect(reminded(meetingOn('2021-03-30'), meetingOn('2021-03-23'))).toEqual(['P1D', 'PT1H'])
  })

  test('and where only the days are known', () => {
    expect(reminded(meetingOn('2021-06-15', null), meetingOn('2021-06-08', null))).toEqual(['P1D'])
    expect(reminded(meetingOn('2021-06-15', null), meetingOn('2021-06-07', null))).toEqual(['P7D', 'P1D'])
  })

  test('whoever chose one reminder gets it', () => {
    expect(reminded(meetingOn('2021-06-15'), meetingOn('2021-06-08'), ['P7D'])).toEqual(['P7D'])
    expect(reminded(meetingOn('2021-06-15'), meetingOn('2021-06-08'), ['P14D', 'P7D'])).toEqual(['P7D'])
  })
})

describe('before a meeting of a group that meets every week', () => {
  const meeting = meetingOn('2021-06-15')
  const [session] = meeting.sessions
  if (!session) throw new Error('a meeting has a session')
  const start = Date.parse('2021-06-15T13:00:00Z')
  const hours = (count: number) => count * 3_600_000
  const asked = (more: Partial<RemindedOf>): RemindedOf => ({
    ...{ person: expert, rsvp: null, leads: false, charter, since: early, before: null, apart: 7 },
    ...{ lastNotified: { rev: 1, at: 0 }, now: '2021-02-01T00:00:00Z', ...more },
  })
  const said = (answer: Rsvp['answer'], at = early): Rsvp => ({
    ...{ _id: 'r', meeting: meeting._id, session: '1', person: 'expert', answer, note: null, at },
    forTime: '2021-06-15T13:00:00Z',
  })
  const own = (offsets: string[]) => ({ ...expert, reminders: { '*': offsets } })
  const messages = (more: Partial<RemindedOf>) => ({
    reminders: remindersOf(meeting, session, asked(more)).map(({ offset }) => offset),
    ask: answerAskOf(meeting, session, asked(more))?.offset ?? null,
  })

  test.each<[string, Partial<RemindedOf>, { reminders: string[]; ask: string | null }]>([
    ['somebody who has not answered is asked once', {}, { reminders: [], ask: 'P2D' }],
    ['somebody who said Yes is reminded', { rsvp: said('yes') }, { reminders: ['PT1H'], ask: null }],
    ['somebody who said Maybe is reminded', { rsvp: said('maybe') }, { reminders: ['PT1H'], ask: null }],
    ['somebody who said No hears nothing', { rsvp: said('no') }, { reminders: [], ask: null }],
    ['its leader is reminded, and not asked', { leads: true }, { reminders: ['PT1H'], ask: null }],
    ['its leader who said No hears nothing', { leads: true, rsvp: said('no') }, { reminders: [], ask: null }],
    ['somebody gets what they chose', { person: own(['P1D']) }, { reminders: ['P1D'], ask: null }],
    ['somebody who turned reminders off hears nothing', { person: own([]) }, { reminders: [], ask: null }],
    [
      'somebody who said No gets nothing they chose',
      { person: own(['P1D']), rsvp: said('no') },
      { reminders: [], ask: null },
    ],
    [
      'who answers on the last day is reminded of what is left',
      { apart: 30, rsvp: said('yes', '2021-06-14T14:00:00Z') },
      { reminders: ['PT1H'], ask: null },
    ],
  ])('%s', (_, more, expected) => {
    expect(messages(more)).toEqual(expected)
  })

  test('nobody is asked who was asked within a day before, by the invitation or a move', () => {
    const heard = (before: number) => messages({ lastNotified: { rev: 1, at: start - hours(before) } }).ask
    expect([heard(72), heard(71), heard(49), heard(1)]).toEqual(['P2D', null, null, null])
  })

  test('the question is of use until the meeting begins', () => {
    expect(answerAskOf(meeting, session, asked({}))).toMatchObject({ dueAt: start - hours(48), sendBy: start })
  })

  test('of which only the day is known, it comes in the morning two days before', () => {
    const open = meetingOn('2021-06-15', null)
    const [day = session] = open.sessions
    const ask = answerAskOf(open, day, asked({}))
    expect(ask && new Date(ask.dueAt).toISOString()).toBe('2021-06-13T06:00:00.000Z')
  })
})
