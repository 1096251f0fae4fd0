import { beforeAll, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { decideApplication } from '#features/applications/decide-application.ts'
import { expireApplications } from '#features/applications/expire-applications.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { wordsIn } from '../../../web/page-words.ts'
import { filled, visitor } from '../../../web/visitor.ts'

let house: TestHouse
let app: Hono

beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
})

const { page, post, apply, sentFrom } = visitor(() => ({ app, house }))

test('shows a decision once it can no longer be undone, and the way out', async () => {
  const own = (await apply({ ...filled.whole, 'f.name': 'Decided' })).headers.get('location') ?? ''
  const [{ _id: application } = { _id: '' }] = await sentFrom('Decided')
  await decideApplication(house.as('leader-procurement'), { application, to: 'accepted' })
  expect(wordsIn(await page(own))).toContain('Being read')
  await house.until('2020-03-02T10:00:00Z')
  const welcome = await page(own)
  expect(wordsIn(welcome)).toContain('Welcome to Procurement')
  expect(wordsIn(welcome)).toContain('To get started')
  expect(welcome).toContain('href="/groups/procurement">See the group and its dates')
  // Leaving stands back behind a line of its own.
  expect(welcome).toContain('<summary>Leave the group</summary>')
  expect(wordsIn(welcome)).toContain('You are a member')
  // An old page still shows the other button: it must not end what came of the application.
  await post(own, { withdraw: 'yes' })
  expect(wordsIn(await page(own))).toContain('You are a member')
  await post(own, { leave: 'yes' })
  expect(wordsIn(await page(own))).toContain('You have left')
})

test('a question of the leader is read and answered there', async () => {
  const own = (await apply({ ...filled.whole, 'f.name': 'Asked' })).headers.get('location') ?? ''
  const [{ _id: application } = { _id: '' }] = await sentFrom('Asked')
  const form = await house.presses('leader-procurement', { verb: 'ask-applicant', about: { application } })
  if (form.kind !== 'form') throw new Error('no form to ask with')
  await house.submits('leader-procurement', form.form, { question: 'Which city?' })
  expect(wordsIn(await page(own))).toContain('Please answer: Which city?')
  const question = /name="question" value="([^"]+)"/.exec(await page(own))?.[1] ?? ''
  await post(own, { question, answer: 'Dakar and Thiès' })
  expect(wordsIn(await page(own))).not.toContain('Please answer')
  const card = messageOf(
    await house.presses('leader-procurement', { verb: 'read-application', about: { application } }),
  )
  expect(wordsOf(card, { zone: 'UTC' })).toContain('Dakar and Thiès')
  expect(actOf(card, 'Accept').about).toEqual({ application })
})

test('is empty once the answers are erased, and so is whoever confirmed no address', async () => {
  const own = (await apply({ ...filled.whole, 'f.name': 'Erased' })).headers.get('location') ?? ''
  const [{ person, _id } = { person: '', _id: '' }] = await sentFrom('Erased')
  await post(own, { withdraw: 'yes' })
  const later = { ...house.as('clock'), now: plus(house.now(), 'P181D') }
  await expireApplications(later, {})
  expect(await house.house.store(personStore).get(person)).toBeNull()
  expect((await house.house.store(applicationStore).get(_id))?.answers).toEqual({})
  expect((await app.request(own)).status).toBe(403)
})

test('opens for nobody else: a changed link is none', async () => {
  const own = (await apply({ ...filled.whole, 'f.name': 'Secret' })).headers.get('location') ?? ''
  const answer = await app.request(`${own.slice(0, -2)}xx`)
  expect([answer.status, (await answer.text()).includes('Senegal')]).toEqual([403, false])
})
