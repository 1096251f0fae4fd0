import { beforeAll, expect } from '@jest/globals'
import { officeTermStore } from '#features/groups/group-store.ts'
import { type RulesHouse, rules, rulesHouse } from './rules-house.ts'

const chair = 'expert-geneva'
const leader = 'expert-sydney'
let house: RulesHouse

beforeAll(async () => {
  house = await rulesHouse()
  for (const offer of [`Expert in Geneva co-chair`, `Expert in Sydney leader monitoring`]) {
    await house.talks('secretariat', `appoint ${offer}`)
    await house.press('secretariat', 'Offer the role')
  }
  await house.until('2020-03-02T23:00:00Z')
  for (const person of [chair, leader]) await house.press(person, 'Accept the role')
})

rules([19], 'there are two seats for Co-Chairs and two for Vice-Chairs', async () => {
  const seats = house.charter.offices.filter(({ id }) => /-chair$/.test(id)).map(({ id, seats: many }) => [id, many])
  expect(seats).toEqual([
    ['co-chair', 2],
    ['vice-chair', 2],
  ])
  expect((await house.talks(chair, 'status')).text).toContain('You are Co-Chair')
})

rules([20], 'a leader is offered one group, and leads it once they accept', async () => {
  expect((await house.talks(leader, 'status')).text).toContain('You are leader of Monitoring')
})

rules([21], 'the record of an appointment says who appointed', async () => {
  const [term] = await house.house.store(officeTermStore).find({ person: leader })
  expect(term?.appointedBy).toBe('the U4SSC Secretariat')
  // Nobody suggested them: so the record says nothing of it.
  expect(term?.onSuggestionOf).toBeNull()
})

rules([21], 'a chair suggests somebody, the secretariat appoints, and only then the record says so', async () => {
  const { text } = await house.talks(chair, 'nominate Expert in Lima leader ai')
  expect(text).toContain('You suggested Expert in Lima as leader of AI in cities.')
  await house.until('2020-03-05T12:00:00Z')
  expect((await house.talks('secretariat', 'status')).text).toContain('Expert in Lima')
})

rules([22], 'a chair sees every group: what is late, its dates, members and minutes', async () => {
  expect((await house.talks(chair, 'members procurement')).text).toContain('Leader of Procurement')
  expect((await house.talks(chair, 'status')).text).toContain('has no meeting ahead')
  expect((await house.talks(chair, 'minutes procurement')).text).toContain('no minutes yet')
})

rules(
  [25, 39, 40, 41, 42, 43, 47],
  'what has no date stands word for word in the offer, under the version of the Terms',
  async () => {
    const told = house.told(leader)
    expect(house.told(chair)).toContain('To promote the work of the U4SSC at the international and regional level')
    expect(house.told(chair)).toContain('To encourage smart sustainable city stakeholders to join the U4SSC')
    expect(told).toContain('To contribute to the development of the Global Smart Sustainable City Index')
    expect(told).toContain('are aligned with, inter alia, existing international standards, KPIs, the New Urban Agenda')
    expect(told).toContain('To promote the U4SSC through events and campaigns')
    expect(told).toContain('unbiased opinion in case any dispute arises')
    expect(told).toContain('inform their respective organizations of their involvement')
    expect(told).toContain('To follow closely any global discussions on smart cities')
  },
)

rules([51], 'the secretariat is two bodies', async () => {
  const { text } = await house.talks(leader, 'contact')
  expect(text).toContain('ITU')
  expect(text).toContain('UNECE')
})

rules([61], 'a term is one year; its holder and the secretariat hear before it ends', async () => {
  const [term] = await house.house.store(officeTermStore).find({ person: leader })
  expect([term?.from, term?.to]).toEqual(['2020-03-02', '2021-03-02'])
  await house.until('2021-02-02T12:00:00Z')
  expect(house.told(leader)).toMatch(/term.*(ends|until).*2 Mar/)
  expect((await house.talks('secretariat', 'terms')).text).toContain('the term ends on Tue 2 Mar')
})

rules([62], 'a term is renewed, or another person appointed, from the list of terms', async () => {
  const { text } = await house.talks('secretariat', 'terms')
  expect(text).toContain('[Renew Expert in Sydney]')
  await house.press('secretariat', 'Renew Expert in Sydney')
  const { text: offered } = await house.fill('secretariat', {})
  expect(offered).toContain('On record: appointed by the U4SSC Secretariat.')
})

rules([7], 'the leaders whom the sources name stand in the list of groups, and can be offered the office', async () => {
  expect((await house.talks('secretariat', 'appoint Ramon Ferri leader platforms')).text).toContain(
    'Ramon Ferri is named as leader of City Platforms',
  )
})
