import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import type { Platform } from '#chat/platform.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { leaveCalendar, subscribeToCalendar } from '#features/subscriptions/choose-calendar.ts'
import { emailPlatform } from '#platforms/email/platform.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { anyNumberADay, type TestHouse, testHouse } from '../../../context.ts'
import { readByIcalJs, readByNodeIcal } from '../../../icalendar/read-back.ts'
import { pageParts } from '../../../page-parts.ts'
import { type Letter, mailServer } from '../../../platforms/email/mail-server.ts'
import { invitedAt } from '../../meetings/invited-at.ts'

/* Invitations that are in somebody's calendar, and should not be there any more, though the meetings take place. */

const leader = 'leader-procurement'
const from = { name: 'Convenor', email: 'convenor@example.org' }
let house: TestHouse
let app: Hono
let server: Awaited<ReturnType<typeof mailServer>>
let email: Platform
let members = 0
let member = ''

beforeAll(async () => {
  server = await mailServer()
  house = await testHouse(anyNumberADay, { mailFrom: from })
  email = emailPlatform({ url: server.url, from, log: { warn() {} } })
  house.house.platforms.set('email', email)
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
})

afterAll(async () => {
  await email.stop()
  await server.stop()
})

/** Each begins with a member of their own, whose invitations come by e-mail. */
beforeEach(async () => {
  member =
    ['expert-sydney', 'expert-lima', 'expert-nairobi', 'expert-geneva', 'leader-financing', 'leader-ai'][members++] ??
    ''
  await house.join(member, 'procurement')
  await invitedAt(house.as(member), own())
  server.letters.length = 0
})

const own = () => `${member}@example.org`
const forth = (duration: string) => house.until(plus(house.now(), duration))
const session = (date: string, time: string) => ({ date, time, zone: 'Europe/Zurich', lasts: 'PT90M' })

async function schedule(title: string, ...dates: string[]): Promise<string> {
  const sessions = dates.map((date) => session(date, '15:00'))
  const ask = { id: house.as(leader).id(), group: 'procurement', title, sessions }
  const { meeting } = await scheduleMeeting(house.as(leader), ask)
  await forth('PT1H')
  return meeting._id
}

async function move(meeting: string, date: string) {
  const { rev = 0 } = (await house.house.store(meetingStore).get(meeting)) ?? {}
  await moveMeeting(house.as(leader), { meeting, moves: [{ session: '1', to: session(date, '09:00') }], seen: rev })
  await forth('PT1H')
}

async function leave() {
  await house.house
    .store(applicationStore)
    .change(`${member}-procurement`, { by: member, at: house.now(), what: 'left' }, (before) => ({
      ...before,
      state: 'ended',
      endedAt: house.now(),
    }))
  await forth('PT1H')
}

async function comeBack() {
  await house.house
    .store(applicationStore)
    .change(`${member}-procurement`, { by: member, at: house.now(), what: 'accepted' }, (before) => ({
      ...before,
      state: 'accepted',
      endedAt: null,
    }))
  await forth('PT1H')
}

/** What a letter does to its calendar, as two parsers read it. */
function said({ to, calendar }: Letter): string {
  const [entry] = readByIcalJs(calendar?.text ?? '')
  const [other] = readByNodeIcal(calendar?.text ?? '')
  expect([other?.uid, other?.start, other?.sequence]).toEqual([entry?.uid, entry?.start, entry?.sequence])
  return `${calendar?.method} ${entry?.sequence} ${entry?.status} ${entry?.start?.slice(0, 10)} ${to.includes(own()) ? 'own' : 'second'}`
}

/** What the letters about one meeting do, in the order in which they came. */
const lettersAbout = (meeting: string) =>
  server.letters.filter(({ calendar }) => calendar?.text.replace(/\r\n /g, '').includes(`.${meeting}@`)).map(said)

