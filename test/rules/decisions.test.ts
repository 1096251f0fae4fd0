import { beforeAll, expect } from '@jest/globals'
import { anyNumberADay } from '../context.ts'
import { type RulesHouse, rules, rulesHouse } from './rules-house.ts'

const leader = 'leader-procurement'
const member = 'expert-nairobi'
let house: RulesHouse

beforeAll(async () => {
  house = await rulesHouse(anyNumberADay)
  await house.join(member, 'procurement')
  await house.until('2020-03-02T09:00:00Z')
})

rules([78], 'what was decided on an item marked decision is written down and listed', async () => {
  await house.talks(leader, 'schedule procurement 20 March 15:00 Geneva 60m Structure')
  await house.press(leader, 'Schedule')
  await house.talks(leader, 'agenda proc5 1 Terms of reference and structure 20m decision')
  await house.until('2020-03-20T18:00:00Z')
  await house.talks(leader, 'minutes proc5 https://example.org/minutes/proc5')
  const { text } = await house.press(leader, 'Write down the decisions')
  expect(text).toContain('Terms of reference and structure')
  const [field = ''] = house.openFields(leader)
  await house.fill(leader, { [field]: 'Both are approved as drafted.' })
  expect((await house.talks(member, 'decisions procurement')).text).toContain('Both are approved as drafted.')
})

rules(
  [56],
  'the secretariat calls a yearly meeting of all who hold an office, with the mandates to confirm',
  async () => {
    await house.talks('secretariat', 'schedule all 20 May 15:00 Geneva 2h Yearly meeting')
    expect((await house.press('secretariat', 'Schedule')).text).toContain('ORG-1 is set')
    expect((await house.talks('secretariat', 'next org1')).text).toMatch(/mandate|term of office/i)
    expect((await house.talks('secretariat', 'topics org1')).text).toContain('Mandates to confirm')
  },
)
