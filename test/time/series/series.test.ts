import { describe, expect, test } from '@jest/globals'
import { understandWhen } from '#time/read-when.ts'
import { localShifts } from '#time/series/local-shifts.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import { changeSlot, restoreSlot, type Series, sayRhythm, skipSlot } from '#time/series/series.ts'
import { lastSlot } from '#time/series/slots.ts'
import { splitSeries } from '#time/series/split-series.ts'
import { wallTimeAt } from '#time/wall-time.ts'

/** Fridays 15:00 in Geneva, from 5 March 2021. */
const fridays: Series = {
  rhythm: { kind: 'weeks', every: 1, on: [5] },
  from: '2021-03-05',
  end: null,
  time: '15:00',
  zone: 'Europe/Zurich',
  said: 'Geneva',
  lasts: 'PT60M',
  changes: [],
}
const april = { from: '2021-03-26', to: '2021-04-16' }
const days = (series: Series, between: { from: string; to: string } = april) =>
  occurrencesOf(series, between).map(({ date, time }) => `${date} ${time}`)

function read(text: string, now: string): Series {
  const when = understandWhen(text, { now, zone: 'Europe/Zurich', lasts: 'PT60M', reads: 'series' })
  if (when.kind === 'gap' || !when.series) throw new Error(`${text} is no series`)
  return when.series
}

describe('the published dates, each in one line', () => {
  const all = { from: '2021-01-01', to: '2022-12-31' }

  test.each(['third Fridays 15:00 Geneva until August', 'third Fridays from May to August 2021 15:00 Geneva 90m'])(
    'Procurement: %s',
    (line) => {
      const dates = occurrencesOf(read(line, '2021-05-03T08:00:00Z'), all).map(({ date }) => date)
      expect(dates).toEqual(['2021-05-21', '2021-06-18', '2021-07-16', '2021-08-20'])
    },
  )

  test('Procurement, typed on the first day of the demo', () => {
    const series = read('third Fridays from May to August 2021 15:00 Geneva', '2020-03-02T08:00:00Z')
    expect(days(series, all)).toEqual(['2021-05-21 15:00', '2021-06-18 15:00', '2021-07-16 15:00', '2021-08-20 15:00'])
  })

  test('Financing', () => {
    const series = read('26 Apr, 25 May, 30 Jul, 15 Sep 15:00 Geneva', '2021-04-01T08:00:00Z')
    expect(days(series, all)).toEqual(['2021-04-26 15:00', '2021-05-25 15:00', '2021-07-30 15:00', '2021-09-15 15:00'])
  })

  test('dates alone, without a time', () => {
    const options = { now: '2021-04-01T08:00:00Z', zone: 'Europe/Zurich', lasts: 'PT60M', dateOnly: true }
    const when = understandWhen('26 Apr, 25 May, 30 Jul, 15 Sep', { ...options, reads: 'series' })
    expect(when).toMatchObject({ kind: 'understood', series: { time: null } })
  })

  test('the first meeting stays one meeting with two sessions', () => {
    const line = '21 July 2016 17:00-19:00 and 22 July 2016 9:00-16:00 Geneva First meeting'
    const options = { now: '2016-07-01T08:00:00Z', zone: 'Europe/Zurich', lasts: 'PT60M' } as const
    const when = understandWhen(line, { ...options, reads: 'series' })
    expect(when).toMatchObject({
      title: 'First meeting',
      sessions: [
        { date: '2016-07-21', time: '17:00', lasts: 'PT120M', at: '2016-07-21T15:00:00Z' },
        { date: '2016-07-22', time: '09:00', lasts: 'PT420M', at: '2016-07-22T07:00:00Z' },
      ],
    })
    expect(when).not.toHaveProperty('series')
  })

  test('what was understood is told', () => {
    const line = 'third Fridays 15:00 until August'
    const when = understandWhen(line, {
      ...{ now: '2021-05-03T08:00:00Z', zone: 'Europe/Zurich', lasts: 'PT60M', reads: 'series' },
    })
    expect(when.meanings[0]).toEqual({
      words: 'third Fridays',
      means: 'the third Friday of each month, Fri 21 May 2021 to Fri 20 Aug 2021, 4 times',
    })
  })
})

