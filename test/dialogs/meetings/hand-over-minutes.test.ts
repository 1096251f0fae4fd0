import { beforeAll, expect, test } from '@jest/globals'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { accountStore } from '#features/people/person-store.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse } from '../../context.ts'

const leader = 'leader-procurement'
let house: TestHouse
let meeting = ''

beforeAll(async () => {
  house = await testHouse()
  for (const person of ['expert-nairobi', 'expert-lima']) await house.join(person, 'procurement')
  const preview = messageOf(await house.says(leader, 'schedule procurement 9 March 15:00 Geneva'))
  await house.presses(leader, actOf(preview, 'Schedule'))
  meeting = (await house.house.store(meetingStore).find({ group: 'procurement' }))[0]?._id ?? ''
  await house.until('2020-03-10T09:00:00Z')
})

const reaches = async (person: string, reachable: boolean) =>
  house.house
    .store(accountStore)
    .change(`local|local|${person}`, { by: 'test', at: house.now(), what: 'reach' }, (before) => ({
      ...before,
      reachable,
    }))
const opens = () => house.presses(leader, { verb: 'hand-over-minutes', about: { meeting } })
const takenBy = async () => (await house.house.store(meetingStore).get(meeting))?.minutes.takenBy

test('minutes are handed to nobody whom no message reaches: the others are offered, and an old form is refused', async () => {
  const before = formOf(await opens())
  await reaches('expert-lima', false)
  const refused = formOf(await house.submits(leader, before, { to: 'expert-lima' }))
  expect(Object.keys(refused.errors)).toEqual(['to'])
  expect(await takenBy()).toBeNull()
  const offered = refused.fields.flatMap((field) =>
    field.kind === 'choice' ? field.options.map(({ value }) => value) : [],
  )
  expect(offered).toContain('expert-nairobi')
  expect(offered).not.toContain('expert-lima')
})

test('where nobody else can be reached, whoever would hand them over is told so', async () => {
  await reaches('expert-lima', false)
  await reaches('expert-nairobi', false)
  const said = JSON.stringify(messageOf(await opens()))
  expect(said).toContain("We can't reach anyone else in the group")
})
