import { describe, expect, test } from '@jest/globals'
import { dueTimes } from '#outbox/planning/timing.ts'
import { epochOf, instantText } from '#time/instant.ts'

const night = { from: '22:00', to: '07:00' }
const sydney = { hours: night, zone: 'Australia/Sydney' }
const geneva = { hours: night, zone: 'Europe/Zurich' }

function due(
  at: string,
  manner: 'earlier' | 'wait' | 'ignore',
  more: { earliest?: string; latest?: string; sendBy?: string } = {},
) {
  const { earliest, latest, sendBy = '2021-06-01T00:00:00Z' } = more
  const wanted = { dueAt: epochOf(at), sendBy: epochOf(sendBy), quiet: manner }
  const quiet = manner === 'earlier' ? sydney : geneva
  const bounds = {
    ...(earliest ? { earliest: epochOf(earliest) } : {}),
    ...(latest ? { latest: epochOf(latest) } : {}),
  }
  return instantText(dueTimes()({ ...wanted, ...bounds }, quiet))
}

describe('a notice inside its recipient’s quiet hours', () => {
  test('comes at their start, in the recipient’s own zone, where it may not be late', () => {
    // 20:00Z is 06:00 in Sydney; quiet since 22:00, which is 12:00Z.
    expect(due('2021-05-20T20:00:00Z', 'earlier')).toBe('2021-05-20T12:00:00Z')
  })

  test('comes at their end where their start is too early to be of use, and before that would not help any more', () => {
    const earliest = '2021-05-20T12:30:00Z'
    expect(due('2021-05-20T20:00:00Z', 'earlier', { earliest })).toBe('2021-05-20T21:00:00Z')
    expect(due('2021-05-20T20:00:00Z', 'earlier', { earliest, sendBy: '2021-05-20T21:00:00Z' })).toBe(
      '2021-05-20T20:00:00Z',
    )
  })

  test('waits for their end', () => {
    expect(due('2021-05-20T23:30:00Z', 'wait')).toBe('2021-05-21T05:00:00Z')
  })

  test('waits over the night in which the clocks change', () => {
    expect(due('2021-03-27T22:00:00Z', 'wait')).toBe('2021-03-28T05:00:00Z')
  })

  test('waits no longer than the latest time that still helps', () => {
    expect(due('2021-05-20T23:30:00Z', 'wait', { latest: '2021-05-21T03:00:00Z' })).toBe('2021-05-21T03:00:00Z')
  })

  test('does not wait at all where it is wanted after the latest time', () => {
    expect(due('2021-05-20T23:30:00Z', 'wait', { latest: '2021-05-20T23:00:00Z' })).toBe('2021-05-20T23:30:00Z')
  })

  test('does not wait itself out of its own window', () => {
    expect(due('2021-05-20T23:30:00Z', 'wait', { sendBy: '2021-05-21T04:00:00Z' })).toBe('2021-05-20T23:30:00Z')
  })

  test('comes when it is due where it ignores them', () => {
    expect(due('2021-05-20T23:30:00Z', 'ignore')).toBe('2021-05-20T23:30:00Z')
  })
})

test('a notice outside them comes when it is due', () => {
  expect(due('2021-05-20T12:00:00Z', 'wait')).toBe('2021-05-20T12:00:00Z')
  expect(due('2021-05-20T03:00:00Z', 'earlier')).toBe('2021-05-20T03:00:00Z')
})