describe('a series', () => {
  test('keeps its wall time where clocks change', () => {
    const walls = occurrencesOf(fridays, april).map(({ instant }) =>
      wallTimeAt(instant ?? '', 'Europe/Zurich').slice(11),
    )
    expect(walls).toEqual(['15:00', '15:00', '15:00', '15:00'])
    expect(occurrencesOf(fridays, april).map(({ instant }) => instant?.slice(11, 16))).toEqual([
      ...['14:00', '13:00', '13:00', '13:00'],
    ])
  })

  test('meets an hour later where a clock change skips its hour, and says so', () => {
    const sundays: Series = { ...fridays, rhythm: { kind: 'weeks', every: 1, on: [7] }, time: '02:30' }
    const found = occurrencesOf(sundays, { from: '2021-03-21', to: '2021-04-04' })
    expect(found.map(({ clock, instant }) => [clock, wallTimeAt(instant ?? '', 'Europe/Zurich').slice(11)])).toEqual([
      ['unique', '02:30'],
      ['skipped', '03:30'],
      ['unique', '02:30'],
    ])
  })

  test('is read back from JSON as it was', () => {
    const series = read('every other Tuesday 15:00, 6 times', '2021-05-03T08:00:00Z')
    expect(days(JSON.parse(JSON.stringify(series)), { from: '2021-01-01', to: '2022-01-01' })).toEqual(
      days(series, { from: '2021-01-01', to: '2022-01-01' }),
    )
  })

  test('leaves out the months that have no such day', () => {
    const series: Series = { ...fridays, rhythm: { kind: 'months', every: 1, on: [{ day: 31 }] } }
    expect(days(series, { from: '2021-03-01', to: '2021-08-31' })).toEqual(
      ['2021-03-31', '2021-05-31', '2021-07-31', '2021-08-31'].map((date) => `${date} 15:00`),
    )
  })

  test.each([
    [{ kind: 'weeks', every: 2, on: [2] }, 'every 2 weeks on Tuesday'],
    [{ kind: 'weeks', every: 1, on: [2, 4] }, 'every Tuesday and Thursday'],
    [{ kind: 'weeks', every: 1, on: [5, 4, 3, 2, 1] }, 'every weekday'],
    [
      { kind: 'weeks', every: 2, on: [1, 2, 3, 4, 5] },
      'every 2 weeks on Monday, Tuesday, Wednesday, Thursday and Friday',
    ],
    [{ kind: 'weeks', every: 1, on: [1, 2, 3, 4, 5, 6, 7] }, 'every day'],
    [{ kind: 'weeks', every: 1, on: [] }, 'every week'],
    [{ kind: 'days', every: 1 }, 'every day'],
    [{ kind: 'months', every: 1, on: [{ nth: 3, weekday: 5 }] }, 'the third Friday of each month'],
    [{ kind: 'months', every: 3, on: [{ day: -1 }] }, 'the last day, every 3 months'],
    [{ kind: 'months', every: 12, on: [] }, 'every 12 months'],
    [{ kind: 'dates', dates: ['2021-04-26', '2021-05-25'] }, 'on 2 dates'],
  ] as const)('%j is called %s', (rhythm, words) =>
    expect(sayRhythm(structuredClone(rhythm) as Series['rhythm'])).toBe(words),
  )
})

describe('one meeting of a series', () => {
  test('is left out, and comes back', () => {
    const without = skipSlot(fridays, '2021-04-02')
    expect(days(without)).toEqual(['2021-03-26 15:00', '2021-04-09 15:00', '2021-04-16 15:00'])
    expect(days(restoreSlot(without, '2021-04-02'))).toEqual(days(fridays))
  })

  test('is moved: it keeps its slot, and stands where it is now', () => {
    const moved = changeSlot(fridays, '2021-04-02', { date: '2021-04-14', time: '10:00' })
    expect(days(moved)).toEqual(['2021-03-26 15:00', '2021-04-09 15:00', '2021-04-14 10:00', '2021-04-16 15:00'])
    expect(occurrencesOf(moved, april)[2]).toMatchObject({ slot: '2021-04-02', nth: 5, changed: true })
    expect(days(moved, { from: '2021-04-14', to: '2021-04-14' })).toEqual(['2021-04-14 10:00'])
  })

  test('is changed twice: both hold', () => {
    const twice = changeSlot(changeSlot(fridays, '2021-04-02', { time: '10:00' }), '2021-04-02', { lasts: 'PT90M' })
    expect(occurrencesOf(twice, april)[1]).toMatchObject({ time: '10:00', lasts: 'PT90M' })
  })

  test('left out is still one of a number of times', () => {
    const four = skipSlot({ ...fridays, end: { count: 4 } }, '2021-03-12')
    expect(days(four, { from: '2021-01-01', to: '2022-01-01' })).toHaveLength(3)
    expect(lastSlot(four)).toBe('2021-03-26')
  })
})

