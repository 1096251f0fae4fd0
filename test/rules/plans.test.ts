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

rules(
  [3, 30, 32],
  'the deliverable has a work plan with dates and owners, of which the secretariat is informed',
  async () => {
    const { text } = await house.talks(leader, 'plan procurement 30 June first draft @nairobi')
    expect(text).toContain('Tue 30 Jun: First draft. Expert in Nairobi.')
    expect((await house.talks('secretariat', 'plan procurement')).text).toContain('Tue 30 Jun: First draft.')
    await house.until('2020-03-09T12:00:00Z')
    expect(house.digest()).toContain('Procurement: a new plan, 1 milestone.')
  },
)

rules([36], 'the plan says title, objective and scope', async () => {
  await house.talks(leader, 'plan procurement')
  await house.press(leader, 'Write the scope')
  await house.fill(leader, {
    title: 'Procurement guidelines',
    objective: 'Help cities to buy',
    scope: 'Goods, no works',
  })
  const { text } = await house.talks(member, 'plan procurement')
  for (const words of ['Procurement guidelines', 'Help cities to buy', 'Goods, no works']) expect(text).toContain(words)
})

rules([35, 37, 38], 'harmonising, synergies and inputs to the Advisory Board are items of the plan', async () => {
  await house.talks(leader, 'plan procurement 1 July synergy with Financing')
  await house.talks(leader, 'plan procurement 2 July send input to the Advisory Board')
  await house.talks(leader, 'plan procurement 3 July harmonise inputs')
  const { text } = await house.talks(leader, 'plan procurement')
  expect(text).toContain('(Synergy with other groups)')
  expect(text).toContain('(Input to the Advisory Board)')
  expect(text).toContain('(Harmonising inputs)')
})

rules([5, 48], 'a member offers to draft a chapter of their expertise, and a leader confirms it', async () => {
  await house.talks(leader, 'chapter procurement Tendering: procurement, law')
  expect((await house.talks(member, 'chapters procurement')).text).toContain('Tendering (procurement, law): free.')
  await house.press(member, 'Draft Tendering')
  await house.talks(leader, 'plan procurement')
  await house.press(leader, 'Confirm Expert in Nairobi: Tendering')
  expect((await house.talks(member, 'chapters procurement')).text).toMatch(/Tendering.*Expert in Nairobi/)
})

rules([50], 'case studies are collected with author and consent', async () => {
  await house.talks(member, 'share case https://example.org/nairobi how Nairobi buys buses')
  await house.press(member, 'Publish it with my name')
  expect((await house.talks(leader, 'cases procurement')).text).toContain('how Nairobi buys buses, Expert in Nairobi')
  expect(await house.page('/groups/procurement')).toContain('how Nairobi buys buses')
})

rules([6], 'what is published stands with its link and its contributors on the page of the group', async () => {
  await house.talks(leader, 'plan procurement')
  await house.press(leader, 'Mark it as published')
  await house.fill(leader, { url: 'https://example.org/guidelines' })
  expect(await house.page('/groups/procurement')).toMatch(/[Pp]ublished/)
})

rules([23], 'the chairs develop the annual action plan: every deliverable with its next milestone', async () => {
  await house.talks('secretariat', 'appoint Expert in Geneva co-chair')
  await house.press('secretariat', 'Offer the role')
  await house.until('2020-03-10T12:00:00Z')
  await house.press('expert-geneva', 'Accept the role')
  const { text } = await house.talks('expert-geneva', 'plan all')
  expect(text).toContain('Procurement: on time. Next: First draft, Tue 30 Jun, Expert in Nairobi.')
  expect((await house.press('expert-geneva', 'Approve the 2020 plan')).text).toContain('You approved the 2020 plan.')
})
