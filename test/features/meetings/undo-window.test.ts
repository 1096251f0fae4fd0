import { describe, expect, test } from '@jest/globals'
import { lastNotifiedRev } from '#features/meetings/last-notified.ts'
import { type Meeting, type MeetingAct, noMinutes } from '#features/meetings/meeting.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { revised, tellingOf, tellsMembers } from '#features/meetings/tells-members.ts'
import { lastAct, undoWindowEnd } from '#features/meetings/undo-window.ts'
import { u4ssc } from '../../app.ts'

const charter = u4ssc()
const on = (date: string, time = '15:00') => derivedSessions([{ date, time, zone: 'Europe/Zurich', lasts: 'PT60M' }])

function scheduled(at: string, act: MeetingAct = 'schedule'): Meeting {
  const told = { state: 'scheduled' as const, sessions: on('2020-05-21'), link: null, place: null }
  return {
    _id: 'm',
    group: 'procurement',
    reference: 'PROC-1',
    title: 'Studies',
    agenda: '',
    ...told,
    rev: 1,
    tellings: [tellingOf(told, { rev: 1, by: 'ana', at, act })],
    cancelledBecause: null,
    sequence: 0,
    changedAt: at,
    ledBy: null,
    scheduledBy: 'ana',
    scheduledAt: at,
    minutes: noMinutes,
    addedOnce: [],
  }
}

const acted = (meeting: Meeting, act: MeetingAct, change: Partial<Meeting> & { at: string; by?: string }) => {
  const { at, by = 'ana', ...rest } = change
  return revised(meeting, { by, at, act }, rest)
}

describe('what members are told', () => {
  const meeting = scheduled('2020-03-02T08:00:00Z')

  test('is time, length, link, place and whether it is on', () => {
    expect(tellsMembers(meeting, { ...meeting, sessions: on('2020-05-22') })).toBe(true)
    expect(tellsMembers(meeting, { ...meeting, link: 'https://x.example' })).toBe(true)
    expect(tellsMembers(meeting, { ...meeting, place: 'Room 5' })).toBe(true)
    expect(tellsMembers(meeting, { ...meeting, state: 'cancelled' })).toBe(true)
  })

  test('is not the title, the agenda, nor the same time written in another zone', () => {
    const elsewhere = derivedSessions([{ date: '2020-05-21', time: '16:00', zone: 'Africa/Nairobi', lasts: 'PT60M' }])
    expect(tellsMembers(meeting, { ...meeting, sessions: elsewhere })).toBe(false)
    const edited = acted(meeting, 'edit', { title: 'Other', agenda: '1', at: '2020-03-02T09:00:00Z' })
    expect(edited).toMatchObject({ rev: 1, sequence: 1 })
    expect(edited.tellings).toHaveLength(1)
  })

  test('is nothing more once it is cancelled', () => {
    const off = acted(meeting, 'cancel', { state: 'cancelled', at: '2020-03-02T09:00:00Z' })
    expect(tellsMembers(off, { ...off, link: 'https://x.example' })).toBe(false)
  })
})

describe('who knows what', () => {
  const meeting = acted(scheduled('2020-03-02T08:00:00Z'), 'move', {
    sessions: on('2020-05-22'),
    at: '2020-03-10T08:00:00Z',
    by: 'ben',
  })
  const member = (person: string, since: string) => ({ person, since, zone: 'Europe/Zurich' })

  test('whoever acted knows their own act', () => {
    expect(lastNotifiedRev(meeting, member('ana', '2020-01-01T00:00:00Z'), 0)).toBe(1)
    expect(lastNotifiedRev(meeting, member('ben', '2020-01-01T00:00:00Z'), 0)).toBe(2)
  })

  test('others know what a notice told them', () => {
    expect(lastNotifiedRev(meeting, member('eva', '2020-01-01T00:00:00Z'), 0)).toBe(0)
    expect(lastNotifiedRev(meeting, member('eva', '2020-01-01T00:00:00Z'), 1)).toBe(1)
  })

  test('what is older than their joining is in their welcome', () => {
    expect(lastNotifiedRev(meeting, member('eva', '2020-03-05T00:00:00Z'), 0)).toBe(1)
    expect(lastNotifiedRev(meeting, member('eva', '2020-03-11T00:00:00Z'), 0)).toBe(2)
  })

  test('what the charter published everybody knows', () => {
    expect(lastNotifiedRev(scheduled('2020-03-02T08:00:00Z', 'import'), member('eva', '2020-01-01T00:00:00Z'), 0)).toBe(
      1,
    )
  })
})

describe('the undo window of a meeting', () => {
  const meeting = scheduled('2020-03-02T08:00:00Z')

  test('of scheduling and cancelling is two minutes', () => {
    expect(undoWindowEnd(meeting, charter)).toBe('2020-03-02T08:02:00Z')
    const off = acted(meeting, 'cancel', { state: 'cancelled', at: '2020-03-05T08:00:00Z' })
    expect(undoWindowEnd(off, charter)).toBe('2020-03-05T08:02:00Z')
  })

  test('of moves is ten minutes from the first of them', () => {
    const once = acted(meeting, 'move', { sessions: on('2020-05-22'), at: '2020-03-05T08:00:00Z' })
    const twice = acted(once, 'move', { sessions: on('2020-05-23'), at: '2020-03-05T08:09:59Z' })
    expect(undoWindowEnd(twice, charter)).toBe('2020-03-05T08:10:00Z')
    const later = acted(twice, 'move', { sessions: on('2020-05-24'), at: '2020-03-05T08:10:00Z' })
    expect(undoWindowEnd(later, charter)).toBe('2020-03-05T08:20:00Z')
  })

  test('is none within a day of the old start or the new one', () => {
    const near = acted(meeting, 'move', { sessions: on('2020-05-29'), at: '2020-05-20T15:00:00Z' })
    expect(undoWindowEnd(near, charter)).toBe('2020-05-20T15:00:00Z')
    const soon = acted(meeting, 'move', { sessions: on('2020-03-06', '09:00'), at: '2020-03-05T10:00:00Z' })
    expect(undoWindowEnd(soon, charter)).toBe('2020-03-05T10:00:00Z')
  })
})

describe('what undo takes back', () => {
  test('is the last act that was not taken back already', () => {
    const first = scheduled('2020-03-02T08:00:00Z')
    const second = acted(first, 'move', { sessions: on('2020-05-22'), at: '2020-03-05T08:00:00Z' })
    const third = acted(second, 'move', { sessions: on('2020-05-23'), at: '2020-03-05T08:01:00Z' })
    const back = acted(third, 'undo', { sessions: on('2020-05-22'), at: '2020-03-05T08:02:00Z' })
    expect(lastAct(third)).toMatchObject({ undoes: { rev: 3 }, restores: { rev: 2 } })
    expect(lastAct(back)).toMatchObject({ undoes: { rev: 2 }, restores: { rev: 1 } })
  })

  test('of scheduling leaves nothing', () => {
    expect(lastAct(scheduled('2020-03-02T08:00:00Z'))).toMatchObject({ undoes: { act: 'schedule' }, restores: null })
  })
})
