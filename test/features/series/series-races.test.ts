import { afterEach, describe, expect, test } from '@jest/globals'
import { groupStore } from '#features/groups/group-store.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { followingSeries } from '#features/series/follow-series.ts'
import { keepOccurrences } from '#features/series/keep-occurrences.ts'
import { scheduleSeries } from '#features/series/schedule-series.ts'
import { withStore } from '../../changed-context.ts'
import { talkingHouse } from '../../talking-house.ts'
import { leader, moveOne, quietHouse, scheduleIn, seriesIn, startsOf, viewOf } from './procurement-series.ts'

/*
 * A series is one write, its meetings follow. Whoever dies in between leaves it to the clock; two who do the same work at
 * once do it once.
 */

/** The call of this name fails from its nth time on, as though the process had died before it. */
let dies: { what: string; after: number } | null = null
/** Done once, before the next call of this name: what somebody else does meanwhile. */
let meanwhile: { what: string; work: () => Promise<unknown> } | null = null
const talking = await talkingHouse({
  now: '2021-05-03T09:00:00Z',
  gate: async (what, work) => {
    if (meanwhile?.what === what) {
      const { work: other } = meanwhile
      meanwhile = null
      await other()
    }
    if (dies?.what === what && dies.after-- <= 0) throw new Error(`died before ${what}`)
    return work()
  },
})
const house = await quietHouse(talking)
const line = 'every Tuesday 15:00 Geneva from 18 May 2021, 4 times'
const at = (hour: string) =>
  ['18', '25']
    .map((day) => `2021-05-${day}T${hour}:00Z`)
    .concat(['01', '08'].map((day) => `2021-06-${day}T${hour}:00Z`))

afterEach(() => {
  dies = null
  meanwhile = null
})

function numberOf({ reference }: Pick<Meeting, 'reference'>): number {
  return Number(reference.slice('PROC-'.length))
}

const meetingsOfAll = () => house.as('clock').store(meetingStore)

/** All follow by one command, of which the server has done a part: so many of them. */
async function follow(id: string, count: number): Promise<void> {
  dies = null
  const { series, meetings } = await viewOf(house, id)
  const entry = { by: 'clock', at: house.now(), what: 'followed its series' }
  const ids = meetings.slice(0, count).map(({ _id }) => _id)
  await meetingsOfAll().changeAll(ids, entry, (before) => followingSeries(before, series, house.now()))
}

async function kept(series: string) {
  dies = null
  await keepOccurrences(house.as('clock'))
  return (await viewOf(house, series)).meetings
}

describe('killed between the series and its meetings', () => {
  test.each([
    ['before the first', 'meetings.insert', 0],
    ['before its number', 'groups.update', 0],
    ['between them', 'series.update', 2],
    ['before it is written down', 'series.update', 0],
  ])('%s: the clock makes them, each once, by date', async (_, what, lost) => {
    const id = `killed-${what}-${lost}`
    const plan = { id, group: 'procurement', title: 'Studies', series: seriesIn(line, house.now()) }
    dies = { what, after: 0 }
    await expect(scheduleSeries(house.as(leader), plan)).rejects.toThrow('died')
    // They are written by one command, of which the server has done a part.
    const { meetings: written } = await viewOf(house, id)
    await meetingsOfAll().remove({ _id: { $in: written.slice(written.length - lost).map(({ _id }) => _id) } })
    const meetings = await kept(id)
    expect(startsOf(meetings)).toEqual(at('13:00'))
    const numbers = meetings.map(numberOf)
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    expect((await viewOf(house, id)).series.made).toMatchObject({ rev: 1 })
    // Pressed again, it is there already.
    expect((await scheduleSeries(house.as(leader), plan)).kind).toBe('already')
    expect((await viewOf(house, id)).meetings).toEqual(meetings)
  })

  test.each([
    ['before the first follows', 0],
    ['when two have followed', 2],
  ])('a change, %s: the clock brings the others, and each has moved once', async (_, followed) => {
    const { series } = await scheduleIn(house, line)
    dies = { what: 'meetings.update', after: 0 }
    const ask = { series: series._id, to: { time: '17:00' }, seen: 1 }
    await expect(changeSeries(house.as(leader), ask)).rejects.toThrow('died')
    await follow(series._id, followed)
    const meetings = await kept(series._id)
    expect(startsOf(meetings)).toEqual(at('15:00'))
    expect(meetings.map(({ sequence, tellings }) => [sequence, tellings.length])).toEqual(at('').map(() => [1, 2]))
  })

  test('a cancellation: the clock cancels the others', async () => {
    const { series } = await scheduleIn(house, line)
    dies = { what: 'meetings.update', after: 0 }
    await expect(cancelSeries(house.as(leader), { series: series._id, because: null, seen: 1 })).rejects.toThrow('died')
    await follow(series._id, 1)
    expect(startsOf(await kept(series._id))).toEqual(at('13:00').map((start) => `${start} cancelled`))
  })
})

