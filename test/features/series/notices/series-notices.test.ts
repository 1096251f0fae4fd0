import { beforeAll, describe, expect, test } from '@jest/globals'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { cancelSeries } from '#features/series/cancel-series.ts'
import { changeSeries } from '#features/series/change-series.ts'
import { keepOccurrences } from '#features/series/keep-occurrences.ts'
import { undoSeriesAct } from '#features/series/undo-series-act.ts'
import { plus } from '#time/instant.ts'
import { sayDate } from '#time/say-instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { type Arrived, type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { cancelOne, leader, meetingOf, moveOne, scheduleIn, viewOf } from '../procurement-series.ts'

/* What members hear of meetings that repeat: one message for each act, whatever number of meetings it concerns. */

let house: TestHouse
const nairobi = { zone: 'Africa/Nairobi' }

beforeAll(async () => {
  house = await testHouse((charter) => ({
    ...charter,
    // Only what is told of the series.
    reminders: { ...charter.reminders, rhythms: [{ offsets: [] }], unanswered: 'PT0S' },
    minutes: { ...charter.minutes, ladder: [] },
  }))
  await house.until('2021-05-03T07:00:00Z')
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
  await house.until('2021-05-03T09:00:00Z')
})

/** But for the summary of who joined, which is no news of the series. */
const forth = async (duration: string) =>
  (await house.until(plus(house.now(), duration))).filter(({ kind }) => kind !== 'summary')
const knownRev = (arrived: readonly Arrived[], to = 'expert-nairobi') =>
  arrived.filter((one) => one.to === to).map(({ kind, text }) => `${kind}: ${text}`)
const words = (arrived: readonly Arrived[], to = 'expert-nairobi') =>
  arrived.filter((one) => one.to === to).map(({ message }) => wordsOf(message, nairobi))
const all = (arrived: readonly Arrived[]) => arrived.map(({ to, kind }) => `${to} ${kind}`).toSorted()
const change = async (series: string, to: object, from?: string) =>
  changeSeries(house.as(leader), {
    series,
    to,
    seen: (await viewOf(house, series)).series.rev,
    ...(from ? { from } : {}),
  })
const cancel = async (series: string, from?: string, because: string | null = null) =>
  cancelSeries(house.as(leader), {
    series,
    because,
    seen: (await viewOf(house, series)).series.rev,
    ...(from ? { from } : {}),
  })
const begin = async (line = 'third Fridays 15:00 Geneva until August') => (await scheduleIn(house, line)).series._id