describe('whoever leaves the group', () => {
  test('gets what is ahead taken out of their calendar, once, and then nothing more', async () => {
    const meeting = await schedule('Left alone', '2020-09-03', '2020-09-04')
    await leave()
    await move(meeting, '2020-09-10')
    expect(lettersAbout(meeting)).toEqual([
      'REQUEST 0 CONFIRMED 2020-09-03 own',
      'REQUEST 0 CONFIRMED 2020-09-04 own',
      'CANCEL 1 CANCELLED 2020-09-03 own',
      'CANCEL 1 CANCELLED 2020-09-04 own',
    ])
    const last = server.letters.at(-1)
    expect(last?.text).toContain("You are not in Procurement any more. We're taking PROC-")
    // They learn nothing that they had not been told.
    expect(last?.calendar?.text).not.toMatch(/DESCRIPTION:.*Join|Left alone/)
    expect(last?.calendar?.text.replace(/\r\n /g, '')).toMatch(/ATTENDEE.*:mailto:expert-sydney@example.org/)
  })

  test('and comes back is invited anew, with a sequence that has risen all the way', async () => {
    const meeting = await schedule('Left and back', '2020-09-17')
    await leave()
    await comeBack()
    await leave()
    expect(lettersAbout(meeting)).toEqual([
      'REQUEST 0 CONFIRMED 2020-09-17 own',
      'CANCEL 1 CANCELLED 2020-09-17 own',
      'REQUEST 2 CONFIRMED 2020-09-17 own',
      'CANCEL 3 CANCELLED 2020-09-17 own',
    ])
  })
})

describe('whoever chooses', () => {
  test('no calendar, or a link, gets the invitations taken out; e-mail again brings them back', async () => {
    const meeting = await schedule('Chosen', '2020-09-24')
    await leaveCalendar(house.as(member), {})
    await forth('PT1H')
    await invitedAt(house.as(member), own())
    await forth('PT1H')
    await subscribeToCalendar(house.as(member), { scope: { kind: 'mine' } })
    await forth('PT1H')
    expect(lettersAbout(meeting)).toEqual([
      'REQUEST 0 CONFIRMED 2020-09-24 own',
      'CANCEL 1 CANCELLED 2020-09-24 own',
      'REQUEST 2 CONFIRMED 2020-09-24 own',
      'CANCEL 3 CANCELLED 2020-09-24 own',
    ])
    expect(server.letters.at(-1)?.text).toContain('The meeting still takes place.')
  })

  test('another address gets them taken out there and sent here; what moves later is mailed here alone', async () => {
    const meeting = await schedule('Readdressed', '2020-10-01')
    await invitedAt(house.as(member), 'second@example.org')
    await forth('PT1H')
    await move(meeting, '2020-10-02')
    expect(lettersAbout(meeting)).toEqual([
      'REQUEST 0 CONFIRMED 2020-10-01 own',
      'CANCEL 1 CANCELLED 2020-10-01 own',
      'REQUEST 2 CONFIRMED 2020-10-01 second',
      'REQUEST 3 CONFIRMED 2020-10-02 second',
    ])
  })

  test('no more letters, by the link in one, gets none', async () => {
    const meeting = await schedule('Stopped', '2020-10-08')
    const letter = server.letters.find(({ to }) => to.includes(own()))
    const stop = /Stop invitations by e-mail: (\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
    await app.request(new URL(stop).pathname, { method: 'POST' })
    await forth('PT1H')
    expect(lettersAbout(meeting).filter((line) => line.endsWith('own'))).toEqual(['REQUEST 0 CONFIRMED 2020-10-08 own'])
  })
})

test('whoever is accepted has no letter while that can be undone', async () => {
  const meeting = await schedule('Not yet', '2020-11-05')
  await leave()
  const application = `${member}-procurement`
  const at = plus(house.now(), 'PT1M')
  await house.until(at)
  server.letters.length = 0
  await house.house.store(applicationStore).change(application, { by: leader, at, what: 'accepted' }, (before) => ({
    ...before,
    state: 'accepted',
    endedAt: null,
    decision: before.decision && { ...before.decision, by: leader, at },
  }))
  await forth('PT1M')
  expect(lettersAbout(meeting).filter((line) => line.endsWith('own'))).toEqual([])
  // With their welcome, which may wait for the morning.
  await forth('PT12H')
  expect(lettersAbout(meeting).filter((line) => line.endsWith('own'))).toEqual(['REQUEST 2 CONFIRMED 2020-11-05 own'])
})
