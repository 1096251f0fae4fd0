import { describe, expect, test } from '@jest/globals'
import { newPerson } from '#features/people/person.ts'
import type { Delivery } from '#outbox/delivery.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { earlyStarts } from '#outbox/planning/early-start.ts'
import { type Notice, noticesOf } from '#outbox/planning/notices.ts'
import { dueTimes } from '#outbox/planning/timing.ts'
import { verdictOn } from '#outbox/sending/pre-send-check.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { exampleRow } from '../example-row.ts'

const minute = 60_000
const rates = { slack: 6 }
const noon = epochOf('2020-03-20T12:00:00Z')

/** Reminders due at `at` of so many people in `zone`, whose nights are from ten to seven. */
function reminders(count: number, { at = noon, zone = 'Etc/UTC', quiet = 'earlier' as 'earlier' | 'wait' } = {}) {
  const people = new Map(
    Array.from({ length: count }, (_, n) => [`p${n}`, { ...newPerson(`p${n}`, instantText(0), {}), zone }]),
  )
  const kind: NoticeKind<{ people: typeof people }> = {
    name: 'reminder',
    repeats: false,
    wanted: (asked) =>
      [...asked.people.keys()].map((person) => ({
        ...{ slot: '1', to: { person }, dueAt: at, sendBy: at + 60 * minute, priority: 1, urgency: 'now', quiet },
      })),
    message: () => ({ summary: [], blocks: [] }),
    why: () => [],
  }
  const aggregate = { kinds: [kind] } as unknown as Parameters<typeof noticesOf>[0]['aggregate']
  const defaults = { quiet: { from: '22:00', to: '07:00' }, zone: 'Etc/UTC' }
  const known = { people, rows: [], now: instantText(at - 60 * minute) }
  return [...noticesOf({ aggregate, root: 'm' }, known, { defaults, dueTime: dueTimes() }).values()]
}

function earlyOf(notices: Notice[], queue = 'slack|T1'): number {
  const [first] = notices
  if (!first) throw new Error('nobody is reminded')
  return (
    earlyStarts(
      notices.map((notice) => [notice, queue]),
      rates,
    )(first, queue) / minute
  )
}

describe('half of the time that it takes to send a reminder to all lies before its time', () => {
  test('where it takes a while, in whole minutes, and at most half an hour', () => {
    expect([100, 720, 721, 1_500, 5_000, 20_000].map((count) => earlyOf(reminders(count)))).toEqual([0, 0, 1, 2, 6, 27])
    expect(earlyOf(reminders(30_000))).toBe(30)
  })

  test('where the platform limits the rate', () => {
    expect(earlyOf(reminders(5_000), 'local|local')).toBe(0)
  })

  test('never in somebody’s quiet hours', () => {
    // 06:15Z is 07:15 in Geneva, and a quarter past the end of the night.
    expect(earlyOf(reminders(5_000, { at: epochOf('2020-03-20T06:15:00Z'), zone: 'Europe/Zurich' }))).toBe(0)
  })

  test('and of nothing that tells of what has happened', () => {
    expect(earlyOf(reminders(5_000, { quiet: 'wait' }))).toBe(0)
  })
})

describe('the look before sending', () => {
  const [notice] = reminders(1)
  const row: Delivery = {
    ...exampleRow,
    ...{ _id: notice?._id ?? '', to: 'p0', dueAt: noon - 5 * minute, early: 5 * minute },
  }
  const look = (now: number) =>
    verdictOn(row, {
      notices: new Map(notice ? [[notice._id, notice]] : []),
      reach: { isConnected: () => true, accounts: () => [] },
      standing: () => 'concerned',
      now,
    })

  test('lets a reminder go that was planned early, though it reads only those of its batch', () => {
    expect(look(noon - 5 * minute)).not.toHaveProperty('postpone.dueAt')
  })

  test('holds it back until then', () => {
    expect(look(noon - 6 * minute)).toMatchObject({ postpone: { dueAt: noon - 5 * minute } })
  })
})
