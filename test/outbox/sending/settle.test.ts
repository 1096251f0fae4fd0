import { describe, expect, test } from '@jest/globals'
import type { Conversation } from '#chat/incoming.ts'
import type { Sent } from '#chat/platform.ts'
import { nowhere } from '#outbox/delivery.ts'
import { resolutionOf } from '#outbox/sending/recover-unknown.ts'
import { settlementOf } from '#outbox/sending/settle.ts'
import { exampleRow as row } from '../example-row.ts'

const place: Conversation = { kind: 'channel', id: 'C1' }
const ref = { via: 'T1', place, id: '1.2' }
const moment = { now: 5000, real: 100, took: 40, otherRoute: null, escalates: false }
const teams = { workspace: 'teams|X', account: 'teams|X|1' }

describe('the answer of a platform', () => {
  test.each<[string, Sent, object]>([
    ['sent: keeps where it stands', { sent: ref }, { state: 'sent', ref, settledAt: 5000 }],
    ['not yet: waits in real time, alone', { notYet: 40 }, { state: 'planned', notBefore: 140 }],
    ['slow down: waits in real time', { slowDown: 30 }, { state: 'planned', notBefore: 130 }],
    ['unknown: to be looked for in a minute', { unknown: true }, { state: 'unknown', lasts: 60_040 }],
    [
      'unreachable: another way is looked for',
      { unreachable: 'blocked' },
      { state: 'planned', workspace: nowhere, account: null },
    ],
    [
      'never: ends with the reason',
      { failed: 'too long' },
      { state: 'failed', why: 'too long', settledAt: 5000, replan: true },
    ],
  ])('%s', (_name, answer, settlement) => {
    expect(settlementOf(row, answer, moment)).toEqual(settlement)
  })

  test('never: goes by another account where there is one, and remembers which said so', () => {
    expect(settlementOf(row, { failed: 'no' }, { ...moment, otherRoute: teams })).toEqual({
      state: 'planned',
      tried: ['slack|T1|U1'],
      ...teams,
    })
  })

  test('unreachable: a place has no other way', () => {
    const posted = { ...row, place: { place, platform: 'slack', via: 'T1', zone: 'Etc/UTC' } as const }
    expect(settlementOf(posted, { unreachable: 'gone' }, moment)).toMatchObject({ state: 'failed', why: 'gone' })
  })

  test('sent: a rung of a ladder has its root planned again', () => {
    expect(settlementOf(row, { sent: ref }, { ...moment, escalates: true })).toMatchObject({ replan: true })
  })
})

describe('what is found of a post of unknown fate', () => {
  const kind = { now: 5000, repeats: false, escalates: false }

  test('it is there: sent', () => {
    expect(resolutionOf(row, ref, kind)).toEqual({ state: 'sent', ref, settledAt: 5000 })
  })

  test('it is absent: to be sent, and not as a repetition', () => {
    expect(resolutionOf(row, 'absent', kind)).toEqual({ state: 'planned' })
  })

  describe('nobody can tell: a kind that repeats', () => {
    const attempt = { id: 'a', since: 1_000_000, until: 1_070_000 }
    const told = { maybeTold: [1], tellsRev: 3, attempt }
    const repeating = { ...kind, repeats: true }

    test.each([
      { nth: 'first', before: {}, repeats: 1, notBefore: 1_060_000 },
      { nth: 'second', before: { repeats: 1 }, repeats: 2, notBefore: 1_600_000 },
    ])('is repeated for the $nth time, and says so; what it may have told is kept', ({ before, ...set }) => {
      expect(resolutionOf({ ...told, ...before }, 'cannot tell', repeating)).toEqual({
        ...{ state: 'planned', repeated: true, maybeTold: [1, 3] },
        repeats: set.repeats,
        notBefore: set.notBefore,
      })
    })

    test('is not repeated for a third time: it ends, is listed, and what it may have told is kept', () => {
      expect(resolutionOf({ ...told, repeats: 2 }, 'cannot tell', repeating)).toEqual({
        ...{ state: 'failed', why: 'unknown whether it arrived', settledAt: 5000, replan: true },
        maybeTold: [1, 3],
      })
    })
  })

  test('nobody can tell: a kind that never repeats ends, and is listed', () => {
    expect(resolutionOf(row, 'cannot tell', kind)).toMatchObject({ state: 'failed', why: 'unknown whether it arrived' })
  })
})
