import { describe, expect, test } from '@jest/globals'
import type { RequestKind } from '#charter/requests.ts'
import {
  approved,
  declined,
  holdsOn,
  isAskedLate,
  missingParties,
  type PermissionRequest,
  remindAt,
  revoked,
  seen,
  withdrawn,
} from '#features/requests/request.ts'
import { epochOf } from '#time/instant.ts'
import { u4ssc } from '../../app.ts'

const kind: RequestKind = {
  ...{ id: 'funds', title: 'Funds', words: [], act: 'raise funds', about: 'Both say Yes.', ends: 'permission' },
  ...{ fields: [], free: [], approvers: { allOf: ['itu', 'unece'] }, answerWithin: 10 },
  ...{ expires: { after: 'event', lasts: 'P10D' }, letters: {}, thenAnnounce: false },
}
const either: RequestKind = { ...kind, approvers: { anyOf: ['itu', 'unece'] } }
const at = '2020-03-02T08:00:00Z'
const asked: PermissionRequest = {
  ...{ _id: 'r', kind: 'funds', by: 'lea', at, number: 1, answers: {}, day: '2020-04-20', isLate: false },
  ...{ state: 'open', approvals: [], answeredBy: null, reason: null, closedAt: null, until: null },
  ...{ revokedAt: null, revokedBy: null, revokedWhy: null },
}
const [itu, unece] = [
  { id: 'itu', name: 'ITU' },
  { id: 'unece', name: 'UNECE' },
]
const saying = (of: RequestKind) => (before: PermissionRequest, by: string, parties: (typeof itu)[]) =>
  approved(before, { kind: of, parties, yes: { by, at, conditions: null }, zone: 'Europe/Zurich' })
const yes = saying(kind)
const yesOfEither = saying(either)

describe('a Yes of each body', () => {
  test('one of two leaves the other missing', () => {
    const one = yes(asked, 'ann', [itu])
    expect(one.state).toBe('open')
    expect(missingParties(kind, one)).toEqual(['unece'])
  })

  test('two of two persons grant it, until ten days after the event', () => {
    expect(yes(yes(asked, 'ann', [itu]), 'ben', [unece])).toMatchObject({ state: 'granted', until: '2020-04-30' })
  })

  test('one person who answers for both says one Yes', () => {
    const one = yes(asked, 'ann', [itu, unece])
    expect(yes(one, 'ann', [itu, unece])).toBe(one)
    expect(yes(one, 'ben', [itu, unece]).state).toBe('granted')
  })

  test('a second person of the same body changes nothing', () => {
    const one = yes(asked, 'ann', [itu])
    expect(yes(one, 'ada', [itu])).toBe(one)
  })

  test('nobody says Yes to what they asked themselves', () => {
    expect(yes(asked, 'lea', [itu])).toBe(asked)
  })
})

test('where one of several is enough, the first Yes grants it, and the next one changes nothing', () => {
  const granted = yesOfEither(asked, 'ann', [unece])
  expect(granted.state).toBe('granted')
  expect(missingParties(either, granted)).toEqual([])
  expect(yesOfEither(granted, 'ben', [itu])).toBe(granted)
})

test('an end is an end: after a No, a withdrawal or a reading nothing changes it', () => {
  const no = declined(asked, { by: 'ann', at, reason: 'No' })
  for (const ended of [no, withdrawn(asked, { at }), seen(asked, { by: 'ann', at })]) {
    expect(yes(ended, 'ben', [unece])).toBe(ended)
    expect(declined(ended, { by: 'ben', at, reason: 'No' })).toBe(ended)
    expect(withdrawn(ended, { at })).toBe(ended)
    expect(revoked(ended, { by: 'ben', at, why: null })).toBe(ended)
  }
  expect(declined(asked, { by: 'lea', at, reason: 'No' })).toBe(asked)
})

test('a permission holds until its last day, and not when it was revoked', () => {
  const granted = yesOfEither(asked, 'ann', [itu])
  expect(holdsOn(granted, '2020-04-30')).toBe(true)
  expect(holdsOn(granted, '2020-05-01')).toBe(false)
  expect(holdsOn(revoked(granted, { by: 'lea', at, why: null }), '2020-03-03')).toBe(false)
})

test.each([
  { day: '2020-03-12', late: false },
  { day: '2020-03-11', late: true },
  { day: null, late: false },
])('asked on 2 March, ten days ahead: $day is late: $late', ({ day, late }) =>
  expect(isAskedLate({ daysAhead: 10 }, day, '2020-03-02')).toBe(late),
)

test('a reminder comes on the morning after the last working day, by the clock of its reader', () => {
  const due = remindAt(u4ssc(), { answerWithin: 5 }, { at, zone: 'Africa/Nairobi' })
  expect(due).toBe(epochOf('2020-03-10T06:00:00Z'))
})
