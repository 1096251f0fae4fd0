import { beforeAll, beforeEach } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { planStore } from '#features/plans/plan-store.ts'
import { actOf, anyNumberADay, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

export const leader = 'leader-procurement'
export const [nairobi, lima, sydney] = ['expert-nairobi', 'expert-lima', 'expert-sydney']
const geneva = { zone: 'Europe/Zurich' }

/** A house with two members of Procurement, where each test begins without a plan; and how people talk in it. */
export function planTalk() {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse(anyNumberADay)
    for (const person of [nairobi, sydney]) await house.join(person, 'procurement')
  })
  beforeEach(async () => {
    await house.as('clock').store(planStore).remove({})
  })
  return {
    house: () => house,
    says: async (who: string, words: string) => messageOf(await house.says(who, words)),
    reads: (message: Message) => wordsOf(message, geneva),
    presses: async (who: string, message: Message, label: string) =>
      messageOf(await house.presses(who, actOf(message, label))),
  }
}
