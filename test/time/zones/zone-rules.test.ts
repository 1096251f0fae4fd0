import { describe, expect, test } from '@jest/globals'
import { isOldZoneData, wallTimeBy, zoneRules } from '#time/zones/zone-rules.ts'

const span = { from: '2020-01-01T00:00:00Z', until: '2021-12-31T00:00:00Z' }

describe('the rules of a zone', () => {
  const rules = zoneRules(['Europe/Zurich', 'Africa/Nairobi', 'Asia/Calcutta'], span)
  const known = { until: span.until, zones: rules }

  test('are its offset at the beginning, and each change after it', () => {
    expect(rules['Africa/Nairobi']).toEqual([['2020-01-01T00:00:00Z', 180]])
    expect(rules['Europe/Zurich']).toEqual([
      ['2020-01-01T00:00:00Z', 60],
      ['2020-03-29T01:00:00Z', 120],
      ['2020-10-25T01:00:00Z', 60],
      ['2021-03-28T01:00:00Z', 120],
      ['2021-10-31T01:00:00Z', 60],
    ])
  })

  test('say what clocks show there', () => {
    expect(wallTimeBy(known, 'Europe/Zurich', '2020-03-29T00:59:00Z')).toBe('2020-03-29T01:59')
    expect(wallTimeBy(known, 'Europe/Zurich', '2020-03-29T01:00:00Z')).toBe('2020-03-29T03:00')
    expect(wallTimeBy(known, 'Africa/Nairobi', '2020-12-31T22:30:00Z')).toBe('2021-01-01T01:30')
  })

  test('know a zone by its other names', () => {
    expect(wallTimeBy(known, 'Asia/Kolkata', '2020-06-01T00:00:00Z')).toBe('2020-06-01T05:30')
  })

  test('say nothing of a time before or behind them, or of a zone that they do not know', () => {
    expect(wallTimeBy(known, 'Europe/Zurich', '2022-01-01T00:00:00Z')).toBeNull()
    expect(wallTimeBy(known, 'Europe/Zurich', '2019-12-31T00:00:00Z')).toBeNull()
    expect(wallTimeBy(known, 'Asia/Tokyo', '2020-06-01T00:00:00Z')).toBeNull()
  })
})

test('zone data are old a year after the middle of the year that they are of', () => {
  expect(isOldZoneData('2025b', '2026-06-30T12:00:00Z')).toBe(false)
  expect(isOldZoneData('2025b', '2026-07-02T12:00:00Z')).toBe(true)
  expect(isOldZoneData('unknown', '2026-07-02T12:00:00Z')).toBe(true)
})
