import { beforeAll, expect, test } from '@jest/globals'
import { modelNamed } from '#database/model.ts'
import { meetingStatus } from '#features/meetings/read-attendance.ts'
import { meetingStatusCard } from '#features/overview/cards/meeting-status-card.ts'
import { plus } from '#time/instant.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const members = ['expert-nairobi', 'expert-sydney', 'expert-lima']
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  for (const person of members) await house.join(person, 'procurement')
  await house.until('2020-03-03T09:00:00Z')
  const preview = messageOf(await house.says(leader, 'schedule procurement 21 May 15:00 Geneva 90m Case studies'))
  await house.presses(leader, actOf(preview, 'Schedule'))
})

const meetingId = async () => String((await modelNamed(house.database, 'meetings').distinct('_id').exec()).at(-1))
const status = async () => meetingStatus(house.as(leader), { meeting: await meetingId() })
const reads = async () => wordsOf(meetingStatusCard(await status()), { zone: 'Europe/Zurich' })

test('while a meeting goes out, its leader reads how many of them have been told', async () => {
  await house.until(plus(house.now(), 'PT1M'))
  expect(await reads()).toContain('Told 0 of 3')
  expect(await reads()).toContain(
    'We tell the others when undo ends and their quiet hours are over. This takes some minutes.',
  )
  await house.until(plus(house.now(), 'P1D'))
  expect(await reads()).toContain('Told 3')
  expect(await reads()).not.toContain('Told 3 of')
})

test('answers are counted for the time that they were given for', async () => {
  await house.says('expert-nairobi', 'yes procurement')
  await house.says('expert-sydney', 'no proc1 travelling')
  await house.says('expert-lima', 'yes procurement')
  expect(await status()).toMatchObject({
    sessions: [{ answers: { yes: 2, no: 1, maybe: 0 }, unconfirmed: 0 }],
    audience: 4,
  })
  expect(await reads()).toMatch(
    /Yes, 2: Expert in \w+ and Expert in \w+\nMaybe, 0: Nobody\nNo, 1: Expert in Sydney \(travelling\)/,
  )
  const preview = messageOf(await house.says(leader, 'move procurement to 22 May 15:00 Geneva'))
  await house.presses(leader, actOf(preview, 'Move'))
  await house.says('expert-lima', 'maybe procurement')
  expect(await status()).toMatchObject({ sessions: [{ answers: { yes: 0, no: 0, maybe: 1 }, unconfirmed: 2 }] })
  expect(await reads()).toContain('Yes, 0: Nobody')
  expect(await reads()).toMatch(/Unconfirmed, 2: Expert in \w+ \((?:Yes|No)\) and Expert in \w+ \((?:Yes|No)\)/)
  expect(await reads()).toContain("Unconfirmed answers are for the old time. We don't count them.")
  const members = wordsOf(messageOf(await house.says('expert-lima', 'attendance procurement')), { zone: 'UTC' })
  expect(members).toContain('Yes: 0. No: 0. Maybe: 1. Unconfirmed, for the old time: 2.')
  expect(members).not.toContain('travelling')
})

test('of answers only the keys of an index are read, however many they are', async () => {
  const where = { meeting: await meetingId() }
  const by = { session: '$session', answer: '$answer', forTime: '$forTime' }
  const plan = await modelNamed(house.database, 'rsvps')
    .aggregate([{ $match: where }, { $group: { _id: by, count: { $sum: 1 } } }])
    .explain('executionStats')
  expect(plan).toMatchObject({ executionStats: { totalDocsExamined: 0, totalKeysExamined: 3 } })
})

test('of what was sent only the keys of an index are read, however much it is', async () => {
  const { db } = house.database.connection
  await db?.command({ profile: 2 })
  await status()
  await db?.command({ profile: 0 })
  const counted = await db?.collection('system.profile').find({ 'command.aggregate': 'deliveries' }).toArray()
  expect(counted).not.toEqual([])
  for (const one of counted ?? []) expect(one).toMatchObject({ docsExamined: 0 })
  expect(Math.max(...(counted ?? []).map(({ keysExamined }) => Number(keysExamined)))).toBeGreaterThanOrEqual(3)
})
