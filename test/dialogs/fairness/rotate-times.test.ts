import { beforeAll, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { chooseZone } from '#features/people/change-preferences.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const geneva = { zone: 'Europe/Zurich', said: 'Geneva' }
const leader = 'leader-procurement'
let house: TestHouse

/** Geneva, San Francisco and Sydney. */
beforeAll(async () => {
  house = await testHouse()
  await chooseZone(house.as('expert-lima'), { zone: 'America/Los_Angeles', said: 'San Francisco' })
  await house.join('expert-lima', 'procurement')
  await house.join('expert-sydney', 'procurement')
  // What joining tells is out of the way.
  await house.until('2020-03-03T12:00:00Z')
})

const says = async (words: string) => messageOf(await house.says(leader, words))
const presses = async (message: Message, label: string) => messageOf(await house.presses(leader, actOf(message, label)))
const wordsIn = (message: Message) => wordsOf(message, geneva)

test('a series that was said gets a time for each meeting, beside what one time would mean', async () => {
  const preview = wordsIn(await says('suggest procurement weekly on Wednesdays 12 times from 6 May "Case studies"'))
  expect(preview.split('\n').slice(0, 7)).toEqual([
    'Procurement: Case studies',
    'Nights, rotating: 8 for Geneva, 4 for Sydney and 4 for Los Angeles.',
    'If all were at 06:00 Geneva: 12 for Geneva.',
    '06:00 Geneva time: Wed 6 May, Wed 10 Jun, Wed 1 Jul and Wed 22 Jul',
    '06:30 Geneva time: Wed 20 May, Wed 27 May, Wed 17 Jun and Wed 8 Jul',
    '20:30 Geneva time: Wed 3 Jun, Wed 24 Jun and Wed 15 Jul',
    '21:00 Geneva time: Wed 13 May',
  ])
  expect(preview).toContain('[Schedule 12 meetings and tell 2 people]')
})

test('a series that was scheduled at one time offers to rotate; everything else stays', async () => {
  const fixed = await says(
    'schedule procurement every Wednesday 06:00 Geneva 90m 6 times from 6 May "Weekly" https://meet.example/w',
  )
  expect(wordsIn(fixed)).toContain('[Rotate the times]')
  const preview = wordsIn(await presses(fixed, 'Rotate the times'))
  expect(preview).toContain('Procurement: Weekly\nNights, rotating: ')
  expect(preview).toContain('Repeats: every Wednesday, 6 meetings, Wed 6 May to Wed 10 Jun 2020')
  expect(preview).toContain('How long: 90 minutes')
  expect(preview).toContain('https://meet.example/w')
  expect(preview).not.toContain('[Rotate')
})

test('weekly without a day begins on the fairest one', async () => {
  expect(wordsIn(await says('suggest procurement weekly 90m 6 times'))).toMatch(
    /Repeats: every week, 6 meetings, \w{3} \d+ Mar to /,
  )
})

test('what repeats in two ways is asked about', async () => {
  expect(wordsIn(await says('suggest procurement every second Tuesday'))).toContain(
    'How often is "every second Tuesday"?',
  )
})

test('a suggestion is rotated by a press; all of it is scheduled by another, and told in one message', async () => {
  const rotation = await presses(await says('suggest procurement 90m next week Case studies'), 'Rotate over a series')
  expect(wordsIn(rotation)).toContain('Procurement: Case studies\nNights, rotating: ')
  await presses(rotation, 'Schedule 12 meetings')
  const arrived = await house.until('2020-03-04T06:00:00Z')
  expect(arrived.map(({ to, kind }) => [to, kind]).sort()).toEqual([
    ['expert-lima', 'series-scheduled'],
    ['expert-sydney', 'series-scheduled'],
  ])
  const meetings = await house.house.store(meetingStore).find({ group: 'procurement', title: 'Case studies' })
  const times = meetings.flatMap(({ sessions }) => sessions.map(({ time }) => time))
  expect(meetings.length).toBeGreaterThan(8)
  expect(new Set(times).size).toBeGreaterThan(1)
})
