import { beforeAll, expect } from '@jest/globals'
import { type RulesHouse, rules, rulesHouse } from './rules-house.ts'

const expert = 'expert-nairobi'
const answers = {
  name: 'Expert in Nairobi',
  capacity: 'Urban planner',
  country: 'Kenya',
  email: 'expert-nairobi@example.org',
  expertise: 'Public procurement of transport services.',
  zone: 'Nairobi',
}
const confirmed = { communication: true, 'knowledge-sharing': true, availability: true, transparency: true }
let house: RulesHouse

beforeAll(async () => {
  house = await rulesHouse()
})

/** Fills in both forms, and confirms every statement. */
async function applies(who: string, group: string) {
  await house.talks(who, `apply ${group}`)
  await house.fill(who, { ...answers, email: `${who}@example.org` })
  return house.fill(who, confirmed)
}

rules([1, 15, 16], 'the call and its last day are shown, and the form opens from chat', async () => {
  const { text } = await house.talks(expert, 'groups')
  expect(text).toContain('Applications: open until Tue 31 March, end of day, Geneva time.')
  expect(text).toContain('[Apply to Procurement]')
  const { outcome } = await house.talks(expert, 'apply procurement')
  expect(outcome.kind).toBe('form')
})

rules([9, 10, 11, 12], 'each commitment stands whole with a tick of its own, and none may be left open', async () => {
  await house.talks(expert, 'apply procurement')
  const { text } = await house.fill(expert, answers)
  expect(text).toContain('can easily express themselves in English')
  expect(text).toContain('willing to share information and expertise')
  expect(text).toContain('avail themselves for online meetings of the thematic groups')
  expect(text).toContain("If you're accepted, we publish this line: Expert in Nairobi, Urban planner, Kenya")
  for (const left of Object.keys(confirmed)) {
    const refused = await house.fill(expert, { ...confirmed, [left]: false })
    expect([left, refused.outcome.kind]).toEqual([left, 'form'])
    expect(refused.text).toContain('Please tick this.')
  }
})

rules(
  [57, 58, 59, 60],
  'what taking part costs, and that work is confidential, stands above the commitments',
  async () => {
    await house.talks('expert-lima', 'apply procurement')
    const { text } = await house.fill('expert-lima', { ...answers, email: 'expert-lima@example.org' })
    expect(text).toContain('Taking part is free of charge, voluntary and unpaid, and promises no employment.')
    expect(text).toContain("Travel, insurance, visa and living expenses are yours or your organisation's.")
    expect(text).toContain('Ongoing work is confidential unless you are told otherwise.')
  },
)

rules([5, 48], 'expertise is asked, and read by those who decide', async () => {
  await applies(expert, 'procurement')
  await house.until('2020-03-02T08:10:00Z')
  const { text } = await house.talks('leader-procurement', 'review procurement')
  expect(text).toContain('Areas of expertise: Public procurement of transport services.')
})

rules([14, 65, 86, 87], 'the welcome shows the steps, which are followed until they are done', async () => {
  await house.talks('leader-procurement', 'review procurement')
  await house.press('leader-procurement', 'Accept')
  await house.until('2020-03-02T09:00:00Z')
  expect(house.told(expert)).toContain('Welcome: you are now a member of Procurement.')
  expect(house.told(expert)).toContain('Register at the U4SSC website.')
  await house.press(expert, 'Mark website done')
  const { text } = await house.talks(expert, 'onboarding')
  expect(text).toContain('1 of 3 done')
  expect(text).toContain('Subscribe to the U4SSC mailing list, which opens the SharePoint site.')
  expect(text).toContain('Write to u4ssc@itu.int from the address that you want to use.')
  const desk = await house.talks('secretariat', 'status')
  expect(desk.text).toContain('Expert in Nairobi, Procurement: SharePoint site.')
  await house.press('secretariat', 'Confirm access: Expert in Nairobi')
  expect((await house.talks('secretariat', 'status')).text).not.toContain('Procurement: SharePoint site.')
})

rules([13], 'members see what each other has published of themselves', async () => {
  const { text } = await house.talks('leader-procurement', 'members procurement')
  expect(text).toContain('Expert in Nairobi, Urban planner, Kenya, expert-nairobi@example.org')
  expect((await house.talks('expert-lima', 'members procurement')).text).toContain('Only the members')
})

rules([45, 46], 'a member joins another group at once; its leaders and the secretariat are told', async () => {
  await house.talks(expert, 'apply monitoring')
  const { outcome } = await house.fill(expert, answers)
  if (outcome.kind === 'form') await house.fill(expert, confirmed)
  await house.until('2020-03-03T12:00:00Z')
  expect((await house.talks(expert, 'status')).text).toContain('Practitioners guide to monitor SC&C')
  expect((await house.talks('secretariat', 'status')).text).toContain('Monitoring: Expert in Nairobi.')
})

rules([8], 'a group without a leader sends its applications to the secretariat', async () => {
  expect((await house.talks('expert-sydney', 'groups')).text).toContain('SC&C. Named as leaders: Judy Backhouse')
  await applies('expert-sydney', 'monitoring')
  await house.until('2020-03-04T12:00:00Z')
  expect((await house.talks('secretariat', 'review monitoring')).text).toContain('Expert in Nairobi applied to')
})

rules([17, 74], 'the secretariat and its points of contact can be reached', async () => {
  const { text } = await house.talks('expert-lima', 'contact')
  expect(text).toContain('U4SSC Secretariat, u4ssc@itu.int')
  expect(text).toContain('Cristina Bueti, ITU')
  expect(text).toContain('Albena Karadjova, UNECE')
})

rules([75], 'what is agreed to is shown where it is agreed, and its version is kept', async () => {
  await house.talks('expert-geneva', 'apply procurement')
  const { text } = await house.fill('expert-geneva', { ...answers, email: 'expert-geneva@example.org' })
  expect(text).toContain('Terms of Reference')
  await house.fill('expert-geneva', confirmed)
  const [kept] = await house.database.connection
    .collection<{ _id: string; person: string; terms: string }>('applications')
    .find({ person: 'expert-geneva' })
    .toArray()
  expect(kept?.terms).toBe('1')
})

rules(
  [44],
  'familiarity with the SDGs and experience are asked, need not be answered, and are read by those who decide',
  async () => {
    const { text } = await house.talks('leader-platforms', 'apply procurement')
    expect(text).toContain('Previous experience')
    expect(text).toMatch(/SDG/)
  },
)

rules([26], 'a member is warned before they are removed, by a dated note that they see', async () => {
  await house.talks('secretariat', 'warn Expert in Nairobi procurement You missed four meetings')
  await house.fill('secretariat', {})
  await house.until('2020-03-06T12:00:00Z')
  expect(house.told(expert)).toContain('You missed four meetings')
  expect((await house.talks(expert, 'status')).text).toContain('You missed four meetings')
})
