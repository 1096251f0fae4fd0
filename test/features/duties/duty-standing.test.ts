import { describe, expect, test } from '@jest/globals'
import { standingOf } from '#features/duties/duty-standing.ts'

const when = { today: '2020-06-10', zone: 'Europe/Zurich', since: '2020-03-01' }
const word = { at: '2020-06-01T10:00:00Z' }
const done = { says: 'PROC-1 minutes', at: '2020-05-01T10:00:00Z' }
const owes = (due: string | null) => ({ last: done, owed: [{ says: 'PROC-2 minutes', due }] })
const stands = (...[duty, found]: [object, Partial<Parameters<typeof standingOf>[1]>]) =>
  standingOf(duty, { evidence: null, word: null, ...found }, when)

describe('a duty that names a rule', () => {
  test('is met by the record that the rule finds', () => {
    expect(stands({}, { evidence: { last: done, owed: [] } })).toEqual({ state: 'met', next: null })
  })

  test('is due while something is owed, and late once its day is over', () => {
    expect(stands({}, { evidence: owes('2020-06-10') }).state).toBe('due')
    expect(stands({}, { evidence: owes('2020-06-09') }).state).toBe('late')
    expect(stands({}, { evidence: owes(null) })).toEqual({ state: 'due', next: null })
  })

  test('is late whatever its owner says: a statement is never evidence to the contrary', () => {
    expect(stands({}, { evidence: owes('2020-06-09'), word }).state).toBe('late')
  })

  test('is by word only where the records do not show it, and its owner says so', () => {
    expect(stands({}, { evidence: owes(null), word }).state).toBe('by word only')
    expect(stands({}, { evidence: { last: null, owed: [] }, word }).state).toBe('by word only')
  })

  test('is met by the record, and not by the word, where there are both', () => {
    expect(stands({}, { evidence: { last: done, owed: [] }, word }).state).toBe('met')
  })

  test('is not applicable while there is nothing that it could be about', () => {
    expect(stands({}, { evidence: { last: null, owed: [], without: 'no meeting was held yet' }, word }).state).toBe(
      'not applicable',
    )
  })

  test('that is to be done each month is late a month after the last record', () => {
    expect(stands({ every: 'P1M' }, { evidence: { last: done, owed: [] } })).toEqual({
      state: 'late',
      next: '2020-06-01',
    })
  })
})

describe('a duty that names no rule', () => {
  test('is never met by record: what its owner says makes it by word only, until it is to be done again', () => {
    expect(stands({}, { word })).toEqual({ state: 'by word only', next: null })
    expect(stands({ every: 'P1Y' }, { word })).toEqual({ state: 'by word only', next: '2021-06-01' })
    expect(stands({ every: 'P1W' }, { word }).state).toBe('late')
  })

  test('is due by its own day, or so long after the duty began', () => {
    expect(stands({}, {})).toEqual({ state: 'due', next: null })
    expect(stands({ due: '2020-06-09' }, {}).state).toBe('late')
    expect(stands({ every: 'P3M' }, {})).toEqual({ state: 'late', next: '2020-06-01' })
    expect(stands({ every: 'P1Y' }, {})).toEqual({ state: 'due', next: '2021-03-01' })
  })

  test('of an occasion waits for it', () => {
    expect(stands({ occasion: 'when a dispute arises' }, {}).state).toBe('not applicable')
    expect(stands({ occasion: 'when a dispute arises' }, { word }).state).toBe('by word only')
  })
})
