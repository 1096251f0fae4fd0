import { beforeAll, expect, test } from '@jest/globals'
import { pages } from '#app/features.ts'
import { showNamedLeader } from '#features/groups/named-leaders.ts'
import { answerOffer, offerOffice } from '#features/offices/offer-office.ts'
import { personStore } from '#features/people/person-store.ts'
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

test('where nobody leads yet, the list of groups names whom the charter names, and they can be invited and offered the office', async () => {
  const says = async (who: string, words: string) => wordsOf(messageOf(await house.says(who, words)), { zone: 'UTC' })
  expect(await says('expert-sydney', 'groups')).toContain(
    'Named as leaders: Judy Backhouse and Soumaya Ben Dhaou, not confirmed here yet.',
  )
  const invited = await says('secretariat', 'appoint Judy Backhouse leader monitoring')
  expect(invited).toContain('Judy Backhouse is named as leader of Monitoring, and has not used Convenor yet.')
  expect(invited).toContain('[Offer it to Judy Backhouse]')
  await house.house.store(personStore).touch('expert-sydney', { name: 'Judy Backhouse' })
  expect(await says('secretariat', 'appoint Judy Backhouse leader monitoring')).toContain(
    'Offer Judy Backhouse the role of leader of Monitoring?',
  )
})
