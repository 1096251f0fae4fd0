import { beforeAll, describe, expect, test } from '@jest/globals'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { mute } from '#features/people/change-preferences.ts'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { undoOccurrenceAct } from '#features/series/undo-occurrence-act.ts'
import { undoSeriesAct } from '#features/series/undo-series-act.ts'
import { plus } from '#time/instant.ts'
import { type Arrived, anyNumberADay, type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { cancelOne, leader, meetingOf, moveOne, scheduleIn, viewOf } from '../procurement-series.ts'

/* Whoever sleeps, and whoever hears while something is still held, knows in the end what is true. */

let house: TestHouse

beforeAll(async () => {
  house = await testHouse((charter) => anyNumberADay({ ...charter, minutes: { ...charter.minutes, ladder: [] } }))
  await house.until('2021-05-03T07:00:00Z')
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
})

const cancel = async (series: string, because: string | null = null) =>
  cancelSeries(house.as(leader), { series, because, seen: (await viewOf(house, series)).series.rev })

/** Half past ten in the evening in Sydney, quiet hours until seven; in Nairobi half past three. */
const evening = (day: string) => house.until(`${day}T12:30:00Z`)
const forth = (duration: string) => house.until(plus(house.now(), duration))
const knownRev = (arrived: readonly Arrived[], to: string) =>
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
    expect(knownRev(arrived, 'expert-nairobi').at(-1)).toContain('It has a new join link')
    expect(await meetingOf(house, series._id, '2021-05-21')).toMatchObject({ title: 'Green buying' })
    await cancel(series._id)
    await forth('P1D')
  })

  test.each([
    ['new, for the next day', 'every Tuesday 17:00 Geneva from 11 May 2021, 4 times', '2021-05-10'],
    ['new, for a week later', 'every Monday 17:00 Geneva from 24 May 2021, 4 times', '2021-05-17'],
  ])('no reminder comes before they have heard of the series: %s', async (_, line, day) => {
    await evening(day)
    const { series } = await scheduleIn(house, line)
    const [first = ''] = knownRev(await forth('PT20H'), 'expert-sydney')
    expect(first).toMatch(/^series-scheduled: /)
    const later = knownRev(await forth('P8D'), 'expert-sydney')
    expect(later.filter((line) => line.startsWith('answer-missing'))).not.toEqual([])
    await cancel(series._id)
    await forth('P1D')
  })

  test('no reminder comes before they have heard of another time; one moved besides is told, too', async () => {
    await house.until('2021-06-01T06:00:00Z')
    const { series } = await scheduleIn(house, 'every Monday 10:00 Geneva from 21 June 2021, 2 times')
    await evening('2021-06-14')
    await change(series._id, { time: '17:00' })
    await forth('PT20M')
    await moveOne(house, await meetingOf(house, series._id, '2021-06-28'), '2021-06-29')
    const arrived = knownRev(await forth('PT20H'), 'expert-sydney')
    expect(arrived.map((line) => line.split(':')[0]).toSorted()).toEqual(['meeting-moved', 'series-changed'])
    expect(arrived.find((line) => line.startsWith('meeting-moved'))).toContain('moved: Tue 29 Jun, 23:00 Sydney')
    await cancel(series._id)
    await forth('P1D')
  })
})

