import { beforeAll, describe, expect, test } from '@jest/globals'
import { changeSeries } from '#meetings/series/change-series.ts'
import { plus } from '#time/instant.ts'
import { type Arrived, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { leader, meetingOf, scheduleIn, viewOf } from '../../meetings/series/procurement-series.ts'

/* Whoever sleeps, and whoever hears while something is still held, knows in the end what is true. */

let house: TestHouse

beforeAll(async () => {
  house = await testHouse((charter) => ({ ...charter, minutes: { ...charter.minutes, ladder: [] } }))
  await house.until('2021-05-03T07:00:00Z')
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
})

/** Half past ten in the evening in Sydney, quiet hours until seven; in Nairobi half past three. */
const evening = (day: string) => house.until(`${day}T12:30:00Z`)
const forth = (duration: string) => house.until(plus(house.now(), duration))
const told = (arrived: readonly Arrived[], to: string) =>
  arrived.filter((one) => one.to === to).map(({ kind, text }) => `${kind}: ${text}`)
const change = async (series: string, to: object, from?: string) =>
  changeSeries(house.as(leader), {
    ...{ series, to, seen: (await viewOf(house, series)).series.rev },
    ...(from ? { from } : {}),
  })

describe('while somebody sleeps', () => {
  test('what a series is called, and where it meets, may change: they hear of what is true in the morning', async () => {
    await evening('2021-05-03')
    const { series } = await scheduleIn(house, 'third Fridays 15:00 Geneva until August')
    await forth('PT5M')
    await change(series._id, { link: 'https://new.example/room', title: 'Green buying', agenda: 'Two cities report.' })
    const arrived = (await forth('P1D')).filter(({ kind }) => kind.startsWith('series-'))
    const [said = '', ...more] = arrived
      .filter(({ to }) => to === 'expert-sydney')
      .map(({ message }) => wordsOf(message, { zone: 'Australia/Sydney' }))
    expect(more).toEqual([])
    expect(said).toContain('Procurement: Green buying')
    expect(said).toContain('Join: https://new.example/room')
    expect(said).toContain('Two cities report.')
    expect(told(arrived, 'expert-nairobi').at(-1)).toContain('It has a new join link')
    expect(await meetingOf(house, series._id, '2021-05-21')).toMatchObject({ title: 'Green buying' })
  })
})
