import { beforeEach, describe, expect, test } from '@jest/globals'
import { noOthers } from '#features/groups/read-others.ts'
import { keepOccurrences } from '#features/series/keep-occurrences.ts'
import { scheduleSeries } from '#features/series/schedule-series.ts'
import { plusDays } from '#time/wall-time.ts'
import { talkingHouse } from '../../talking-house.ts'
import { leader, quietHouse, scheduleIn, seriesIn, startsOf, viewOf } from './procurement-series.ts'

const house = await quietHouse(await talkingHouse())

beforeEach(() => house.set('2021-05-03T09:00:00Z'))

describe('a series', () => {
  test('in one line is what Procurement has published, and all of it exists at once', async () => {
    const { kind, series, meetings, others } = await scheduleIn(house, 'third Fridays 15:00 Geneva until August')
    expect({ kind, others, made: series.made }).toEqual({
      kind: 'scheduled',
      others: noOthers,
      made: { rev: 1, until: '2021-08-20' },
    })
    expect(meetings.map(({ _id, reference }) => [_id, reference])).toEqual([
      [`${series._id}-2021-05-21`, 'PROC-1'],
      [`${series._id}-2021-06-18`, 'PROC-2'],
      [`${series._id}-2021-07-16`, 'PROC-3'],
      [`${series._id}-2021-08-20`, 'PROC-4'],
    ])
    const published = ['2021-05-21', '2021-06-18', '2021-07-16', '2021-08-20']
    expect((await viewOf(house, series._id)).dates.map(({ date, time, zone }) => `${date} ${time} ${zone}`)).toEqual(
      published.map((date) => `${date} 15:00 Europe/Zurich`),
    )
    expect(startsOf(meetings)).toEqual(published.map((date) => `${date}T13:00:00Z`))
  })

  test('exists for 90 days, and at least the next twelve of it: the rest is made in time', async () => {
    const weekly = await scheduleIn(house, 'every Tuesday 10:00 Geneva, 20 times')
    expect(startsOf(weekly.meetings).at(-1)).toBe('2021-07-27T08:00:00Z')
    const monthly = await scheduleIn(house, 'third Thursdays 15:00 Geneva until July 2022')
    expect({ made: monthly.meetings.length, until: monthly.series.made?.until }).toEqual({
      made: 12,
      until: '2022-04-21',
    })
    house.set('2021-08-03T09:00:00Z')
    await keepOccurrences(house.as('clock'))
    expect((await viewOf(house, weekly.series._id)).meetings.length).toBe(20)
    expect((await viewOf(house, monthly.series._id)).meetings.length).toBe(15)
  })

  test('that ends more than a year ahead has all its dates before it', async () => {
    const { series, meetings } = await scheduleIn(house, 'first Mondays 15:00 Geneva from 3 July 2023, 4 times')
    const { dates } = await viewOf(house, series._id)
    expect(dates.map(({ date }) => date)).toEqual(['2023-07-03', '2023-08-07', '2023-09-04', '2023-10-02'])
    expect(meetings.map(({ series: link }) => link?.slot)).toEqual(dates.map(({ slot }) => slot))
  })

  test('of dates without a time has its days', async () => {
    const words = '26 Jan, 25 Feb, 30 Mar, 15 Apr 2022'
    const { series, meetings } = await scheduleIn(house, words, { group: 'financing', by: 'leader-financing' })
    expect(startsOf(meetings)).toEqual(['2022-01-26', '2022-02-25', '2022-03-30', '2022-04-15'])
    const { dates } = await viewOf(house, series._id, 'leader-financing')
    expect(dates.map(({ date, time, instant }) => [date, time, instant])).toEqual(
      ['2022-01-26', '2022-02-25', '2022-03-30', '2022-04-15'].map((date) => [date, null, null]),
    )
  })

  test('that goes on is made as time goes by', async () => {
    const { series, meetings } = await scheduleIn(house, 'every other Tuesday 10:00 Geneva until further notice')
    expect({ lastDay: series.lastDay, first: startsOf(meetings)[0], made: meetings.length }).toEqual({
      lastDay: null,
      first: '2021-05-04T08:00:00Z',
      made: 12,
    })
    for (const month of ['07', '09', '11']) {
      house.set(`2021-${month}-20T09:00:00Z`)
      await keepOccurrences(house.as('clock'))
    }
    const later = await viewOf(house, series._id)
    // A fortnight is always fourteen days; the hour in Geneva stays where clocks change.
    const days = Array.from({ length: 27 }, (_, n) => plusDays('2021-05-04', 14 * n))
    const summer = (day: string) => day < '2021-10-31' || day > '2022-03-27'
    expect(startsOf(later.meetings)).toEqual(days.map((day) => `${day}T${summer(day) ? '08' : '09'}:00:00Z`))
    await keepOccurrences(house.as('clock'))
    expect((await viewOf(house, series._id)).meetings).toEqual(later.meetings)
  })

  test('is scheduled once for a preview, however often it is pressed', async () => {
    const series = seriesIn('every Tuesday 10:00 Geneva, 3 times', house.now())
    const press = () =>
      scheduleSeries(house.as(leader), { id: 'pressed', group: 'procurement', title: 'Studies', series })
    const [one, other] = await Promise.all([press(), press()])
    expect([one.kind, other.kind].toSorted()).toEqual(['already', 'scheduled'])
    expect((await viewOf(house, 'pressed')).meetings.length).toBe(3)
  })

  test('is for those who lead, and for what is ahead', async () => {
    const words = 'every Tuesday 10:00 Geneva, 3 times'
    await expect(scheduleIn(house, words, { by: 'expert-nairobi' })).rejects.toThrow('Only the leaders')
    const past = { id: 'past', group: 'procurement', title: 'Studies', series: seriesIn(words, '2021-01-04T09:00:00Z') }
    await expect(scheduleSeries(house.as(leader), past)).rejects.toThrow('over already')
  })
})