describe('one series, from its first message to its end', () => {
  let series: string
  beforeAll(async () => {
    series = await begin()
  })

  test('is told to each once, with all its dates in their own time', async () => {
    const arrived = await forth('P1D')
    expect(all(arrived)).toEqual(['expert-nairobi series-scheduled', 'expert-sydney series-scheduled'])
    expect(knownRev(arrived)).toEqual([
      'series-scheduled: PROC-1: Fri 21 May, 16:00 Nairobi (15:00 Geneva). New, and it repeats: Case studies, Procurement, the third Friday of each month, 4 meetings, Fri 21 May to Fri 20 Aug 2021',
    ])
    expect(words(arrived)[0]).toBe(`Procurement: Case studies
Repeats: the third Friday of each month, 4 meetings, Fri 21 May to Fri 20 Aug 2021
How long: 90 minutes
PROC-1: Fri 21 May 2021, 16:00 Nairobi (15:00 Geneva)
PROC-2: Fri 18 Jun 2021, 16:00 Nairobi (15:00 Geneva)
PROC-3: Fri 16 Jul 2021, 16:00 Nairobi (15:00 Geneva)
PROC-4: Fri 20 Aug 2021, 16:00 Nairobi (15:00 Geneva)
Before each date we'll ask if you can come.
[See PROC-1] [Subscribe (updates itself, may lag a day)] [Why me?]`)
  })

  test('moved from one of them on, it is one message, from what they last saw', async () => {
    await answerMeeting(house.as('expert-nairobi'), {
      meeting: (await meetingOf(house, series, '2021-07-16'))._id,
      answer: 'yes',
    })
    await change(series, { time: '17:00' }, '2021-06-18')
    await forth('PT1M')
    await change(series, { time: '16:00' }, '2021-06-18')
    const arrived = await forth('P1D')
    expect(all(arrived)).toEqual(['expert-nairobi series-changed', 'expert-sydney series-changed'])
    expect(knownRev(arrived)).toEqual([
      'series-changed: PROC-2 moved: Fri 18 Jun, 17:00 Nairobi (16:00 Geneva). It was Fri 18 Jun, 16:00 Nairobi (15:00 Geneva). All later ones change with it',
    ])
    expect(words(arrived)[0]).toContain('PROC-2 and all later ones have moved')
    expect(words(arrived)[0]).toContain('You answered for PROC-3 at the old time. Is that still right?')
  })

  test('moved and moved back before anybody heard, it is silent', async () => {
    await change(series, { shift: 3 })
    await forth('PT1M')
    await change(series, { shift: 0 })
    expect(all(await forth('P1D'))).toEqual([])
  })

  test('of another length, it says how long', async () => {
    await change(series, { lasts: 'PT2H' }, '2021-06-18')
    const arrived = await forth('P1D')
    expect(knownRev(arrived)[0]).toContain('PROC-2: Fri 18 Jun, 17:00 Nairobi (16:00 Geneva). It has another length.')
    expect(words(arrived)[0]).toContain('PROC-2 and all later ones have another length')
    expect(words(arrived)[0]).toContain('90 minutes → 2 hours.')
    await change(series, { lasts: 'PT90M' }, '2021-06-18')
    await forth('P1D')
  })

  test('one moved by itself is told as any meeting; moving all leaves it, and says so', async () => {
    await moveOne(house, await meetingOf(house, series, '2021-06-18'), '2021-06-21')
    const moved = await forth('P1D')
    expect(all(moved)).toEqual(['expert-nairobi meeting-moved', 'expert-sydney meeting-moved'])
    expect(knownRev(moved)[0]).toContain('PROC-2 moved: Mon 21 Jun, 16:00 Nairobi')
    await change(series, { time: '10:00' })
    const arrived = await forth('P1D')
    expect(all(arrived)).toEqual(['expert-nairobi series-changed', 'expert-sydney series-changed'])
    expect(knownRev(arrived)[0]).toContain('PROC-1 moved: Fri 21 May, 11:00 Nairobi (10:00 Geneva)')
    expect(words(arrived)[0]).toContain('PROC-2: Mon 21 Jun 2021, 16:00 Nairobi (15:00 Geneva)')
    expect(words(arrived)[0]).toContain('PROC-2 has a time of its own and keeps it.')
  })

  test('moved and ended early before anybody heard, it is one message: which of them move, and which are off, and why', async () => {
    const other = await begin('every Tuesday 10:00 Geneva from 1 June, 5 times')
    await forth('P1D')
    await cancel(other, '2021-06-15', 'No speakers.')
    await forth('PT1M')
    await change(other, { time: '16:00' })
    const arrived = await forth('P1D')
    expect(all(arrived)).toEqual(['expert-nairobi series-changed', 'expert-sydney series-changed'])
    const [said = ''] = words(arrived)
    expect(said).toContain('PROC-5 and PROC-6 have moved')
    expect(said).toContain(
      'From PROC-7, Tue 15 Jun 2021, 11:00 Nairobi (10:00 Geneva), on they are cancelled.\nNo speakers.',
    )
    expect(`${said} ${knownRev(arrived)[0]}`).not.toContain('ll later ones')
    await cancel(other)
    await forth('P1D')
  })

  test('its end is one message, by the times they know', async () => {
    await cancel(series, '2021-06-18', 'No speakers.')
    const arrived = await forth('P1D')
    expect(all(arrived)).toEqual(['expert-nairobi series-cancelled', 'expert-sydney series-cancelled'])
    expect(knownRev(arrived)).toEqual([
      'series-cancelled: PROC-2 cancelled: Mon 21 Jun, 16:00 Nairobi (15:00 Geneva), and all later ones. No speakers.',
    ])
    expect((await viewOf(house, series)).dates.map(({ date }) => date)).toEqual(['2021-05-21'])
    await cancel(series)
    expect(knownRev(await forth('P1D'))[0]).toContain('PROC-1 cancelled: Fri 21 May, 11:00 Nairobi')
    expect(all(await forth('P5D'))).toEqual([])
  })
})

