import { beforeAll, describe, expect, test } from '@jest/globals'
import { deadlineAt, opensAt } from '#charter/admission.ts'
import { type Charter, callOf, officesOf, publicFields } from '#charter/charter.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { findGroup, readGroup } from '#charter/find-group.ts'
import { letterText } from '#charter/letters.ts'

let charter: Charter
beforeAll(() => {
  const read = readCharterFile('test/charter/standards-institute.yaml')
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.errors, null, 2))
  charter = read.charter
})

describe('a standards body, from its charter alone', () => {
  test('its offices are known by the role they play, whatever they are called', () => {
    expect(officesOf(charter, 'leader').map(({ id, term }) => [id, term])).toEqual([['chair', 'P2Y']])
    expect(officesOf(charter, 'secretariat').map(({ id }) => id)).toEqual(['bureau'])
  })

  test('a call without a deadline never closes', () => {
    const call = callOf(charter, 'tides')
    if (call === undefined) throw new Error('no call')
    expect(deadlineAt(charter, call)).toBeUndefined()
    expect(opensAt(charter, call)).toBe('2026-01-04T20:00:00Z')
  })

  test('a deadline anywhere on Earth passes when the day has ended everywhere', () => {
    const call = callOf(charter, 'salinity')
    if (call === undefined) throw new Error('no call')
    expect(deadlineAt(charter, call)).toBe('2026-03-01T12:00:00Z')
  })

  test('its minutes are public', () => {
    expect(charter.minutes.readers).toBe('public')
  })

  test('its own fields are published', () => {
    expect(publicFields(charter).map(({ id }) => id)).toEqual(['body'])
  })

  test('its committees are found by its own words', () => {
    expect(findGroup(charter, 'the salinity committee')).toMatchObject({ kind: 'one', group: { id: 'salinity' } })
    expect(readGroup(charter, 'tides committee 12 March')).toMatchObject({
      found: { kind: 'one', group: { id: 'tides' } },
      rest: '12 March',
    })
  })
})

describe('letters', () => {
  const values = { name: 'Ada', organisation: 'ISI', group: 'Tides' }

  test('the charter may replace a paragraph', () => {
    const letter = { standard: 'We have it.', values: { ...values, leaders: 'Grace', date: 'Thu 5 Feb 2026' } }
    expect(letterText(charter, 'application-acknowledged', letter)).toBe(
      'Thank you, Ada. The bureau reads applications for Tides on Thursdays.',
    )
  })

  test('otherwise the standard words stand', () => {
    expect(letterText(charter, 'application-accepted', { standard: 'Welcome to {group}, {name}.', values })).toBe(
      'Welcome to Tides, Ada.',
    )
  })
})
