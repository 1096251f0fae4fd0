import { beforeAll, expect } from '@jest/globals'
import { anyNumberADay } from '../context.ts'
import { type RulesHouse, rules, rulesHouse } from './rules-house.ts'

const [itu, unece, leader, member] = ['secretariat', 'expert-geneva', 'leader-procurement', 'expert-nairobi']
let house: RulesHouse
let clock = Temporal.Instant.from('2020-03-03T09:00:00Z')

/** Lets an hour of a working day pass. */
async function anHour() {
  clock = clock.add({ hours: 1 })
  await house.until(clock.toString({ smallestUnit: 'second' }))
}

beforeAll(async () => {
  house = await rulesHouse(anyNumberADay)
  await house.join(member, 'procurement')
  await house.talks(itu, 'appoint Expert in Geneva secretariat-unece')
  await house.fill(itu, { role: 'secretariat-unece|', person: unece }).catch(() => house.press(itu, 'Offer the role'))
  await anHour()
  await house.press(unece, 'Accept the role')
  await anHour()
})

/** Asks by a form, which one of the secretariat answers with Yes. */
async function granted(who: string, words: string, answers: Record<string, string>) {
  const { text: form } = await house.talks(who, words)
  const { text: sent } = await house.fill(who, answers)
  await anHour()
  await house.press(itu, 'Approve')
  await anHour()
  return { form, sent, told: house.told(who) }
}

rules([68], 'unpublished material is used after a Yes of the secretariat', async () => {
  const { told } = await granted(member, 'request material', {
    what: 'Draft of chapter 2',
    where: 'A city journal',
    text: 'For an article.',
  })
  expect(told).toMatch(/Draft of chapter 2|unpublished material/i)
})

rules([69], 'the logo is used after a Yes of the secretariat', async () => {
  const { form, told } = await granted(member, 'request logo', { where: 'A poster', until: 'A month', text: 'A fair.' })
  expect(form).toContain('Each use of the logo needs a Yes of the Secretariat.')
  expect(told).toMatch(/logo/i)
})

rules([70], 'a leader asks to speak, weeks ahead; a late request is marked and not refused', async () => {
  const { form, sent } = await granted(leader, 'request speaking', {
    event: 'Smart Cities Forum',
    date: '2020-03-12',
    audience: 'Mayors',
    text: 'Our guidelines',
  })
  expect(form).toContain('Please ask 21 days ahead.')
  expect(sent).toMatch(/late/i)
})

rules([71], 'only offices speak on behalf; a participant is led to presenting the work, with the reason', async () => {
  const { text } = await house.talks(member, 'request speaking')
  expect(text).toContain('Only the Secretariat, leaders, Co-Chairs and Vice-Chairs can speak on behalf of U4SSC.')
  expect(text).toContain('[Ask to present the work of U4SSC]')
})

rules([72], 'shared or copied work is reported to the secretariat at once', async () => {
  await house.talks(member, 'report replication')
  await house.fill(member, { work: 'The KPI table', where: 'A report of a company', text: 'It is copied whole.' })
  await anHour()
  expect(house.told(itu)).toContain('The KPI table')
})

rules([51, 73], 'fundraising needs ITU and UNECE: one Yes waits for the other', async () => {
  await house.talks(leader, 'request fundraising')
  await house.fill(leader, { activity: 'City festival', date: '2020-06-20', donors: 'Two banks', text: 'Travel' })
  await anHour()
  expect((await house.press(itu, 'Approve')).text).toContain('Waiting for UNECE. ITU said Yes.')
  expect((await house.press(unece, 'Approve')).text).toContain('ITU and UNECE said Yes')
})

rules([55], 'a press release is read by the secretariat before it is sent', async () => {
  const { told } = await granted(leader, 'request press', {
    title: 'Guidelines are out',
    date: '2020-04-20',
    text: 'The guidelines are published today.',
  })
  expect(told).toContain('Guidelines are out')
})

rules([29, 36], 'a leader proposes a deliverable by its title, objective and scope; the chairs decide', async () => {
  const { text } = await house.talks(leader, 'propose deliverable')
  for (const label of ['Title', 'Objective', 'Scope', 'The Co-Chairs and Vice-Chairs decide on it.'])
    expect(text).toContain(label)
  await house.fill(leader, { title: 'Tender templates', objective: 'Model tenders', scope: 'Buses only' })
  expect((await house.talks(leader, 'request')).text).toContain('Tender templates')
})

rules([24], 'where the scopes of two deliverables overlap, the chairs give guidance', async () => {
  const { text } = await house.talks(leader, 'dispute')
  expect(text).toMatch(/overlap/i)
})
