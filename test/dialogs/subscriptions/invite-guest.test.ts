import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { guestId, mostGuests, readGuest } from '#features/subscriptions/meeting-guest.ts'
import { meetingGuestStore } from '#features/subscriptions/meeting-guest-store.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../app.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { pageParts } from '../../page-parts.ts'

const [leader, member] = ['leader-procurement', 'expert-nairobi']
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse
let app: Hono

beforeAll(async () => {
  house = await testHouse()
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  await house.join(member, 'procurement')
  const preview = await says(leader, 'schedule procurement 21 May 15:00 Geneva 90m Case studies')
  await house.presses(leader, actOf(preview, 'Schedule'))
  await house.until('2020-03-02T08:10:00Z')
})

const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const reads = (message: Parameters<typeof wordsOf>[0]) => wordsOf(message, geneva)
const linkIn = (words: string) => /https?:\/\/[^/]+(\/guest\/\S+)/.exec(words)?.[1] ?? ''

describe('the contact of a meeting', () => {
  test('is set by typing, stands on the card and is announced to nobody', async () => {
    const saved = await says(leader, 'edit proc1 contact Ann Lee, ann@example.org')
    expect(reads(saved)).toContain('PROC-1: contact saved. ')
    expect(reads(saved)).toContain('Contact: Ann Lee, ann@example.org')
    expect(reads(await says(member, 'next procurement'))).toContain('Contact: Ann Lee, ann@example.org')
    expect((await house.until('2020-03-02T09:00:00Z')).filter(({ kind }) => kind === 'meeting-moved')).toEqual([])
  })

  test('is changed in the form, and taken away with none', async () => {
    const form = formOf(await house.says(leader, 'edit proc1'))
    expect(form.values.contact).toBe('Ann Lee, ann@example.org')
    await house.submits(leader, form, { contact: 'Ben Okafor' })
    expect(reads(await says(member, 'next procurement'))).toContain('Contact: Ben Okafor')
    await house.says(leader, 'edit proc1 contact none')
    expect(reads(await says(member, 'next procurement'))).not.toContain('Contact:')
    await house.says(leader, 'edit proc1 contact Ann Lee, ann@example.org')
  })
})

describe('a guest of a meeting', () => {
  let path = ''

  test('is recorded by its leader, who gets a text to send', async () => {
    const words = reads(await says(leader, 'invite proc1 carla@example.org Carla Diaz'))
    expect(words).toContain('Carla Diaz is a guest of PROC-1. We send guests nothing. Please send them this text:')
    expect(words).toContain('Questions: Ann Lee, ann@example.org.')
    path = linkIn(words)
    expect(path).not.toBe('')
  })

  test('sees this meeting and its calendar entry by their link', async () => {
    const page = await app.request(path)
    const html = await page.text()
    expect(page.status).toBe(200)
    expect(html).toContain('Case studies')
    expect(html).toContain('Ann Lee, ann@example.org')
    expect(html).not.toContain('Expert in Nairobi')
    const calendar = await app.request(`${path}/meeting.ics`)
    expect(calendar.headers.get('content-type')).toContain('text/calendar')
    expect(await calendar.text()).toContain('Case studies')
  })

  test('has a link without their address, which outlives the links of whoever invited them', async () => {
    const [words = ''] = (path.split('/').pop() ?? '').split('.')
    expect(Buffer.from(words, 'base64url').toString('utf8')).not.toContain('carla')
    const entry = { by: leader, at: house.now(), what: 'revoked' }
    await house
      .as(leader)
      .store(personStore)
      .change(leader, entry, (before) => ({ ...before, linkGeneration: before.linkGeneration + 1 }))
    expect((await app.request(path)).status).toBe(200)
  })

  test('is in a list that only those who lead the meeting see', async () => {
    expect(reads(await says(leader, 'invite proc1'))).toContain('Carla Diaz, carla@example.org: their link')
    expect(reads(await says(member, 'invite proc1'))).toContain('Only the leaders of Procurement')
    expect(reads(await says(member, 'next procurement'))).not.toContain('Carla')
  })

  test('sees nothing any more once the invitation is taken back', async () => {
    const form = formOf(await house.presses(leader, actOf(await says(leader, 'invite proc1'), 'Invite a guest')))
    await house.submits(leader, form, { name: 'Dan', email: 'dan@example.org' })
    const list = await says(leader, 'invite proc1')
    const left = messageOf(await house.presses(leader, actOf(list, 'Withdraw Carla Diaz')))
    expect(reads(left)).not.toContain('Carla')
    expect(reads(left)).toContain('Dan, dan@example.org')
    const page = await app.request(path)
    expect(page.status).toBeGreaterThanOrEqual(400)
    expect(await page.text()).toContain('This invitation was taken back.')
  })
})

test.each([
  ['ann@example.org Ann Lee', { email: 'ann@example.org', name: 'Ann Lee' }],
  ['Ann Lee <ann@example.org>', { email: 'ann@example.org', name: 'Ann Lee' }],
  ['Ann Lee', null],
])('a guest is read in "%s"', (words, guest) => expect(readGuest(words)).toEqual(guest))

test('guests who were withdrawn take no place of others', async () => {
  const store = house.as('clock').store(meetingGuestStore)
  const [meeting] = await house.as('clock').store(meetingStore).find({ reference: 'PROC-1' })
  const by = { by: 'test', at: house.now(), what: 'invited' }
  const left = Array.from({ length: mostGuests }, (_, at) => {
    const email = `a${at}@example.org`
    const _id = guestId(meeting?._id ?? '', email)
    return {
      _id,
      key: `k${at}`,
      meeting: meeting?._id ?? '',
      name: '',
      email,
      by: leader,
      at: house.now(),
      withdrawnAt: house.now(),
    }
  })
  await store.insertAll(left, by)
  const invited = reads(await says(leader, 'invite proc1 zoe@example.org Zoe Ode'))
  expect(invited).toContain('Zoe Ode is a guest of PROC-1.')
  expect(linkIn(invited)).not.toBe('')
})
