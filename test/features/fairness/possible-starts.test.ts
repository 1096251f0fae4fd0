import { expect, test } from '@jest/globals'
import { daysAhead, possibleStarts } from '#features/fairness/possible-starts.ts'
import { u4ssc } from '../../app.ts'

/** Monday 2 March 2020, 09:00 in Geneva. */
const asked = { charter: u4ssc(), now: '2020-03-02T08:00:00Z' }
const zone = 'Europe/Zurich'
const daysOf = (days: string[]) => possibleStarts(asked, { zone, days }).map(([first]) => first)

test('the coming days begin after the minimum notice, and are working days', () => {
  const days = daysAhead(asked, zone)
  expect([days[0], days.at(-1), days.length]).toEqual(['2020-03-10', '2020-03-23', 10])
})

test('of days that were said the working days count; others only where there are no more', () => {
  expect(daysOf(['2020-03-13', '2020-03-14'])).toEqual(['2020-03-12T23:00:00Z'])
  expect(daysOf(['2020-03-14', '2020-03-15'])).toEqual(['2020-03-13T23:00:00Z', '2020-03-14T23:00:00Z'])
})

test('every half hour that is not over, in the zone that is meant', () => {
  const [today] = possibleStarts(asked, { zone, days: ['2020-03-02'] })
  expect([today?.[0], today?.length]).toEqual(['2020-03-02T08:30:00Z', 29])
  expect(possibleStarts(asked, { zone: 'Africa/Nairobi', days: ['2020-03-10'] })[0]?.[0]).toBe('2020-03-09T21:00:00Z')
  expect(possibleStarts(asked, { zone, days: ['2020-02-03'] })).toEqual([])
})
