import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import type { Platform } from '#chat/platform.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { confirmAddress, inviteByMail, leaveCalendar } from '#features/subscriptions/choose-calendar.ts'
import { emailVerificationStore } from '#features/subscriptions/email-verification-store.ts'
import { expireAddresses } from '#features/subscriptions/expire-addresses.ts'
import { emailPlatform } from '#platforms/email/platform.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { withStore } from '../../../changed-context.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { mailServer } from '../../../platforms/email/mail-server.ts'
import { wordsIn } from '../../../web/page-words.ts'

const member = 'expert-sydney'
const leader = 'leader-procurement'
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
  await house.join(member, 'procurement')
  const sessions = [{ date: '2020-05-28', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT90M' }]
  const ask = { id: house.as(leader).id(), group: 'procurement', title: 'Studies', sessions }
  await scheduleMeeting(house.as(leader), ask)
  await forth('PT1H')
})

afterAll(async () => {
  await email.stop()
  await server.stop()
})

/** Each on a day of its own: letters are counted by the day. */
beforeEach(async () => {
  await forth('PT25H')
  server.letters.length = 0
})

const forth = (duration: string) => house.until(plus(house.now(), duration))
const asks = (address: string, who = member) => inviteByMail(house.as(who), { address })
const chosen = async () => (await house.house.store(personStore).get(member))?.calendar
const lettersTo = (address: string) => server.letters.filter(({ to }) => to.includes(address))

/** The path of the link in the latest letter to an address. */
function linkTo(address: string): string {
  const [, url = ''] = /Send them here: (\S+)/.exec(lettersTo(address).at(-1)?.text ?? '') ?? []
  return new URL(url).pathname
}

/** Of the first letter to anna@example.org. */
let annasLink = ''
const get = async (path: string) => app.request(path)
const press = async (path: string) => app.request(path, { method: 'POST' })

test('an address that is not known to be theirs gets one letter, and invitations after its button was pressed', async () => {
  expect(await asks('anna@example.org')).toEqual({ kind: 'asked' })
  await forth('PT1H')
  expect(lettersTo('anna@example.org').map(({ subject }) => subject)).toEqual([
    'U4SSC: may invitations to meetings come to this address?',
  ])
  const link = linkTo('anna@example.org')
  annasLink = link
  const page = await get(link)
  expect([page.status, wordsIn(await page.text())]).toEqual([
    200,
    expect.stringContaining('changes and cancellations to anna@example.org'),
  ])
  // To open it, as mail scanners do, confirms nothing.
  expect(await chosen()).toBeUndefined()
  expect((await press(link)).status).toBe(303)
  expect(wordsIn(await (await get(link)).text())).toContain('anna@example.org is confirmed')
  expect(await chosen()).toEqual({ kind: 'email', address: 'anna@example.org' })
  await forth('PT1H')
  expect(lettersTo('anna@example.org').map(({ calendar }) => calendar?.method)).toEqual([undefined, 'REQUEST'])
})

test('it is not asked again once it was confirmed, and the old button brings nothing back', async () => {
  const [verification] = await house.house.store(emailVerificationStore).find({ folded: 'anna@example.org' })
  await leaveCalendar(house.as(member), {})
  await confirmAddress(house.as(member), { verification: verification?._id ?? '' })
  expect(await chosen()).toEqual({ kind: 'none' })
  const page = await get(annasLink)
  expect([page.status, wordsIn(await page.text())]).toEqual([410, expect.stringContaining('you chose something else')])
  expect(await asks('Anna@Example.org')).toEqual({ kind: 'invited' })
  expect(await chosen()).toEqual({ kind: 'email', address: 'Anna@Example.org' })
})

