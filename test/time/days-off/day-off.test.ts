import { describe, expect, test } from '@jest/globals'
import { rawTimeZones } from '@vvo/tzdb'
import { dayOffIn } from '#time/days-off/day-off.ts'
import { publicHolidayOn } from '#time/days-off/public-holidays.ts'
import { weekdayOf } from '#time/wall-time.ts'

describe('the day off of a place', () => {
  test.each([
    ['Africa/Nairobi', '2021-06-01', { country: 'Kenya', holiday: 'Madaraka Day' }],
    ['Europe/Zurich', '2021-05-13', { country: 'Switzerland', holiday: 'Ascension Day' }],
    ['Asia/Riyadh', '2021-05-13', { country: 'Saudi Arabia', holiday: 'Eid al-Fitr Holiday' }],
    ['America/New_York', '2026-07-03', { country: 'United States', holiday: 'Independence Day' }],
    ['Asia/Tokyo', '2026-05-04', { country: 'Japan', holiday: 'Greenery Day' }],
  ])('%s %s is a public holiday: %o', (zone, date, off) => {
    expect(dayOffIn(zone, date)).toEqual(off)
  })

  test.each([
    ['Asia/Riyadh', '2021-05-21', 'Saudi Arabia'],
    ['Asia/Jerusalem', '2021-05-21', 'Israel'],
    ['Africa/Nairobi', '2021-05-22', 'Kenya'],
    ['Asia/Kolkata', '2021-05-23', 'India'],
  ])('%s %s is the weekend in %s', (zone, date, country) => {
    expect(dayOffIn(zone, date)).toEqual({ country, holiday: null })
  })

  test('a Friday in Nairobi, a Sunday in Riyadh and a Saturday in Kolkata are working days', () => {
    expect(dayOffIn('Africa/Nairobi', '2021-05-21')).toBeNull()
    expect(dayOffIn('Asia/Riyadh', '2021-05-23')).toBeNull()
    expect(dayOffIn('Asia/Kolkata', '2021-05-22')).toBeNull()
  })

  test('an old name of a zone hints at the same country', () => {
    expect(dayOffIn('Asia/Calcutta', '2021-01-26')).toEqual({ country: 'India', holiday: 'Republic Day' })
  })

  test.each(['UTC', '+03:00', 'Etc/GMT+5'])('%s is in no country', (zone) => {
    expect(dayOffIn(zone, '2021-05-22')).toBeNull()
  })
})

describe('the table of public holidays', () => {
  test('knows the countries in which most people live', () => {
    const large = ['CN', 'IN', 'US', 'ID', 'PK', 'NG', 'BR', 'BD', 'RU', 'MX', 'JP', 'ET', 'PH', 'EG', 'VN', 'CD']
    const without = large.filter((country) => !knowsAny(country, '2026'))
    expect(without).toEqual([])
  })

  test('has New Year in every year it is for, and nothing that is no date', () => {
    for (let year = 2020; year <= 2032; year++) expect(publicHolidayOn('KE', `${year}-01-01`)).toBe("New Year's Day")
    expect(publicHolidayOn('KE', '')).toBeNull()
    expect(publicHolidayOn('XX', '2021-01-01')).toBeNull()
  })
})

test('the weekend of every country in the zone data is one to three days', () => {
  const week = ['17', '18', '19', '20', '21', '22', '23'].map((day) => `2027-05-${day}`)
  expect(weekdayOf('2027-05-17')).toBe(1)
  const odd = rawTimeZones.filter(({ name }) => {
    const days = week.filter((date) => dayOffIn(name, date)?.holiday === null).length
    return days > 3
  })
  expect(odd).toEqual([])
})

function knowsAny(country: string, year: string): boolean {
  const days = Array.from({ length: 366 }, (_, day) =>
    Temporal.PlainDate.from(`${year}-01-01`).add({ days: day }).toString(),
  )
  return days.some((date) => publicHolidayOn(country, date) !== null)
}
