import { beforeEach, describe, expect, test } from '@jest/globals'
import { lastOwnAct } from '#features/meetings/undo-meeting-act.ts'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import type { SeriesChange } from '#features/series/dates/series-parts.ts'
import { keepOccurrences } from '#features/series/keep-occurrences.ts'
import { undoOccurrenceAct } from '#features/series/undo-occurrence-act.ts'
import { lastOwnSeriesAct, undoSeriesAct } from '#features/series/undo-series-act.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { talkingHouse } from '../../talking-house.ts'
import {
  cancelOne,
  leader,
  meetingOf,
  moveOne,
  quietHouse,
  scheduleIn,
  startsOf,
  viewOf,
} from './procurement-series.ts'

/* All of them, this and later ones, one alone; and each taken back. */

const house = await quietHouse(await talkingHouse())
let series: string
const [first, second, third, fourth] = ['2021-05-18', '2021-05-25', '2021-06-01', '2021-06-08'] as const
const slots = [first, second, third, fourth]

beforeEach(async () => {
  house.set('2021-05-03T09:00:00Z')
  series = (await scheduleIn(house, 'every Tuesday 15:00 Geneva from 18 May 2021, 4 times')).series._id
  forth('PT3M')
})

const forth = (duration: string) => house.set(plus(house.now(), duration))
const seen = async () => (await viewOf(house, series)).series.rev
const change = async (to: SeriesChange, from: string = first) =>
  changeSeries(house.as(leader), { series, to, from, seen: await seen() })
const cancel = async (from: string = first) =>
  cancelSeries(house.as(leader), { series, from, because: 'No speakers.', seen: await seen() })
const undo = () => undoSeriesAct(house.as(leader), { series })
const starts = async () => startsOf((await viewOf(house, series)).meetings)
/** The meetings at these hours (UTC), one after the other. */
const at = (...hours: string[]) => slots.map((slot, index) => `${slot}T${hours[index] ?? hours.at(-1)}:00Z`)

describe('all of them', () => {
  test('move to another time; references and calendar entries stay', async () => {
    const before = (await viewOf(house, series)).meetings
    const { kind, meetings } = await change({ time: '16:30' })
    expect({ kind, starts: startsOf(meetings) }).toEqual({ kind: 'done', starts: at('14:30') })
    expect(meetings.map(({ _id, reference, sequence }) => [_id, reference, sequence])).toEqual(
      before.map(({ _id, reference, sequence }) => [_id, reference, sequence + 1]),
    )
  })

  test('move by days, and keep their slots', async () => {
    await change({ shift: 1 })
    expect(await starts()).toEqual(slots.map((slot) => `${plusDays(slot, 1)}T13:00:00Z`))
    const { meetings } = await change({ shift: -1, time: '09:00' })
    expect(meetings.map((meeting) => meeting.series?.slot)).toEqual(slots)
    expect(startsOf(meetings)).toEqual(slots.map((slot) => `${plusDays(slot, -1)}T07:00:00Z`))
  })

  test('move to where they are: nothing is written', async () => {
    expect((await change({ time: '15:00' })).kind).toBe('already')
    expect(await seen()).toBe(1)
  })

  test('are not moved into the past, nor by those who do not lead', async () => {
    await expect(change({ shift: -30 })).rejects.toThrow('over already')
    const ask = { series, to: { time: '10:00' }, seen: 1 }
    await expect(changeSeries(house.as('expert-nairobi'), ask)).rejects.toThrow('Only the leaders')
    await expect(changeSeries(house.as(leader), { ...ask, series: 'none' })).rejects.toThrow("don't know")
  })
})

describe('this and later ones', () => {
  test('move; those before stay', async () => {
    await change({ time: '17:00' }, third)
    expect(await starts()).toEqual(at('13:00', '13:00', '15:00'))
    await change({ time: '18:00' }, second)
    expect(await starts()).toEqual(at('13:00', '16:00'))
  })

  test('are cancelled; those before take place, and can be cancelled too', async () => {
    const { series: left, meetings } = await cancel(third)
    expect({ state: left.state, lastDay: left.lastDay }).toEqual({ state: 'scheduled', lastDay: second })
    expect(startsOf(meetings)).toEqual(
      at('13:00', '13:00', '13:00').map((one, n) => (n < 2 ? one : `${one} cancelled`)),
    )
    expect(meetings[3]?.cancelledBecause).toBe('No speakers.')
    expect((await cancel()).series.state).toBe('cancelled')
    expect((await cancel()).kind).toBe('already')
    await expect(change({ time: '10:00' })).rejects.toThrow('These meetings are all over')
  })
})

