import { beforeEach, describe, expect, test } from '@jest/globals'
import { keepOccurrences } from '#meetings/series/keep-occurrences.ts'
import { scheduleSeries } from '#meetings/series/schedule-series.ts'
import { plusDays } from '#time/wall-time.ts'
import { talkingHouse } from '../../talking-house.ts'
import { leader, quietHouse, scheduleIn, seriesIn, startsOf, viewOf } from './procurement-series.ts'

const house = await quietHouse(await talkingHouse())

beforeEach(() => house.set('2021-05-03T09:00:00Z'))

describe('a series', () => {
  test('in one line is what Procurement has published: 90 days of it at once, the rest in time', async () => {
    const { kind, series, meetings, told } = await scheduleIn(house, 'third Fridays 15:00 Geneva until August')
    expect({ kind, told, made: series.made }).toEqual({
      kind: 'scheduled',
      told: 0,
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
    house.set('2021-05-24T09:00:00Z')
    await keepOccurrences(house.as('clock'))
    expect(startsOf((await viewOf(house, series._id)).meetings)).toEqual(published.map((date) => `${date}T13:00:00Z`))
  })

  test('beyond 90 days has its next meeting; of dates without a time, its day', async () => {
    const words = '26 Jan, 25 Feb, 30 Mar, 15 Apr 2022'
    const { series, meetings } = await scheduleIn(house, words, { group: 'financing', by: 'leader-financing' })
    expect(startsOf(meetings)).toEqual(['2022-01-26'])
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
      made: 7,
    })
    for (const month of ['07', '09', '11']) {
      house.set(`2021-${month}-20T09:00:00Z`)
      await keepOccurrences(house.as('clock'))
    }
    const later = await viewOf(house, series._id)
    // A fortnight is always fourteen days; the hour in Geneva stays where clocks change.
    const days = Array.from({ length: 21 }, (_, n) => plusDays('2021-05-04', 14 * n))
    expect(startsOf(later.meetings)).toEqual(days.map((day) => `${day}T${day < '2021-10-31' ? '08' : '09'}:00:00Z`))
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
