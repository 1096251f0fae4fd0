import { beforeAll, expect } from '@jest/globals'
import { type RulesHouse, rules, rulesHouse } from './rules-house.ts'

const leader = 'leader-procurement'
const member = 'expert-nairobi'
let house: RulesHouse

beforeAll(async () => {
  house = await rulesHouse()
  await house.join(member, 'procurement')
  await house.until('2020-03-02T09:00:00Z')
})

rules([18, 28], 'the partner entities are listed with their four responsibilities', async () => {
  const { text } = await house.talks(member, 'partners')
  for (const short of ['ITU', 'UNECE', 'UN-Habitat', 'CBD', 'ECLAC', 'FAO', 'UNESCO', 'UNDP', 'UNECA', 'WMO'])
    expect(text).toContain(short)
  expect((await house.talks(member, 'partners ITU')).text).toContain('To support the U4SSC Secretariat when required')
  expect(await house.page('/partners/itu')).toContain('To actively disseminate the products of the U4SSC')
})

rules([63], 'the logo of a partner is asked for, with the permission to use it', async () => {
  expect((await house.talks('secretariat', 'partners ITU')).text).toContain('Logo: missing')
  const { text } = await house.press('secretariat', 'Add the logo')
  expect(text).toMatch(/permission/)
})

rules([31], 'supervising a deliverable is seen in the records: nobody has to say so', async () => {
  expect((await house.talks(leader, 'duty supervise')).text).toContain('How it is met: by our records')
})

rules(
  [25, 39, 40, 41, 42, 43, 47],
  'what has no record is by word: its owner says what they did, and when',
  async () => {
    for (const [who, duty, words] of [
      ['secretariat', 'duty chairs-promote', 'promote the work of the U4SSC'],
      [leader, 'duty leader-index', 'Global Smart Sustainable City Index'],
      [leader, 'duty leader-align', 'existing international standards, KPIs, the New Urban Agenda'],
      [leader, 'duty leader-promote', 'through events and campaigns'],
      [leader, 'duty leader-unbiased', 'unbiased opinion'],
      [leader, 'duty leader-inform-organisation', 'inform their respective organizations'],
      [member, 'duty participant-discussions', 'follow closely any global discussions'],
    ] as const)
      expect((await house.talks(who, duty)).text).toContain(words)
    await house.talks(leader, 'duty telling your organisation')
    await house.press(leader, 'Say I did this')
    await house.fill(leader, { what: 'I told my director', text: 'I told my director', words: 'I told my director' })
    expect((await house.talks(leader, 'duty telling your organisation')).text).toMatch(/by word only/)
  },
)

rules([52], 'the secretariat helps to organise the work: everything late is in one place, with a nudge', async () => {
  const { text } = await house.talks('secretariat', 'duties')
  expect(text).toMatch(/\d+ due, 1 by word only, \d+ met by record/)
  expect((await house.talks('secretariat', 'late')).text).not.toBe('')
})
