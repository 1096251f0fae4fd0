import { beforeAll, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { addChapter, answerClaim, claimChapter } from '#features/plans/change-chapter.ts'
import { publishDeliverable, readPublished } from '#features/plans/publish-deliverable.ts'
import { setCaseConsent, shareCase } from '#features/plans/share-case.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { type TestHouse, testHouse } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'
import { wordsIn } from '../../web/page-words.ts'

const leader = 'leader-procurement'
const group = 'procurement'
const url = 'https://example.org/guide'
let house: TestHouse
let app: Hono

/** Nairobi and Sydney are members; Nairobi alone agreed that names are published. */
beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  for (const person of ['expert-nairobi', 'expert-sydney']) await house.join(person, group)
  const receipt = { id: 'transparency', version: 1, hash: '', at: house.now() }
  const entry = { by: 'clock', at: house.now(), what: 'agreed' }
  await house
    .as('clock')
    .store(applicationStore)
    .change(`expert-nairobi-${group}`, entry, (one) => ({ ...one, receipts: [receipt] }))
})

test('names the members who agreed to it, and where there are chapters those who drafted one', async () => {
  await publishDeliverable(house.as(leader), { group, url })
  const published = await readPublished(house.as('charter'), { group })
  expect(published?.contributors).toEqual(['Expert in Nairobi'])
  const chapter = 'tendering'
  await addChapter(house.as(leader), { group, id: chapter, title: 'Tendering', topics: [], due: null })
  await publishDeliverable(house.as(leader), { group, url: `${url}/2` })
  expect((await readPublished(house.as('charter'), { group }))?.contributors).toEqual([])
  await claimChapter(house.as('expert-nairobi'), { group, chapter })
  await answerClaim(house.as(leader), { group, chapter, answer: 'yes' })
  await publishDeliverable(house.as(leader), { group, url: `${url}/3` })
  expect((await readPublished(house.as('charter'), { group }))?.contributors).toEqual(['Expert in Nairobi'])
})

test('stands on the public page of the group, with the case studies whose authors agreed', async () => {
  const open = await shareCase(house.as('expert-nairobi'), { group, url: 'https://example.org/buses', line: 'Buses' })
  await setCaseConsent(house.as('expert-nairobi'), { id: open._id, consent: 'public' })
  await shareCase(house.as('expert-sydney'), { group, url: 'https://example.org/trams', line: 'Trams' })
  const page = wordsIn(await (await app.request('/groups/procurement')).text())
  expect(page).toContain('Procurement guidelines for smart sustainable cities Contributors: Expert in Nairobi.')
  expect(page).toContain('Case studies Buses , Expert in Nairobi')
  expect(page).not.toContain('Trams')
})

test('is for those who lead the group', async () => {
  await expect(publishDeliverable(house.as('expert-nairobi'), { group, url })).rejects.toMatchObject({
    code: 'not-a-leader',
  })
})