describe('the clock', () => {
  test('keeps all series but those that fail, says which those are, and looks for none of a group that is gone', async () => {
    const tuesdays = await scheduleIn(house, 'every Tuesday 15:00 Geneva')
    const others = await scheduleIn(house, 'every Thursday 15:00 Geneva', {
      group: 'financing',
      by: 'leader-financing',
    })
    const clock = { ...house.as('clock'), now: '2021-07-03T09:00:00Z' }
    const madeOf = async (series: string) => (await clock.store(meetingStore).find({ 'series.id': series })).length
    const before = { tuesdays: await madeOf(tuesdays.series._id), others: await madeOf(others.series._id) }
    const { store, charter } = clock
    const kept = store(groupStore)
    const put: typeof kept.put = (id, ...more) =>
      id === 'procurement' ? Promise.reject(new Error('no number')) : kept.put(id, ...more)
    const failing = withStore(clock, groupStore, { put })
    await expect(keepOccurrences(failing)).rejects.toThrow(tuesdays.series._id)
    expect(await madeOf(tuesdays.series._id)).toBe(before.tuesdays)
    expect(await madeOf(others.series._id)).toBeGreaterThan(before.others)
    const groups = charter.groups.filter(({ id }) => id !== 'procurement')
    await keepOccurrences({ ...failing, charter: { ...charter, groups } })
  })

  test('cancels what somebody still made of a series that was cancelled meanwhile', async () => {
    const { series, meetings } = await scheduleIn(house, 'every Tuesday 15:00 Geneva from 4 May 2021')
    house.set('2021-05-09T09:00:00Z')
    meanwhile = {
      what: 'meetings.insert',
      work: async () => {
        await cancelSeries(house.as(leader), { series: series._id, because: null, seen: 1 })
        dies = { what: 'series.find', after: 0 }
      },
    }
    await expect(keepOccurrences(house.as('clock'), { series: series._id })).rejects.toThrow('died')
    const left = await kept(series._id)
    house.set('2021-05-03T09:00:00Z')
    expect(left.length).toBe(meetings.length + 1)
    expect(left.filter(({ state }) => state === 'scheduled').map(({ series: link }) => link?.slot)).toEqual([
      '2021-05-04',
    ])
  })
})

describe('at the same time', () => {
  test('presses make its meetings once, with numbers side by side', async () => {
    const plan = { id: 'pressed', group: 'procurement', title: 'Studies', series: seriesIn(line, house.now()) }
    await Promise.all([1, 2, 3].map(() => scheduleSeries(house.as(leader), plan)))
    const [first, ...others] = (await viewOf(house, 'pressed')).meetings.map(numberOf)
    expect(others).toEqual([1, 2, 3].map((n) => (first ?? 0) + n))
  })

  test('with somebody who has a number already, each gets one of its own, by date', async () => {
    const { meetings } = await scheduleIn(house, line)
    const [before] = meetings
    if (!before) throw new Error('a series has meetings')
    const last = Math.max(...meetings.map(numberOf))
    for (const n of [2, 3]) {
      const { series: _, ...other } = { ...before, _id: `other-${n}`, reference: `PROC-${last + n}` }
      await house.as('clock').store(meetingStore).insert(other, { by: 'clock', at: house.now(), what: 'scheduled' })
    }
    const { meetings: next } = await scheduleIn(house, line)
    expect(next.map((meeting) => numberOf(meeting) - last)).toEqual([1, 4, 5, 6])
  })

  test('two who keep its meetings make each once', async () => {
    const plan = { id: 'twice', group: 'procurement', title: 'Studies', series: seriesIn(line, house.now()) }
    dies = { what: 'meetings.insert', after: 0 }
    await expect(scheduleSeries(house.as(leader), plan)).rejects.toThrow('died')
    dies = null
    await Promise.all([1, 2, 3].map(() => keepOccurrences(house.as('clock'), { series: 'twice' })))
    expect(startsOf((await viewOf(house, 'twice')).meetings)).toEqual(at('13:00'))
  })

  test('one who still makes them by the old time ends with the new one', async () => {
    const plan = { id: 'overtaken', group: 'procurement', title: 'Studies', series: seriesIn(line, house.now()) }
    meanwhile = {
      what: 'meetings.insert',
      work: () => changeSeries(house.as('secretariat'), { series: 'overtaken', to: { time: '17:00' }, seen: 1 }),
    }
    await scheduleSeries(house.as(leader), plan)
    const { meetings, series } = await viewOf(house, 'overtaken')
    expect(startsOf(meetings)).toEqual(at('15:00'))
    expect(series.made).toMatchObject({ rev: 2 })
  })

  test('one who still moves them to the old time ends with the new one', async () => {
    const { series } = await scheduleIn(house, line)
    const ask = { series: series._id, seen: 1, to: { time: '16:00' } }
    meanwhile = {
      what: 'meetings.update',
      work: () => changeSeries(house.as('secretariat'), { ...ask, to: { time: '17:00' }, seen: 2 }),
    }
    await changeSeries(house.as(leader), ask)
    expect(startsOf((await viewOf(house, series._id)).meetings)).toEqual(at('15:00'))
  })

  test('one moves alone, and all move: whoever is second sees it, or it keeps its own time', async () => {
    const { series, meetings } = await scheduleIn(house, line)
    const [first] = meetings
    if (!first) throw new Error('a series has meetings')
    const [moved] = await Promise.all([
      moveOne(house, first, '2021-05-20'),
      changeSeries(house.as('secretariat'), { series: series._id, to: { time: '17:00' }, seen: 1 }),
    ])
    const own = moved.kind === 'done' ? '2021-05-20T13:00:00Z' : at('15:00')[0]
    expect(startsOf((await viewOf(house, series._id)).meetings)).toEqual(at('15:00').with(0, own ?? ''))
  })
})
