import { beforeAll, expect, test } from '@jest/globals'
import { entry } from '#context.ts'
import { accountStore } from '#features/people/person-store.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'
import { applicants } from '../applications/applicants.ts'

const house = await talkingHouse()
const { moveTo, person, seat, context } = house
const { applies, applicationOf } = applicants(house)
const [lea, ann] = [person('lea'), person('ann')]
const toldTo = (who: typeof ann) => who.told().map((message) => wordsOf(message, { zone: 'Africa/Nairobi' }))

beforeAll(async () => {
  await seat('lea', 'leader', 'procurement')
  await applies(ann)
  await moveTo('2020-03-02T09:00:00Z')
})

/** As when a platform says that the bot was removed. */
async function loses(who: string) {
  await context('clock')
    .store(accountStore)
    .change(`local|local|${who}`, entry(context('clock'), 'removed'), (before) => ({
      ...before,
      reachable: false,
      unreachable: 'not-installed',
    }))
}

test('whoever becomes reachable again hears what they missed', async () => {
  await loses('ann')
  await lea.act('accept-application', { application: (await applicationOf('ann'))?._id ?? '' })
  await moveTo('2020-03-03T09:00:00Z')
  expect(toldTo(ann).join()).not.toContain('Welcome')
  const before = ann.told().length
  await ann.says('help')
  await moveTo('2020-03-03T09:05:00Z')
  expect(ann.told()).toHaveLength(before + 1)
  expect(toldTo(ann).at(-1)).toContain('Procurement')
})

test('a meeting’s leaders see who is not reached, and they are invited when they are', async () => {
  await loses('ann')
  await lea.says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
  await lea.presses(lea.buttons()[0] ?? '')
  await moveTo('2020-03-03T10:00:00Z')
  await lea.says('status proc1')
  expect(lea.shown()).toContain('Unreachable 1')
  await ann.says('help')
  await moveTo('2020-03-03T10:05:00Z')
  expect(toldTo(ann).at(-1)).toContain('PROC-1: Case studies')
  await lea.says('status proc1')
  expect(lea.shown()).not.toContain('Unreachable')
})