describe('this and all later ones', () => {
  test('change, those before stay', () => {
    const { before, after } = splitSeries(fridays, '2021-04-09', { time: '16:00' })
    expect(before && days(before)).toEqual(['2021-03-26 15:00', '2021-04-02 15:00'])
    expect(days(after)).toEqual(['2021-04-09 16:00', '2021-04-16 16:00'])
  })

  test('share a number of times out', () => {
    const { before, after } = splitSeries({ ...fridays, end: { count: 6 } }, '2021-03-26', { lasts: 'PT30M' })
    const all = { from: '2021-01-01', to: '2022-01-01' }
    expect([before && days(before, all).length, days(after, all).length]).toEqual([3, 3])
  })

  test('keep their own exceptions, unless they get other days', () => {
    const series = skipSlot(skipSlot(fridays, '2021-03-12'), '2021-04-16')
    const { before, after } = splitSeries(series, '2021-04-09', { time: '16:00' })
    expect([before?.changes.length, after.changes.length]).toEqual([1, 1])
    const other = splitSeries(series, '2021-04-09', { rhythm: { kind: 'weeks', every: 1, on: [3] } })
    expect(other.after.changes).toEqual([])
  })

  test('keep every second week, and the day of the month', () => {
    const second: Series = { ...fridays, rhythm: { kind: 'weeks', every: 2, on: [5] } }
    expect(days(splitSeries(second, '2021-04-02', {}).after)).toEqual(['2021-04-02 15:00', '2021-04-16 15:00'])
    const monthly: Series = { ...fridays, rhythm: { kind: 'months', every: 1, on: [] } }
    expect(days(splitSeries(monthly, '2021-04-05', {}).after, { from: '2021-04-01', to: '2021-06-01' })).toEqual([
      ...['2021-04-05 15:00', '2021-05-05 15:00'],
    ])
  })

  test('leave a part that is over by then as it was', () => {
    for (const end of [{ until: '2021-03-31' }, { count: 4 }]) {
      const over = { ...fridays, end }
      const { before } = splitSeries(over, '2021-04-16', { time: '16:00' })
      expect(before && days(before)).toEqual(days(over))
      expect(days(over)).toEqual(['2021-03-26 15:00'])
    }
  })

  test('from the first on leave nothing before', () => {
    expect(splitSeries(fridays, '2021-03-05', { time: '16:00' }).before).toBeNull()
  })
})

describe('the local time of a member', () => {
  const year = occurrencesOf(fridays, { from: '2021-03-05', to: '2021-11-30' })
  const shifts = (zone: string) =>
    localShifts(year, [zone]).map(({ slot, before, after }) => `${slot} ${before.time} ${after.time}`)

  test('shifts where only their clocks change, or only the series’, and back', () => {
    expect(shifts('Africa/Nairobi')).toEqual(['2021-04-02 17:00 16:00', '2021-11-05 16:00 17:00'])
    expect(shifts('America/New_York')).toEqual([
      ...['2021-03-19 09:00 10:00', '2021-04-02 10:00 09:00', '2021-11-05 09:00 10:00', '2021-11-12 10:00 09:00'],
    ])
    expect(shifts('Australia/Sydney')).toEqual([
      ...['2021-04-02 01:00 00:00', '2021-04-09 00:00 23:00', '2021-10-08 23:00 00:00', '2021-11-05 00:00 01:00'],
    ])
  })

  test('shifts for nobody in the series’ own zone, nor where clocks change with it', () => {
    expect(localShifts(year, ['Europe/Zurich', 'Europe/London', 'Europe/Athens'])).toEqual([])
  })

  test('is told with the day where that is another', () => {
    const [, second] = localShifts(year, ['Australia/Sydney'])
    expect(second).toMatchObject({ before: { time: '00:00', day: 1 }, after: { time: '23:00', day: 0 } })
  })

  test('does not shift because one meeting was moved', () => {
    const moved = occurrencesOf(changeSlot(fridays, '2021-05-07', { time: '09:00' }), {
      ...{ from: '2021-04-09', to: '2021-06-30' },
    })
    expect(localShifts(moved, ['Africa/Nairobi'])).toEqual([])
  })
})
