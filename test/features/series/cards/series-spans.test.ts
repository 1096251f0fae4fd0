import { describe, expect, test } from '@jest/globals'
import { dateItems, sayRepeats, sayVenue } from '#features/series/cards/series-spans.ts'
import { datesFrom } from '#features/series/dates/series-ahead.ts'
import { changedParts, endedParts } from '#features/series/dates/series-parts.ts'
import { saySeries } from '#time/series/say-series.ts'
import { type Series, skipSlot } from '#time/series/series.ts'
import { said } from '../../../context.ts'

const geneva = { zone: 'Europe/Zurich' }
/** Third Fridays, 15:00 in Geneva, four times from May 2021. */
const fridays: Series = {
  rhythm: { kind: 'months', every: 1, on: [{ nth: 3, weekday: 5 }] },
  from: '2021-05-21',
  end: { count: 4 },
  ...{ time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' },
  changes: [],
}
const tuesdays: Series = { ...fridays, rhythm: { kind: 'weeks', every: 1, on: [2] }, from: '2021-03-02', end: null }
const dates: Series = {
  ...fridays,
  rhythm: { kind: 'dates', dates: ['2021-04-26', '2021-05-25', '2021-07-30', '2021-09-15'] },
  from: '2021-04-26',
  end: null,
}
const repeats = (...parts: Series[]) => sayRepeats(datesFrom(parts, ''))

describe('meetings that repeat are said', () => {
  test.each([
    [[fridays], 'the third Friday of each month, 4 meetings, Fri 21 May to Fri 20 Aug 2021'],
    [[tuesdays], 'every Tuesday, from Tue 2 Mar 2021 on'],
    [[dates], '4 meetings, Mon 26 Apr to Wed 15 Sep 2021'],
    [[{ ...tuesdays, end: { count: 1 } }], 'every Tuesday, 1 meeting, Tue 2 Mar 2021'],
    [[skipSlot(fridays, '2021-06-18')], 'the third Friday of each month, 3 meetings, Fri 21 May to Fri 20 Aug 2021'],
    [
      changedParts([fridays], '2021-07-16', { shift: -1 }),
      'the third Friday of each month, then 1 day before the third Friday of each month, 4 meetings, Fri 21 May to Thu 19 Aug 2021',
    ],
    [endedParts([fridays], '2021-05-21'), 'no meeting'],
  ])('%#: %j', (parts, words) => {
    expect(repeats(...parts)).toBe(words)
  })

  test.each([
    [{ ...tuesdays, shift: 2 }, 'every Thursday'],
    [{ ...tuesdays, shift: -2 }, 'every Sunday'],
    [{ ...fridays, shift: 7 }, '7 days after the third Friday of each month'],
    [{ ...dates, shift: 7 }, 'on 4 dates'],
  ])('as they were moved: %j', (series, words) => {
    expect(saySeries(series)).toBe(words)
  })
})

describe('the dates', () => {
  const listed = (series: Series) => dateItems(datesFrom([series], '')).map((item) => said(item, geneva))

  test('are all named up to eight', () => {
    expect(listed(fridays)).toEqual([
      ...['Fri 21 May 2021, 15:00 Geneva', 'Fri 18 Jun 2021, 15:00 Geneva'],
      ...['Fri 16 Jul 2021, 15:00 Geneva', 'Fri 20 Aug 2021, 15:00 Geneva'],
    ])
    expect(listed({ ...tuesdays, end: { count: 8 } })).toHaveLength(8)
  })

  test('are counted from there on', () => {
    const twenty = listed({ ...tuesdays, end: { count: 20 } })
    expect([twenty.length, twenty.at(-1)]).toEqual([9, 'and 12 more'])
  })

  test('of a series without an end end in "and so on"', () => expect(listed(tuesdays).at(-1)).toBe('and so on'))
})

describe('the place of one of them', () => {
  test('is counted through, also where the later ones were changed', () => {
    const parts = changedParts([fridays], '2021-07-16', { time: '16:00' })
    expect(parts).toHaveLength(2)
    expect(['2021-05-21', '2021-06-18', '2021-07-16', '2021-08-20'].map((slot) => sayVenue(parts, slot))).toEqual(
      [1, 2, 3, 4].map((nth) => `${nth} of 4; the third Friday of each month`),
    )
  })

  test('has no end where they go on, and no rhythm where they are dates', () => {
    expect(sayVenue([tuesdays], '2021-03-16')).toBe('number 3; every Tuesday')
    expect(sayVenue([dates], '2021-05-25')).toBe('2 of 4')
  })
})