describe('whoever turned down news of new meetings', () => {
  const lima = 'expert-lima'
  beforeAll(async () => {
    await house.until('2021-07-01T07:00:00Z')
    await house.join(lima, 'procurement')
    // Their reminder of the first steps has come by then.
    await forth('P12D')
    await mute(house.as(lima), { key: 'meeting-scheduled|procurement', muted: true })
  })
  const kinds = (arrived: readonly Arrived[]) => knownRev(arrived, lima).map((line) => line.split(':')[0])

  test('is asked whether they come, and told that it moves and that it is off', async () => {
    const at = { time: '10:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT60M' }
    const { meeting } = await scheduleMeeting(house.as(leader), {
      ...{ id: 'single', group: 'procurement', title: 'One' },
      sessions: [{ date: '2021-07-22', ...at }],
    })
    expect(kinds(await house.until('2021-07-20T09:00:00Z'))).toEqual(['answer-missing'])
    const moved = await moveOne(house, meeting, '2021-07-24')
    expect(kinds(await forth('P1D'))).toEqual(['meeting-moved'])
    await cancelOne(house, moved.meeting)
    expect(kinds(await forth('P10D'))).toEqual(['meeting-cancelled'])
  })

  test('hears nothing of what was taken back before anybody heard', async () => {
    const { series } = await scheduleIn(house, 'every Tuesday 10:00 Geneva, 3 times')
    await forth('PT1M')
    await undoSeriesAct(house.as(leader), { series: series._id })
    expect(kinds(await forth('P30D'))).toEqual([])
  })

  test('is told that a series moves, and that it ends', async () => {
    const { series } = await scheduleIn(house, 'every Tuesday 10:00 Geneva from 14 September 2021, 3 times')
    await house.until('2021-09-09T09:00:00Z')
    await change(series._id, { time: '16:00' })
    expect(kinds(await forth('P1D'))).toEqual(['series-changed'])
    await cancel(series._id)
    expect(kinds(await forth('P30D'))).toEqual(['series-cancelled'])
  })
})

describe('what is done to one meeting while a change of all is held', () => {
  const kinds = (arrived: readonly Arrived[]) => knownRev(arrived, 'expert-nairobi').map((line) => line.split(':')[0])

  test('is waited for: what is taken back was shown to nobody', async () => {
    await house.until('2021-11-01T10:00:00Z')
    const { series } = await scheduleIn(house, 'every Tuesday 10:00 Geneva from 7 December 2021, 4 times')
    await forth('P1D')
    await change(series._id, { time: '16:00' })
    await forth('PT5M')
    const { meeting } = await moveOne(house, await meetingOf(house, series._id, '2021-12-14'), '2021-12-16')
    expect(kinds(await forth('PT6M'))).toEqual([])
    await undoOccurrenceAct(house.as(leader), { meeting: meeting._id })
    const arrived = await forth('P1D')
    expect(kinds(arrived)).toEqual(['series-changed'])
    const words = arrived.map(({ message }) => wordsOf(message, { zone: 'Africa/Nairobi' })).join()
    expect(words).toContain(`${meeting.reference}: Tue 14 Dec 2021, 18:00 Nairobi (16:00 Geneva)`)
    await cancel(series._id)
    await forth('P1D')
  })

  test('and cancelled with all before anybody heard of it, is named by the time they know', async () => {
    const { series } = await scheduleIn(house, 'every Tuesday 10:00 Geneva from 7 December 2021, 4 times')
    await forth('P1D')
    await moveOne(house, await meetingOf(house, series._id, '2021-12-07'), '2021-12-09')
    await forth('PT1M')
    await cancel(series._id)
    const arrived = await forth('P1D')
    expect(kinds(arrived)).toEqual(['series-cancelled'])
    expect(knownRev(arrived, 'expert-nairobi')[0]).toContain('Tue 7 Dec, 12:00 Nairobi')
  })
})

test('an end that is taken back leaves the reason of an earlier one as it was', async () => {
  const { series } = await scheduleIn(house, 'every Tuesday 10:00 Geneva, 6 times')
  await forth('P1D')
  const third = (await viewOf(house, series._id)).meetings[2]?.series?.slot ?? ''
  await cancelSeries(house.as(leader), { series: series._id, from: third, because: 'The budget is spent.', seen: 1 })
  await forth('P1D')
  await cancel(series._id, 'Everybody is ill.')
  await forth('PT1M')
  await undoSeriesAct(house.as(leader), { series: series._id })
  expect((await viewOf(house, series._id)).series).toMatchObject({
    state: 'scheduled',
    cancelledBecause: 'The budget is spent.',
  })
  await cancel(series._id)
  await forth('P1D')
})