describe('acts in a series that nobody was told of', () => {
  test('one moved before the series was told, is in its first message as it then is', async () => {
    const series = await begin('every Tuesday 10:00 Geneva, 3 times')
    await forth('PT1M')
    const [, second] = (await viewOf(house, series)).meetings
    if (!second) throw new Error('a series has meetings')
    const date = plus(second.sessions[0]?.at ?? '', 'P2D').slice(0, 10)
    await moveOne(house, second, date)
    const arrived = await forth('P1D')
    expect(knownRev(arrived).map((line) => line.split(':')[0])).toEqual(['series-scheduled'])
    expect(words(arrived)[0]).toMatch(new RegExp(`${second.reference}: Thu .*, 16:00 Nairobi`))
    await moveOne(
      house,
      await meetingOf(house, series, second.series?.slot ?? ''),
      plus(`${date}T00:00:00Z`, 'P1D').slice(0, 10),
    )
    expect(knownRev(await forth('P1D'))[0]).toMatch(/^meeting-moved: .* moved: Fri .*It was Thu /)
    await cancel(series)
    await forth('P1D')
  })

  test('a series taken back in time, is silent', async () => {
    await begin('every Tuesday 10:00 Geneva, 3 times')
    await forth('PT1M')
    expect(await undoSeriesAct(house.as(leader), {})).toMatchObject({ kind: 'undone', series: { state: 'cancelled' } })
    expect(all(await forth('P2D'))).toEqual([])
  })

  test('an end taken back in time, is silent; what is told stays', async () => {
    const series = await begin('every Tuesday 10:00 Geneva, 8 times')
    await forth('P1D')
    await cancel(series)
    await forth('PT1M')
    expect(await undoSeriesAct(house.as(leader), {})).toMatchObject({ kind: 'undone', series: { state: 'scheduled' } })
    expect(all(await forth('P1D'))).toEqual([])
    await cancel(series)
    await forth('PT3M')
    expect(await undoSeriesAct(house.as(leader), {})).toMatchObject({ kind: 'late', series: { state: 'cancelled' } })
    expect(all(await forth('P1D')).filter((line) => !line.endsWith('series-cancelled'))).toEqual([])
  })
})

test('whoever joins later is not told what is older: their welcome lists what is next', async () => {
  const series = await begin('every Tuesday 10:00 Geneva, 8 times')
  await forth('P1D')
  await house.join('expert-lima', 'procurement')
  expect(knownRev(await forth('P1D'), 'expert-lima').filter((line) => line.startsWith('series'))).toEqual([])
  await change(series, { time: '11:00' })
  expect(knownRev(await forth('P1D'), 'expert-lima').filter((line) => line.startsWith('series'))).toHaveLength(1)
  await cancel(series)
  await forth('P1D')
})

test('one cancelled by itself is no part of what ends later', async () => {
  const series = await begin('every Tuesday 10:00 Geneva, 4 times')
  await forth('P1D')
  const [first] = (await viewOf(house, series)).meetings
  if (!first) throw new Error('a series has meetings')
  await cancelOne(house, first)
  expect(all(await forth('P1D')).filter((line) => line.includes('nairobi'))).toEqual([
    'expert-nairobi meeting-cancelled',
  ])
  await cancel(series)
  const [said] = knownRev(await forth('P1D')).filter((line) => line.startsWith('series'))
  expect(said).not.toContain(first.reference)
})

test('of dates without a time the days are told; whoever leads is asked for the time of each, two weeks before', async () => {
  await house.join('expert-nairobi', 'financing')
  await forth('PT1H')
  const today = house.now().slice(0, 10)
  const days = [20, 27].map((day) => plusDays(today, day))
  const line = `${days.map((day) => sayDate(day).slice(4)).join(', ')}, ${sayDate(plusDays(today, 50)).slice(4)}`
  const { series } = await scheduleIn(house, line, { group: 'financing', by: 'leader-financing' })
  const [said] = knownRev(await forth('P1D'))
  expect(said).toContain(`FIN-1: ${sayDate(days[0] ?? '')}, time to be confirmed`)
  const asked = knownRev(await forth('P14D'), 'leader-financing')
  expect(asked.map((text) => text.split(':').slice(0, 2).join(':'))).toEqual([
    'time-missing: FIN-1',
    'time-missing: FIN-2',
  ])
  await cancelSeries(house.as('leader-financing'), { series: series._id, because: null, seen: 1 })
  await forth('P1D')
})

test('what is made as time goes by is news to nobody', async () => {
  const series = await begin('every Tuesday 10:00 Geneva until further notice')
  await forth('P1D')
  const before = (await viewOf(house, series)).meetings.length
  const arrived = await forth('P20D')
  await keepOccurrences(house.as('clock'))
  arrived.push(...(await forth('P1D')))
  expect((await viewOf(house, series)).meetings.length).toBe(before + 3)
  expect(all(arrived)).toEqual([])
})
