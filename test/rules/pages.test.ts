import { beforeAll, expect } from '@jest/globals'
import { type RulesHouse, rules, rulesHouse } from './rules-house.ts'

let house: RulesHouse

beforeAll(async () => {
  house = await rulesHouse((charter) => ({
    ...charter,
    // The source has a link for each group, and its address did not come along.
    groups: charter.groups.map((group) => ({ ...group, filesUrl: `https://sharepoint.example.org/${group.id}` })),
  }))
})

rules([2, 3], 'the page of a group says who is wanted, and for which deliverable', async () => {
  const page = await house.page('/groups/procurement')
  expect(page).toContain('Are you an urban practitioner, city planner, engineer, designer, scientist')
  expect(page).toContain('Deliverable Procurement guidelines for smart sustainable cities')
})

rules([4], 'the page of a group says where its work is done', async () => {
  expect(await house.page('/groups/procurement')).toContain(
    "conducted through the U4SSC's SharePoint collaboration webpage",
  )
})

rules([7, 82], 'the leaders whom the sources name stand on the page, beside those who are appointed', async () => {
  expect(await house.page('/groups/monitoring')).toContain('Judy Backhouse and Soumaya Ben Dhaou')
  expect(await house.page('/groups/recovery')).toContain('Gulnara Roll, Katja Schaefer and Esteban Lean')
  await house.talks('secretariat', 'appoint Expert in Geneva leader recovery')
  await house.press('secretariat', 'Offer the role')
  await house.until('2020-03-02T09:00:00Z')
  await house.press('expert-geneva', 'Accept the role')
  expect(await house.page('/groups/recovery')).toContain(
    'Gulnara Roll, Katja Schaefer, Esteban Lean and Expert in Geneva',
  )
})

rules([27, 66, 67], 'the Terms stand whole on the page about the organisation, with their version', async () => {
  const page = await house.page('/about')
  expect(page).toContain('Version 1')
  expect(page).toContain('To provide an accessible and neutral platform for knowledge sharing')
  expect(page).toContain('cannot be held liable for any changes to these rules and regulations')
  expect(page).toContain('All the material published based on the work of the U4SSC will be intellectual property')
})

rules([64], 'the Terms, the introduction booklet and the links to events are there for everybody', async () => {
  const page = await house.page('/about')
  const { text } = await house.talks('expert-lima', 'documents')
  for (const words of ['Terms of Reference', 'U4SSC introduction booklet', 'U4SSC events']) {
    expect(page).toContain(words)
    expect(text).toContain(words)
  }
})

rules([85], 'the files of a group are a link on its page, where the charter names one', async () => {
  expect(await house.page('/groups/platforms')).toContain("Open the group's files")
  expect((await house.talks('leader-platforms', 'documents')).text).toContain('City Platforms')
})

rules([81], 'each group is described in the words of the source', async () => {
  const page = await house.page('/groups')
  expect(page).toContain(
    'how smart city platforms are becoming main hubs for digital transformation of public services',
  )
  expect(page).toContain('examine the economic and financial measures taken by cities in response to COVID-19')
  expect(page).toContain('exchange of information on activities of different UN agencies')
  expect(page).toContain('set the guidelines for implementing AI solutions efficiently and sustainably in cities')
  expect(page).toContain('practical, step-by-step guidance with an expanding collection of case studies')
})
