import { describe, expect, test } from '@jest/globals'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { remindersOf } from '#features/meetings/reminder-times.ts'
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
