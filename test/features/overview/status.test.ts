import { expect, test } from '@jest/globals'
import { talkingHouse } from '../../talking-house.ts'
import { applicants } from '../applications/applicants.ts'

const house = await talkingHouse()
const { moveTo, person, seat } = house
const { applies } = applicants(house)
await seat('lea', 'leader', 'procurement')
const lea = person('lea')

test('a stranger is told what there is to join', async () => {
  const stranger = person('stranger')
  await stranger.says('status')
  expect(stranger.shown()).toContain('You are not in any thematic group yet.\nApplications are open:')
  expect(stranger.buttons()).toContain('Apply to Procurement')
})

test('nobody with a draft is told that they are all caught up', async () => {
  const drafting = person('drafting')
  await drafting.says('apply procurement')
  await drafting.fills({ name: 'D', capacity: 'R', country: 'Kenya', email: 'd@example.org', expertise: 'X' })
  await drafting.says('status')
  expect(drafting.shown()).toContain('not sent yet; it waits for you')
  expect(drafting.shown()).not.toContain('caught up')
})

test('a leader sees first what waits for them, then what they lead and when it meets', async () => {
  await applies(person('ann'))
  await lea.says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
  await lea.presses(lea.buttons()[0] ?? '')
  await moveTo('2020-03-02T09:00:00Z')
  await lea.says('status')
  const lines = lea.shown().split('\n')
  expect(lines.slice(0, 2)).toEqual(['Waiting for you', 'Applications to decide'])
  expect(lines).toContain('You are leader of Procurement.')
  expect(lines).toContain('PROC-1 Thu 21 May, 15:00 Geneva, Procurement')
  await lea.presses('Review Procurement')
  expect(lea.shown()).toContain('1 of 1. Amina O. applied')
})

test('status lists minutes that are owed among what waits', async () => {
  await moveTo('2020-05-22T09:00:00Z')
  await lea.says('status')
  expect(lea.shown()).toContain('Minutes missing\nPROC-1: due Thu 28 May. You led it.')
  expect(lea.buttons()).toContain('Add PROC-1 minutes')
})

test('status and a reference say who was told of that meeting', async () => {
  await lea.says('status proc1')
  expect(lea.shown()).toContain('PROC-1: Case studies')
  expect(lea.shown()).toMatch(/Told \d+/)
  await person('ann').says('status proc1')
  expect(person('ann').shown()).toContain(
    'Only the leaders of Procurement and the secretariat can do this.\nlea leads Procurement.',
  )
})

test('status and a group say it of the meeting that comes next, and of the last one where none comes', async () => {
  for (const when of [
    '28 May 15:00 Geneva 90m Budget',
    '18 June 15:00 Geneva 90m Far off',
    '25 June 15:00 Geneva Off',
  ]) {
    await lea.says(`schedule procurement ${when}`)
    await lea.presses(lea.buttons()[0] ?? '')
    await moveTo('2020-05-22T10:00:00Z')
  }
  await lea.says('status of procurement')
  expect(lea.shown()).toContain(': Budget')
  await lea.says('cancel proc4')
  await lea.presses(lea.buttons()[0] ?? '')
  await moveTo('2020-06-17T09:00:00Z')
  await lea.says('status procurement')
  expect(lea.shown()).toContain(': Far off')
  await moveTo('2020-06-19T09:00:00Z')
  await lea.says('status procurement')
  expect(lea.shown()).toContain(': Far off')
})

test('minutes that are owed stand in the order in which they were due', async () => {
  await lea.says('status')
  const owed = lea.shown().match(/^PROC-\d: \d+ days late|^PROC-\d: due/gm)
  expect(owed).toEqual(['PROC-1: 22 days late', 'PROC-2: 15 days late', 'PROC-3: due'])
})