test('after a crash between its two writes the button works still', async () => {
  await asks('crash@example.org')
  await forth('PT1H')
  const [verification] = await house.house.store(emailVerificationStore).find({ folded: 'crash@example.org' })
  const context = house.as(member)
  const change = async () => Promise.reject(new Error('killed'))
  for (const dying of [
    withStore(context, personStore, { change }),
    withStore(context, emailVerificationStore, { changeAll: change }),
  ]) {
    await expect(confirmAddress(dying, { verification: verification?._id ?? '' })).rejects.toThrow('killed')
    expect((await get(linkTo('crash@example.org'))).status).toBe(200)
  }
  expect((await press(linkTo('crash@example.org'))).status).toBe(303)
  expect(wordsIn(await (await get(linkTo('crash@example.org'))).text())).toContain('crash@example.org is confirmed')
  expect(await chosen()).toEqual({ kind: 'email', address: 'crash@example.org' })
})

test('the newest letter counts: an earlier one, or one before another choice, confirms nothing', async () => {
  await asks('typo@example.org')
  await forth('PT1H')
  await asks('right@example.org')
  await forth('PT1H')
  const before = await chosen()
  const answer = await press(linkTo('typo@example.org'))
  expect([answer.status, wordsIn(await answer.text())]).toEqual([403, expect.stringContaining('there is a newer one')])
  expect((await get(linkTo('typo@example.org'))).status).toBe(410)
  await leaveCalendar(house.as(member), {})
  expect((await press(linkTo('right@example.org'))).status).toBe(403)
  expect([before?.kind, (await chosen())?.kind]).toEqual(['email', 'none'])
})

test('a letter works for a week; what was never answered, or is chosen no more, is forgotten', async () => {
  await asks('anna@example.org')
  await asks('late@example.org')
  await forth('PT1H')
  const link = linkTo('late@example.org')
  await forth('PT169H')
  expect([(await get(link)).status, (await press(link)).status]).toEqual([410, 403])
  await forth('PT600H')
  await expireAddresses(house.as('clock'), {})
  const kept = await house.house.store(emailVerificationStore).find({})
  expect(kept.map(({ folded, state }) => `${folded} ${state}`)).toEqual(['anna@example.org confirmed'])
  const mailboxes = await house.house.store(accountStore).find({ person: member, 'account.workspace': 'calendar' })
  expect(mailboxes.map(({ address }) => address)).toEqual(['anna@example.org'])
})

test('an address is kept for a month after another choice, and not longer', async () => {
  await leaveCalendar(house.as(member), {})
  const mailboxes = async () => {
    await expireAddresses(house.as('clock'), {})
    return house.house.store(accountStore).find({ person: member, 'account.workspace': 'calendar' })
  }
  await forth('PT719H')
  expect(await mailboxes()).toHaveLength(1)
  await forth('PT2H')
  expect(await mailboxes()).toEqual([])
  expect(await asks('anna@example.org')).toEqual({ kind: 'asked' })
})

test('nobody has many letters sent: three a day to one address, five a day by one person', async () => {
  const people = ['expert-lima', 'expert-nairobi', 'expert-geneva']
  for (const who of people) await asks('victim@example.org', who)
  await expect(asks('Victim@example.org')).rejects.toThrow('too many letters')
  for (const n of [1, 2, 3, 4, 5]) await asks(`other${n}@example.org`)
  await expect(asks('other6@example.org')).rejects.toThrow('too many letters')
  expect(server.letters).toEqual([])
})

test('nor by asking for all of them at one moment', async () => {
  const people = ['expert-lima', 'expert-nairobi', 'expert-geneva', 'secretariat', member, leader]
  const asked = await Promise.allSettled(people.map((who) => asks('crowd@example.org', who)))
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await house.house.store(emailVerificationStore).find({ folded: 'crowd@example.org' })).toHaveLength(3)
})

test('a link of somebody else, or one that was changed, opens nothing', async () => {
  await asks('own@example.org')
  await forth('PT1H')
  const link = linkTo('own@example.org')
  expect((await get(`${link}x`)).status).toBe(403)
  const [verification] = await house.house.store(emailVerificationStore).find({ folded: 'own@example.org' })
  await expect(confirmAddress(house.as('expert-lima'), { verification: verification?._id ?? '' })).rejects.toThrow(
    'no longer works',
  )
})
