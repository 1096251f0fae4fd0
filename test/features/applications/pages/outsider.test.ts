import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import type { Platform } from '#chat/platform.ts'
import { addressIn, addressMark, confirmOnPage, draftOnPage } from '#features/applications/apply-on-page.ts'
import { decideApplication } from '#features/applications/decide-application.ts'
import { rsvpStore } from '#features/meetings/meeting-store.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { personStore } from '#features/people/person-store.ts'
import { leaveCalendar } from '#features/subscriptions/choose-calendar.ts'
import { emailPlatform } from '#platforms/email/platform.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { mailServer } from '../../../platforms/email/mail-server.ts'

/* Somebody who applied on the public page, is accepted, and is in no chat: all they have is their mailbox. */

const leader = 'leader-procurement'
const address = 'amina@example.org'
const from = { name: 'Convenor', email: 'convenor@example.org' }
let house: TestHouse
let app: Hono
let server: Awaited<ReturnType<typeof mailServer>>
let email: Platform

beforeAll(async () => {
  server = await mailServer()
  house = await testHouse((charter) => charter, { mailFrom: from })
  email = emailPlatform({ url: server.url, from, log: { warn() {} } })
  house.house.platforms.set('email', email)
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
})

afterAll(async () => {
  await email.stop()
  await server.stop()
})

const forth = (duration: string) => house.until(plus(house.now(), duration))

async function applied(form: string): Promise<string> {
  const answers = { name: 'Amina', capacity: 'Researcher', country: 'Senegal', email: address, expertise: 'Lights' }
  const zone = { zone: 'Africa/Dakar', said: 'Dakar' }
  const group = form === 'first' ? 'procurement' : 'monitoring'
  const started = await draftOnPage(house.as(form), { group, openedAt: house.now(), answers, zone })
  if (started.kind !== 'draft') throw new Error(`no draft, but ${started.kind}`)
  const { _id } = started.application
  const mark = addressMark(_id, addressIn(house.charter, { answers }))
  return (await confirmOnPage(house.as(form), { application: _id, mark }))._id
}

test('is invited to meetings at the address they confirmed, and answers by the link', async () => {
  const application = await applied('first')
  await decideApplication(house.as(leader), { application, to: 'accepted' })
  await forth('PT10M')
  const sessions = [{ date: '2020-05-28', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT90M' }]
  const ask = { id: house.as(leader).id(), group: 'procurement', title: 'Studies', sessions }
  const { meeting } = await scheduleMeeting(house.as(leader), ask)
  await forth('PT1H')
  const invitations = server.letters.filter(({ to, calendar }) => to.includes(address) && calendar !== null)
  expect(invitations.map(({ calendar }) => calendar?.method)).toEqual(['REQUEST'])
  const [, link = ''] = /Answer yes, no or maybe: (\S+)/.exec(invitations[0]?.text ?? '') ?? []
  const body = new URLSearchParams({ answer: 'yes', rev: '1' })
  expect((await app.request(new URL(link).pathname, { method: 'POST', body })).status).toBe(303)
  expect(await house.house.store(rsvpStore).find({ meeting: meeting._id })).toMatchObject([
    { person: 'first', answer: 'yes' },
  ])
})

test('keeps what they chose since, whatever they confirm later', async () => {
  await leaveCalendar(house.as('first'), {})
  await applied('second')
  expect((await house.house.store(personStore).get('first'))?.calendar).toEqual({ kind: 'none' })
})
