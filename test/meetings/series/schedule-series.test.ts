import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Meeting } from '#meetings/meeting.ts'
import { keepOccurrences } from '#meetings/series/keep-occurrences.ts'
import { readSeries } from '#meetings/series/read-series.ts'
import { scheduleSeries } from '#meetings/series/schedule-series.ts'
import { type TestHouse, testHouse } from '../../context.ts'
import { leader, scheduleIn } from './procurement-series.ts'

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.until('2021-05-03T09:00:00Z')
  await house.join('expert-nairobi', 'procurement')
})

const starts = (meetings: readonly Meeting[]) => meetings.map(({ sessions }) => sessions[0]?.at ?? sessions[0]?.date)
const meetingsOf = async (series: string) =>
  (await readSeries(house.as(leader), { series }))?.meetings.map((one) => one) ?? []

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
    const view = await readSeries(house.as(leader), { series: series._id })
    const published = ['2021-05-21', '2021-06-18', '2021-07-16', '2021-08-20']
    expect(view?.dates.map(({ date, time, zone }) => `${date} ${time} ${zone}`)).toEqual(
      published.map((date) => `${date} 15:00 Europe/Zurich`),
    )
    await house.until('2021-05-24T09:00:00Z')
    await keepOccurrences(house.as('clock'))
    expect(starts(await meetingsOf(series._id))).toEqual(published.map((date) => `${date}T13:00:00Z`))
  })

  test('of dates without a time is kept by its days', async () => {
    await house.says('leader-financing', 'zone Geneva')
    const words = '26 Apr, 25 May, 30 Jul, 15 Sep 2022'
    const { meetings } = await scheduleIn(house, words, { group: 'financing', by: 'leader-financing' })
    expect(starts(meetings)).toEqual(['2022-04-26'])
  })

  test('is scheduled once for a preview, however often it is pressed', async () => {
    const plan = { id: 'pressed', group: 'procurement', title: 'Studies' }
    const { series } = await scheduleIn(house, 'every Tuesday 10:00 Geneva, 3 times')
    const press = () => scheduleSeries(house.as(leader), { ...plan, series: series.parts[0] ?? fail() })
    const [one, other] = await Promise.all([press(), press()])
    expect([one.kind, other.kind].toSorted()).toEqual(['already', 'scheduled'])
    expect((await meetingsOf('pressed')).length).toBe(3)
  })

  test('is for those who lead', async () => {
    await expect(scheduleIn(house, 'every Tuesday 10:00 Geneva, 3 times', { by: 'expert-nairobi' })).rejects.toThrow(
      'Only the leaders',
    )
  })
})

function fail(): never {
  throw new Error('a series has a part')
}
