import { beforeAll, describe, expect, test } from '@jest/globals'
import { keepOccurrences } from '#meetings/series/keep-occurrences.ts'
import { scheduleSeries } from '#meetings/series/schedule-series.ts'
import { type TestHouse, testHouse } from '../../context.ts'
import { leader, scheduleIn, seriesIn, startsOf, viewOf } from './procurement-series.ts'

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.until('2021-05-03T09:00:00Z')
  await house.join('expert-nairobi', 'procurement')
})

describe('a series', () => {
  test('in one line is what Procurement has published: 90 days of it at once, the rest in time', async () => {
    const { kind, series, meetings, told } = await scheduleIn(house, 'third Fridays 15:00 Geneva until August')
    expect({ kind, told, made: series.made }).toEqual({
      kind: 'scheduled',
      told: 1,
      made: { rev: 1, until: '2021-08-01' },
    })
    expect(meetings.map(({ _id, reference }) => [_id, reference])).toEqual([
      [`${series._id}-2021-05-21`, 'PROC-1'],
      [`${series._id}-2021-06-18`, 'PROC-2'],
      [`${series._id}-2021-07-16`, 'PROC-3'],
    ])
    const published = ['2021-05-21', '2021-06-18', '2021-07-16', '2021-08-20']
    expect((await viewOf(house, series._id)).dates.map(({ date, time, zone }) => `${date} ${time} ${zone}`)).toEqual(
      published.map((date) => `${date} 15:00 Europe/Zurich`),
    )
    await house.until('2021-05-24T09:00:00Z')
    await keepOccurrences(house.as('clock'))
    expect(startsOf((await viewOf(house, series._id)).meetings)).toEqual(published.map((date) => `${date}T13:00:00Z`))
  })

  test('beyond 90 days has its next meeting; of dates without a time, its day', async () => {
    const words = '26 Jan, 25 Feb, 30 Apr, 15 May 2022'
    const { series, meetings } = await scheduleIn(house, words, { group: 'financing', by: 'leader-financing' })
    expect(startsOf(meetings)).toEqual(['2022-01-26'])
    const { dates } = await viewOf(house, series._id, 'leader-financing')
    expect(dates.map(({ date, time, instant }) => [date, time, instant])).toEqual(
      ['2022-01-26', '2022-02-25', '2022-04-30', '2022-05-15'].map((date) => [date, null, null]),
    )
  })

  test('that goes on is made as time goes by', async () => {
    const { series, meetings } = await scheduleIn(house, 'every other Tuesday 10:00 Geneva until further notice')
    expect({ lastDay: series.lastDay, first: startsOf(meetings)[0], made: meetings.length }).toEqual({
      lastDay: null,
      first: '2021-05-25T08:00:00Z',
      made: 7,
    })
    await house.until('2021-11-20T09:00:00Z')
    await keepOccurrences(house.as('clock'))
    const later = await viewOf(house, series._id)
    // The hour in Geneva stays where clocks change.
    expect(startsOf(later.meetings).slice(-7)).toEqual([
      '2021-11-23T09:00:00Z',
      '2021-12-07T09:00:00Z',
      '2021-12-21T09:00:00Z',
      '2022-01-04T09:00:00Z',
      '2022-01-18T09:00:00Z',
      '2022-02-01T09:00:00Z',
      '2022-02-15T09:00:00Z',
    ])
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