describe('one moved by itself', () => {
  beforeEach(async () => {
    await moveOne(house, await meetingOf(house, series, second), '2021-05-27')
  })
  const moved = (hour: string) => at(hour).with(1, '2021-05-27T13:00:00Z')

  test('stays when all move', async () => {
    const { meetings } = await change({ time: '17:00' })
    expect(startsOf(meetings)).toEqual(moved('15:00'))
    expect(meetings[1]?.series).toMatchObject({ own: true, rev: 2 })
  })

  test('is cancelled with this and later ones, and comes back where it was', async () => {
    await cancel(second)
    expect((await starts())[1]).toBe('2021-05-27T13:00:00Z cancelled')
    await undo()
    expect(await starts()).toEqual(moved('13:00'))
  })

  test('taken back, it follows again: also a time that came meanwhile', async () => {
    await change({ time: '17:00' })
    const { _id } = await meetingOf(house, series, second)
    expect(await undoOccurrenceAct(house.as(leader), { meeting: _id })).toMatchObject({
      kind: 'undone',
      meeting: { series: { own: false }, sessions: [{ at: `${second}T15:00:00Z` }] },
    })
    expect(await starts()).toEqual(at('15:00'))
  })

  test('moved back by hand, it has a time of its own still', async () => {
    await moveOne(house, await meetingOf(house, series, second), second)
    await change({ time: '17:00' })
    expect(await starts()).toEqual(at('15:00', '13:00', '15:00'))
  })
})

test('one cancelled by itself stays so when all move, or come back', async () => {
  await cancelOne(house, await meetingOf(house, series, second))
  await change({ time: '17:00' })
  expect(await starts()).toEqual(at('15:00', '13:00', '15:00').with(1, `${second}T13:00:00Z cancelled`))
  await cancel()
  await undo()
  expect((await starts())[1]).toBe(`${second}T13:00:00Z cancelled`)
})

describe('what was done is taken back', () => {
  test('as long as nobody heard of it: what stood before stands again', async () => {
    await change({ time: '17:00' }, third)
    expect(await undo()).toMatchObject({ kind: 'undone', act: 'change' })
    expect(await starts()).toEqual(at('13:00'))
    await cancel(second)
    expect(await undo()).toMatchObject({
      kind: 'undone',
      act: 'cancel',
      series: { state: 'scheduled', lastDay: fourth },
    })
    expect(await starts()).toEqual(at('13:00'))
  })

  test('also that it was scheduled; its meetings are off', async () => {
    series = (await scheduleIn(house, 'every Tuesday 15:00 Geneva from 18 May 2021, 4 times')).series._id
    expect(await undo()).toMatchObject({ kind: 'undone', act: 'schedule', series: { state: 'cancelled', parts: [] } })
    expect(await starts()).toEqual(at('13:00').map((start) => `${start} cancelled`))
  })

  test('not when others have heard', async () => {
    await change({ time: '17:00' })
    forth('PT11M')
    expect(await undo()).toMatchObject({ kind: 'late' })
    expect(await starts()).toEqual(at('15:00'))
  })

  test('not what somebody else has done since', async () => {
    await change({ time: '17:00' })
    await changeSeries(house.as('secretariat'), { series, to: { time: '18:00' }, seen: 2 })
    expect(await undo()).toEqual({ kind: 'nothing' })
  })

  test('a meeting that followed its series has nothing of its own to take back', async () => {
    await change({ time: '17:00' })
    const { _id: meeting } = await meetingOf(house, series, second)
    expect(await lastOwnAct(house.as(leader), { meeting })).toBeNull()
    expect(await lastOwnSeriesAct(house.as(leader), { series })).toMatchObject({ undoes: { act: 'change' } })
  })
})

test('two who change at once: the second sees what is true, and chooses', async () => {
  const [one, other] = await Promise.all([
    changeSeries(house.as(leader), { series, to: { time: '16:00' }, seen: 1 }),
    changeSeries(house.as('secretariat'), { series, to: { time: '17:00' }, seen: 1 }),
  ])
  expect([one.kind, other.kind].toSorted()).toEqual(['changed', 'done'])
  expect(one.series).toEqual(other.series)
  const hour = one.kind === 'done' ? '14:00' : '15:00'
  expect(await starts()).toEqual(at(hour))
})

test('a change of a series leaves the meetings that were held as they were', async () => {
  house.set(`${first}T20:00:00Z`)
  await change({ time: '17:00' })
  expect(await starts()).toEqual(at('13:00', '15:00'))
  await cancel()
  await keepOccurrences(house.as('clock'))
  expect(await starts()).toEqual(at('13:00', '15:00').map((one, n) => (n < 1 ? one : `${one} cancelled`)))
})
