import { beforeAll, describe, expect, test } from '@jest/globals'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { editMeeting } from '#features/meetings/edit-meeting.ts'
import { undoMeetingAct } from '#features/meetings/undo-meeting-act.ts'
import { addToCalendar } from '#features/subscriptions/add-to-calendar.ts'
import { plus } from '#time/instant.ts'
import { type Arrived, type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { kindsTo as kinds, leader, meetingActs } from './meeting-acts.ts'

let house: TestHouse
let { schedule, move, cancel, forth } = {} as ReturnType<typeof meetingActs>

/** Tests follow each other in one house: each begins at a time of its own, when nothing is left to say. */
beforeAll(async () => {
  house = await testHouse()
  ;({ schedule, move, cancel, forth } = meetingActs(house))
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
  await house.until('2020-03-03T09:00:00Z')
})

const knownRev = (arrived: readonly Arrived[]) => arrived.map(({ to, kind, at }) => `${to} ${kind} ${at}`)

describe('a new meeting', () => {
  test('is told once, after the time to undo, to everybody but the one who scheduled it, outside their night', async () => {
    const { reference } = await schedule('2020-05-21', '15:00', { link: 'https://meet.example/1' })
    expect(await forth('PT1M')).toEqual([])
    const arrived = await forth('P1D')
    expect(knownRev(arrived)).toEqual([
      'expert-nairobi meeting-scheduled 2020-03-03T09:02:00Z',
      'expert-sydney meeting-scheduled 2020-03-03T09:02:00Z',
    ])
    expect(arrived[0]?.text).toBe(
      `${reference}: Thu 21 May, 16:00 Nairobi (15:00 Geneva). New: Case studies, Procurement`,
    )
    expect(wordsOf(arrived[1]?.message ?? { summary: [], blocks: [] }, { zone: 'Australia/Sydney' })).toBe(
      [
        `${reference}: Case studies`,
        'When: Thu 21 May 2020, 23:00 Sydney (15:00 Geneva), 90 minutes',
        'Group: Procurement',
        'Join: https://meet.example/1',
        'Can you come?',
        '[Yes] [No] [Maybe] [Add to calendar] [Why me?]',
      ].join('\n'),
    )
    await cancel(`meeting-2020-03-03T09:00:00Z`)
    await forth('P1D')
  })

  test('taken back in time is told to nobody', async () => {
    await schedule('2020-05-21', '15:00')
    await forth('PT1M')
    expect(await undoMeetingAct(house.as(leader), {})).toMatchObject({
      kind: 'undone',
      meeting: { state: 'cancelled' },
    })
    expect(await forth('P1D')).toEqual([])
  })

  test('cannot be taken back once others are told', async () => {
    const { _id } = await schedule('2020-05-21', '15:00')
    await forth('PT2M')
    expect(await undoMeetingAct(house.as(leader), {})).toMatchObject({ kind: 'late' })
    await cancel(_id)
    await forth('P1D')
  })

  test('is no news to those who join later: their welcome lists it', async () => {
    const { _id } = await schedule('2020-05-21', '15:00')
    await forth('PT1H')
    await house.join('expert-lima', 'procurement')
    expect(kinds(await forth('P1D'), 'expert-lima')).toEqual(['application-decided'])
    await cancel(_id)
    expect(kinds(await forth('P1D'), 'expert-lima')).toEqual(['meeting-cancelled'])
  })
})

describe('a move', () => {
  test('twice within the hold is one message, from what each last saw to what is true', async () => {
    const { _id, reference } = await schedule('2020-05-21', '15:00')
    await forth('PT1H')
    await move(_id, { date: '2020-05-22', time: '15:00' })
    await forth('PT9M')
    await move(_id, { date: '2020-05-28', time: '16:00' })
    const arrived = (await forth('P1D')).filter(({ to }) => to === 'expert-nairobi')
    expect(arrived.map(({ text }) => text)).toEqual([
      `${reference} moved: Thu 28 May, 17:00 Nairobi (16:00 Geneva). It was Thu 21 May, 16:00 Nairobi (15:00 Geneva)`,
    ])
    await cancel(_id)
    await forth('P1D')
  })

  test('there and back again tells nobody', async () => {
    const { _id } = await schedule('2020-05-21', '15:00')
    await forth('P1D')
    await move(_id, { date: '2020-05-22', time: '15:00' })
    await forth('PT5M')
    await move(_id, { date: '2020-05-21', time: '15:00' })
    expect(await forth('P1D')).toEqual([])
    await cancel(_id)
    await forth('P1D')
  })

  test('of a co-leader is told to the leader who scheduled', async () => {
    const { _id } = await schedule('2020-05-21', '15:00')
    await forth('P1D')
    await move(_id, { date: '2020-05-22', time: '15:00' }, 'secretariat')
    expect(kinds(await forth('P1D'), leader)).toEqual(['meeting-moved'])
    await cancel(_id)
    await forth('P1D')
  })

  test('within a day is told at once, and wakes those who mean to come', async () => {
    const { _id } = await schedule(plus(house.now(), 'P10D').slice(0, 10), '23:00')
    await forth('PT3M')
    await answerMeeting(house.as('expert-nairobi'), { meeting: _id, answer: 'yes' })
    // 01:00 in Nairobi, the night of both, the day before.
    await house.until(`${plus(house.now(), 'P9D').slice(0, 10)}T22:00:00Z`)
    await move(_id, { date: plus(house.now(), 'P1D').slice(0, 10), time: '22:00' })
    const at = house.now()
    const arrived = await forth('PT12H')
    expect(knownRev(arrived.filter(({ kind }) => kind === 'meeting-moved'))).toContain(
      `expert-nairobi meeting-moved ${at}`,
    )
    await cancel(_id)
    await forth('P3D')
  })

  test('leaves a Yes to the old time unconfirmed, and asks', async () => {
    const { _id } = await schedule('2020-06-21', '15:00')
    await forth('PT1H')
    await answerMeeting(house.as('expert-nairobi'), { meeting: _id, answer: 'yes' })
    await move(_id, { date: '2020-06-22', time: '15:00' })
    const [moved] = (await forth('P1D')).filter(({ to }) => to === 'expert-nairobi')
    expect(wordsOf(moved?.message ?? { summary: [], blocks: [] }, { zone: 'Africa/Nairobi' })).toContain(
      'You said Yes to the old time.',
    )
    await cancel(_id)
    await forth('P1D')
  })

  test('tells those who took the calendar entry that it is out of date', async () => {
    const { _id } = await schedule('2020-06-21', '15:00')
    await forth('PT1H')
    await addToCalendar(house.as('expert-nairobi'), { meeting: _id })
    await move(_id, { date: '2020-06-22', time: '15:00' })
    const arrived = await forth('P1D')
    const words = (to: string) =>
      arrived.filter((one) => one.to === to).map(({ message }) => wordsOf(message, { zone: 'UTC' }))
    expect(words('expert-nairobi')[0]).toContain('[Update my calendar]')
    expect(words('expert-sydney')[0]).not.toContain('[Update my calendar]')
    await cancel(_id)
    await forth('P1D')
  })
})

describe('a reminder', () => {
  const day = (after: string) => plus(house.now(), after).slice(0, 10)
  const reaching = (arrived: readonly Arrived[], to: string) => knownRev(arrived.filter((one) => one.to === to))

  test('of a time made known inside the night waits for the morning, where the meeting is not sooner', async () => {
    const [evening, morning] = [day('P2D'), day('P3D')]
    await house.until(`${evening}T21:58:00Z`)
    const { _id } = await schedule(morning, '07:30')
    const arrived = await house.until(`${morning}T05:20:00Z`)
    expect(reaching(arrived, leader)).toEqual([`${leader} meeting-reminder ${morning}T05:00:00Z`])
    await cancel(_id)
    await forth('P2D')
  })

  test('never comes before the invitation: what was due by then is no news', async () => {
    const [evening, next, last] = [day('P2D'), day('P3D'), day('P4D')]
    await house.until(`${evening}T19:30:00Z`)
    const { _id } = await schedule(last, '05:30')
    const invited = await house.until(`${next}T05:00:00Z`)
    await answerMeeting(house.as('expert-nairobi'), { meeting: _id, answer: 'yes' })
    const arrived = [...invited, ...(await house.until(`${last}T03:20:00Z`))]
    expect(reaching(arrived, 'expert-nairobi')).toEqual([
      `expert-nairobi meeting-scheduled ${next}T04:00:00Z`,
      `expert-nairobi meeting-reminder ${next}T19:00:00Z`,
    ])
    await cancel(_id)
    await forth('P2D')
  })
})

describe('an edit', () => {
  test('of title and agenda is silent, of the link is told', async () => {
    const { _id } = await schedule('2020-06-21', '15:00')
    await forth('P1D')
    await editMeeting(house.as(leader), { meeting: _id, edit: { title: 'Other studies', agenda: '1 minutes' } })
    expect(await forth('P1D')).toEqual([])
    await editMeeting(house.as(leader), { meeting: _id, edit: { link: 'https://meet.example/2' } })
    const arrived = await forth('P1D')
    expect(kinds(arrived, 'expert-nairobi')).toEqual(['meeting-moved'])
    expect(arrived[0]?.text).toContain('has a new join link')
    await cancel(_id)
    await forth('P1D')
  })
})

describe('a cancellation', () => {
  test('says why, and ends everything', async () => {
    const { _id, reference } = await schedule(plus(house.now(), 'P9D').slice(0, 10), '15:00')
    await forth('P1D')
    await cancel(_id, 'The speaker is ill.')
    const arrived = await forth('P30D')
    expect(kinds(arrived, 'expert-nairobi')).toEqual(['meeting-cancelled'])
    const [nairobi] = arrived.filter(({ to }) => to === 'expert-nairobi')
    expect(nairobi?.text).toMatch(new RegExp(`^${reference} cancelled: .* Nairobi .*The speaker is ill\\.$`))
    expect(kinds(arrived, leader)).toEqual([])
  })

  test('taken back in time is told to nobody', async () => {
    const { _id } = await schedule(plus(house.now(), 'P60D').slice(0, 10), '15:00')
    await forth('P1D')
    await cancel(_id)
    await forth('PT1M')
    expect(await undoMeetingAct(house.as(leader), {})).toMatchObject({
      kind: 'undone',
      meeting: { state: 'scheduled' },
    })
    expect(await forth('P1D')).toEqual([])
    await cancel(_id)
    await forth('P1D')
  })
})
