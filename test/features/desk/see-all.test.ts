import { expect, test } from '@jest/globals'
import { talkingHouse } from '../../talking-house.ts'
import { fillDeskWorld, monday } from './desk-world.ts'

const talking = await talkingHouse({ now: monday })
await fillDeskWorld(talking)
const [chair, member, leader] = ['chair', 'p7', 'p5'].map((id) => talking.person(id, { zone: 'Europe/Zurich' }))
if (!chair || !member || !leader) throw new Error('all three are there')
await leader.says('minutes proc1 https://example.org/minutes')

test('a chair reads who is in any group: names and offices, and no e-mail address', async () => {
  await chair.says('members procurement')
  expect(chair.shown()).toContain('Eva Novak (leader)')
  expect(chair.shown()).not.toContain('Peru')
  expect(chair.shown()).not.toContain('@')
  await member.says('members procurement')
  expect(member.shown()).toContain('Only the members of a thematic group see who is in it.')
})

test('a chair reads the minutes of any group', async () => {
  await chair.says('minutes proc1')
  expect(chair.shown()).toContain('example.org/minutes')
  expect(chair.buttons()).not.toContain('Remove')
  await member.says('minutes proc1')
  expect(member.shown()).toContain('You are not in Procurement.')
})

test('a chair sees the dates of every group with their titles, and can do nothing to them', async () => {
  await chair.says('calendar all')
  expect(chair.shown()).toContain('Meeting PROC-2')
  await member.says('calendar all')
  expect(member.shown()).not.toContain('Meeting PROC-2')
  await chair.says('cancel proc2')
  expect(chair.shown()).toContain('Only the leaders of Procurement')
  await chair.says('topics proc2')
  expect(chair.shown()).toContain('You are not in Procurement.')
})

test('a chair reads no application', async () => {
  await chair.says('review procurement')
  expect(chair.shown()).toBe("You're all caught up. No application is waiting for you.")
  await chair.act('read-application', { application: 'p38-procurement-submitted' })
  expect(chair.shown()).not.toContain('researcher')
})
