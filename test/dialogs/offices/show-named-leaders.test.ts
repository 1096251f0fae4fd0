import { beforeAll, expect, test } from '@jest/globals'
import { pages } from '#app/features.ts'
import { showNamedLeader } from '#features/groups/named-leaders.ts'
import { answerOffer, offerOffice } from '#features/offices/offer-office.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'

let house: TestHouse
const page = async () =>
  (await pagesApp(pages, pageParts({ contextOf: house.as, secret })).request('/groups/platforms')).text()

beforeAll(async () => {
  house = await testHouse()
  const offer = { person: 'expert-lima', office: 'leader', group: 'platforms', from: '2020-03-02' }
  const { _id } = await offerOffice(house.as('secretariat'), offer)
  await answerOffer(house.as('expert-lima'), { term: _id, answer: 'accepted' })
}, 120_000)

test('a leader whom the charter names stays on the page beside those appointed, until the secretariat hides the name', async () => {
  expect(await page()).toContain('Ramon Ferri')
  expect(await page()).toContain('Expert in Lima')
  const asked = messageOf(await house.says('secretariat', 'end leader platforms'))
  expect(wordsOf(asked, { zone: 'UTC' })).toContain('The public page names Ramon Ferri as a leader.')
  const hidden = messageOf(await house.presses('secretariat', actOf(asked, 'Hide this name')))
  expect(wordsOf(hidden, { zone: 'UTC' })).toContain('The public page no longer names Ramon Ferri as a leader.')
  expect(await page()).not.toContain('Ramon Ferri')
  expect(await page()).toContain('Expert in Lima')
  await house.presses('secretariat', actOf(hidden, 'Show this name'))
  expect(await page()).toContain('Ramon Ferri')
})

test('only those who appoint change which names the page shows, and only names of the charter', async () => {
  const ask = { group: 'platforms', name: 'Ramon Ferri', isShown: false }
  await expect(showNamedLeader(house.as('expert-lima'), ask)).rejects.toThrow('not-allowed')
  await expect(showNamedLeader(house.as('secretariat'), { ...ask, name: 'Somebody' })).rejects.toThrow('not-named')
  expect(await page()).toContain('Ramon Ferri')
})
