import { beforeEach, describe, expect, test } from '@jest/globals'
import { modelNamed } from '#database/model.ts'
import { attendeesOf } from '#features/fairness/attendees.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { cancelMeeting } from '#features/meetings/cancel-meeting.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { newPerson } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { epochOf } from '#time/instant.ts'
import { type TestHouse, testHouse } from '../../context.ts'

let house: TestHouse
let meetings = 0

beforeEach(async () => {
  house = await testHouse()
  const earlier = house.house.store(meetingStore)
  const rsvps = house.house.store(rsvpStore)
  const applications = house.house.store(applicationStore)
  await Promise.all([earlier, rsvps, applications].map((store) => store.remove({})))
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
})

/** Schedules a meeting of an hour at a time of Geneva's. @returns its id. */
async function meet(date: string, time: string, by = 'leader-procurement'): Promise<string> {
  const id = `meeting-${++meetings}`
  const session = { date, time, zone: 'Europe/Zurich', lasts: 'PT60M' }
  const group = by.replace('leader-', '')
  await scheduleMeeting(house.as(by), { id, group, title: 'Meeting', sessions: [session] })
  return id
}

async function attendees(besides?: string) {
  const ask = { group: 'procurement', ...(besides === undefined ? {} : { besides }) }
  const found = await attendeesOf(house.as('leader-procurement'), ask)
  return Object.fromEntries(found.map((one) => [one.id, one]))
}

test('are the members and leaders with their zones and usual hours', async () => {
  expect(await attendees()).toEqual({
    'expert-nairobi': {
      id: 'expert-nairobi',
      zone: 'Africa/Nairobi',
      usual: { from: '09:00', to: '18:00', workdays: [1, 2, 3, 4, 5] },
      busy: [],
    },
    'expert-sydney': expect.objectContaining({ zone: 'Australia/Sydney' }),
    'leader-procurement': expect.objectContaining({ zone: 'Europe/Zurich' }),
  })
})

test('are not those of whom nobody knows where they are', async () => {
  await house.join('somebody', 'procurement')
  await house.house.store(personStore).insert(newPerson('somebody', house.now(), {}), { by: '', at: '', what: 'met' })
  expect(Object.keys(await attendees())).toEqual(['expert-nairobi', 'expert-sydney', 'leader-procurement'])
})

describe('somebody is busy', () => {
  const nine = { start: epochOf('2020-03-10T08:00:00Z'), end: epochOf('2020-03-10T09:00:00Z') }

  test('at the meetings of their other groups', async () => {
    await house.join('expert-nairobi', 'ai')
    await meet('2020-03-10', '09:00', 'leader-ai')
    expect((await attendees())['expert-nairobi']?.busy).toEqual([nine])
    expect((await attendees())['expert-sydney']?.busy).toEqual([])
  })

  test('but not at one they said No to', async () => {
    await house.join('expert-nairobi', 'ai')
    const meeting = await meet('2020-03-10', '09:00', 'leader-ai')
    await answerMeeting(house.as('expert-nairobi'), { meeting, answer: 'no' })
    expect((await attendees())['expert-nairobi']?.busy).toEqual([])
  })

  test('nor at the one that is to be moved', async () => {
    const moving = await meet('2020-03-10', '09:00')
    expect((await attendees())['expert-nairobi']?.busy).toEqual([nine])
    expect((await attendees(moving))['expert-nairobi']?.busy).toEqual([])
  })
})

test("of a meeting's answers only the Nos are read, and hardly more keys than that", async () => {
  const answers = modelNamed(house.database, 'rsvps').collection
  const answered = ['a', 'b'].flatMap((meeting) =>
    ['1', '2'].flatMap((session) =>
      Array.from({ length: 100 }, (_, nth) => {
        const answer = nth % 20 === 0 ? 'no' : nth % 3 === 0 ? 'maybe' : 'yes'
        return { meeting, session, person: `person-${nth}`, answer, forTime: '' }
      }),
    ),
  )
  await answers.insertMany(answered)
  const asked = answers.find({ meeting: { $in: ['a', 'b'] }, answer: 'no' })
  const { executionStats } = await asked.explain('executionStats')
  expect(executionStats).toMatchObject({ nReturned: 20, totalDocsExamined: 20 })
  expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(20 + 2 * 4 + 2)
})

describe('what somebody carries', () => {
  const debts = async () => Object.values(await attendees()).map(({ debt }) => Math.round(debt ?? -1))

  test('is nothing, and not even that, before the first meeting', async () => {
    expect(await debts()).toEqual([-1, -1, -1])
  })

  test('is what is set ahead already, and follows it when it moves or is cancelled', async () => {
    // 15:00 in Geneva is one in the morning in Sydney.
    const meeting = await meet('2020-03-10', '15:00')
    expect(await debts()).toEqual([0, 69, 0])
    const to = { date: '2020-03-10', time: '09:00', zone: 'Europe/Zurich', lasts: 'PT60M' }
    await moveMeeting(house.as('leader-procurement'), { meeting, moves: [{ session: '1', to }], seen: 1 })
    expect(await debts()).toEqual([0, 2, 0])
    await cancelMeeting(house.as('leader-procurement'), { meeting, because: null, seen: 2 })
    expect(await debts()).toEqual([-1, -1, -1])
  })

  test('begins for a newcomer with the average, however long the others have met', async () => {
    for (const date of ['2020-03-10', '2020-03-17', '2020-03-24']) await meet(date, '15:00')
    await house.until('2020-04-01T08:00:00Z')
    await house.join('expert-lima', 'procurement')
    const lima = async () => (await attendees())['expert-lima']?.debt
    expect(await lima()).toBeUndefined()
    // In the afternoon in Geneva it is morning in Lima: their debt is the average of the others, who carry 3 nights.
    await meet('2020-04-07', '16:00')
    const [nairobi = 0, sydney = 0, geneva = 0] = await debts()
    expect(await lima()).toBeGreaterThan(60)
    expect(await lima()).toBeLessThan((nairobi + sydney + geneva) / 3)
  })

  test('is forgotten after a year', async () => {
    await meet('2020-03-10', '15:00')
    await house.until('2020-03-11T08:00:00Z')
    const later = { ...house.as('leader-procurement'), now: '2021-03-12T08:00:00Z' }
    const found = await attendeesOf(later, { group: 'procurement' })
    expect(found.map(({ debt }) => debt)).toEqual([undefined, undefined, undefined])
  })
})
