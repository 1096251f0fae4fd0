import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import type { Platform } from '#chat/platform.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { personStore } from '#features/people/person-store.ts'
import { emailPlatform } from '#platforms/email/platform.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'
import { type Letter, mailServer } from '../../../platforms/email/mail-server.ts'
import { invitedAt } from '../invited-at.ts'

const leader = 'leader-procurement'
const mails = 'expert-sydney'
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
  await house.join(mails, 'procurement')
  await invitedAt(house.as(mails), 'sydney@example.org')
  await forth('P1D')
})

afterAll(async () => {
  await email.stop()
  await server.stop()
})

const session = (date: string, time: string) => ({ date, time, zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' })
const forth = (duration: string) => house.until(plus(house.now(), duration))
const lettersTo = (address: string) => server.letters.filter(({ to }) => to.includes(address))
const letters = (title: string) => server.letters.filter(({ calendar }) => calendar?.text.includes(title))

async function schedule(title: string) {
  const sessions = [session('2020-05-28', '15:00')]
  const ask = { id: house.as(leader).id(), group: 'procurement', title, sessions }
  return (await scheduleMeeting(house.as(leader), ask)).meeting
}

async function move(meeting: string, to: { date: string; time: string }) {
  const seen = (await house.house.store(meetingStore).get(meeting))?.rev ?? 0
  const moves = [{ session: '1', to: session(to.date, to.time) }]
  return moveMeeting(house.as(leader), { meeting, moves, seen })
}

describe('the link to answer with', () => {
  const linkIn = (letter: Letter | undefined, purpose: string) => {
    const path = new RegExp(`http://localhost:3978(/${purpose}/\\S+)`).exec(letter?.text ?? '')?.[1]
    if (path === undefined) throw new Error(`no link to ${purpose}`)
    return path
  }
  const answer = (path: string, fields: Record<string, string>) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  const answerOf = async (meeting: string) =>
    (await house.house.store(rsvpStore).find({ meeting, person: mails }))[0]?.answer ?? null

  test('opens a question; opening it answers nothing, a press on it is a press in chat', async () => {
    const { _id, reference } = await schedule('Answered')
    await forth('P1D')
    const path = linkIn(letters('Answered')[0], 'answer')
    const page = await app.request(path)
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('Can you come?')
    expect(text).toContain('Thu 28 May 2020, 23:00 Sydney (15:00 Geneva)')
    for (const method of ['GET', 'HEAD']) await app.request(path, { method })
    expect(await answerOf(_id)).toBeNull()
    expect((await answer(path, { answer: 'no', rev: '1' })).status).toBe(303)
    expect(await answerOf(_id)).toBe('no')
    expect(await (await app.request(path)).text()).toContain('You said No')
    const chat = await house.says(mails, `next ${reference}`)
    expect(JSON.stringify(chat)).toContain('You said No')
  })

  test('keeps nothing for a time that is not true any more, and for no answer', async () => {
    const { _id } = await schedule('Stale')
    await forth('P1D')
    const path = linkIn(letters('Stale')[0], 'answer')
    await move(_id, { date: '2020-06-04', time: '09:00' })
    const stale = await answer(path, { answer: 'yes', rev: '1' })
    expect([stale.status, await stale.text()]).toEqual([409, expect.stringContaining('The meeting has changed.')])
    expect((await answer(path, { answer: 'perhaps', rev: '2' })).status).toBe(400)
    expect(await answerOf(_id)).toBeNull()
    expect((await answer(path, { answer: 'maybe', rev: '2' })).status).toBe(303)
    expect(await answerOf(_id)).toBe('maybe')
  })

  test('is of one person, one session and one purpose', async () => {
    const path = linkIn(letters('Answered')[0], 'answer')
    expect((await app.request(path.replace('/answer/', '/stop-mail/'))).status).toBe(403)
    expect((await answer(`${path}x`, { answer: 'yes', rev: '1' })).status).toBe(403)
  })

  test('to stop stops nothing until it is pressed', async () => {
    const path = linkIn(letters('Answered')[0], 'stop-mail')
    expect((await app.request(path)).status).toBe(200)
    const calendar = async () => (await house.house.store(personStore).get(mails))?.calendar?.kind
    expect(await calendar()).toBe('email')
    expect((await app.request(path, { method: 'POST' })).status).toBe(200)
    expect(await calendar()).toBe('none')
    const before = lettersTo('sydney@example.org').length
    await schedule('After stopping')
    await forth('P1D')
    expect(lettersTo('sydney@example.org')).toHaveLength(before)
  })
})
