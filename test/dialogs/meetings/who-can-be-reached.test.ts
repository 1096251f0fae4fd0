import { beforeAll, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { accountStore } from '#features/people/person-store.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const geneva = { zone: 'Europe/Zurich' }
const missed = "We can't reach 2: Expert in Lima and Expert in Sydney. Please tell them yourself."
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  for (const person of ['expert-nairobi', 'expert-geneva', 'expert-sydney', 'expert-lima'])
    await house.join(person, 'procurement')
  for (const person of ['expert-sydney', 'expert-lima']) await block(person)
})

async function block(person: string): Promise<void> {
  const accounts = house.house.store(accountStore)
  await accounts.change(`local|local|${person}`, { by: 'test', at: house.now(), what: 'blocked' }, (before) => ({
    ...before,
    reachable: false,
    unreachable: 'blocked',
  }))
}

const says = async (text: string, who = leader) => messageOf(await house.says(who, text))
const presses = async (on: Message, label: string) => messageOf(await house.presses(leader, actOf(on, label)))
const read = (message: Message) => wordsOf(message, geneva)

test('scheduling, moving, editing and cancelling say how many can be reached, and name to the leader whom nobody reaches', async () => {
  const preview = await says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
  expect(read(preview)).toContain('[Schedule and tell 2 people]')
  expect(read(preview)).toContain(missed)
  const set = read(await presses(preview, 'Schedule and tell 2 people'))
  expect(set).toContain(`We'll tell 2 people in 2 minutes. ${missed} You can undo until then.`)
  const [, reference = ''] = /(PROC-\d+) is set/.exec(set) ?? []

  const moving = await says(`move ${reference} 22 May 15:00 Geneva`)
  expect(read(moving)).toContain(missed)
  const moved = await presses(moving, 'Move and tell 2 people')
  expect(read(moved)).toContain(`We'll tell 2 people in 10 minutes, in one message with your other changes. ${missed}`)
  expect(read(await says(`link ${reference} https://meet.example/1`))).toContain(`We'll tell 2 people. ${missed}`)

  const asked = await says(`cancel ${reference} speaker ill`)
  expect(read(asked)).toContain(missed)
  expect(read(await presses(asked, 'Cancel it and tell 2 people'))).toContain(missed)
})

test('meetings that repeat say how many can be reached, when they are set, moved and cancelled', async () => {
  const preview = await says('schedule procurement first Tuesdays from June to September 2020 10:00 Geneva')
  expect(read(preview)).toContain(missed)
  const set = await presses(preview, 'Schedule 4 meetings and tell 2 people')
  expect(read(set)).toContain(`We'll tell 2 people in 2 minutes, in one message. ${missed} You can undo until then.`)
})

test('a poll asks those who can be reached, and says so', async () => {
  const preview = await says('poll procurement 18/19 May 15:00 Geneva')
  expect(read(preview)).toContain(missed)
  const asked = read(await presses(preview, 'Ask 2 people'))
  expect(asked).toContain("We'll ask 2 people of Procurement in 2 minutes.")
  expect(asked).toContain(missed)
})

test('how many can be reached is one read of accounts, and of everybody at once', async () => {
  const accounts = house.house.store(accountStore)
  const real = accounts.find
  const reads: object[] = []
  accounts.find = async (...asked) => {
    reads.push(asked)
    return real(...asked)
  }
  try {
    await house.as(leader).deliveries.reachable(['expert-nairobi', 'expert-geneva', 'expert-sydney'])
  } finally {
    accounts.find = real
  }
  expect(reads).toHaveLength(1)
})

test('who leads nothing is not told the names of those whom nobody reaches', async () => {
  const { readMeeting } = await import('#features/meetings/read-meetings.ts')
  const [meeting] = await house.house.store(meetingStore).find({ group: 'procurement' })
  const seen = await readMeeting(house.as('expert-nairobi'), { meeting: meeting?._id ?? '' })
  expect(seen.others.names).toEqual([])
})
