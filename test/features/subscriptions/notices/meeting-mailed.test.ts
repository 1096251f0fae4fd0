import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import type { Platform } from '#chat/platform.ts'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { cancelMeeting } from '#features/meetings/cancel-meeting.ts'
import { editMeeting } from '#features/meetings/edit-meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { accountStore } from '#features/people/person-store.ts'
import { addToCalendar } from '#features/subscriptions/add-to-calendar.ts'
import { subscribeToCalendar } from '#features/subscriptions/choose-calendar.ts'
import { emailPlatform } from '#platforms/email/platform.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { readByIcalJs, readByNodeIcal } from '../../../icalendar/read-back.ts'
import { pageParts } from '../../../page-parts.ts'
import { type Letter, mailServer } from '../../../platforms/email/mail-server.ts'
import { invitedAt } from '../../meetings/invited-at.ts'

const leader = 'leader-procurement'
const feeds = 'expert-nairobi'
const mails = 'expert-sydney'
const once = 'expert-lima'
const from = { name: 'Convenor', email: 'convenor@example.org' }
let house: TestHouse
let app: Hono
let server: Awaited<ReturnType<typeof mailServer>>
let email: Platform
let token: string

beforeAll(async () => {
  server = await mailServer((address) => (address.startsWith('gone') ? refusal() : null))
  house = await testHouse((charter) => charter, { mailFrom: from })
  email = emailPlatform({ url: server.url, from, log: { warn() {} } })
  house.house.platforms.set('email', email)
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  for (const person of [feeds, mails, once]) await house.join(person, 'procurement')
  token = (await subscribeToCalendar(house.as(feeds), { scope: { kind: 'mine' } })).token
  await invitedAt(house.as(mails), 'sydney@example.org')
  await forth('P1D')
})

afterAll(async () => {
  await email.stop()
  await server.stop()
})

function refusal() {
  return Object.assign(new Error('no such user'), { responseCode: 550 })
}

const session = (date: string, time: string) => ({ date, time, zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' })
const forth = (duration: string) => house.until(plus(house.now(), duration))

async function schedule(title: string, sessions = [session('2020-05-28', '15:00')]) {
  const { meeting } = await scheduleMeeting(house.as(leader), {
    id: house.as(leader).id(),
    group: 'procurement',
    title,
    sessions,
  })
  return meeting
}

async function move(meeting: string, to: { date: string; time: string }) {
  const moves = [{ session: '1', to: session(to.date, to.time) }]
  return moveMeeting(house.as(leader), { meeting, moves, seen: await revOf(meeting) })
}

const cancel = async (meeting: string, because: string | null = null) =>
  cancelMeeting(house.as(leader), { meeting, because, seen: await revOf(meeting) })
const revOf = async (meeting: string) => (await house.house.store(meetingStore).get(meeting))?.rev ?? 0

/** What a letter's calendar part says, as two parsers read it: they must agree. */
function entryOf({ calendar }: Letter) {
  const [entry, ...more] = readByIcalJs(calendar?.text ?? '')
  const [other] = readByNodeIcal(calendar?.text ?? '')
  if (!entry || more.length > 0) throw new Error('a letter has one VEVENT')
  expect([other?.uid, other?.start, other?.sequence]).toEqual([entry.uid, entry.start, entry.sequence])
  return entry
}

const lettersTo = (address: string) => server.letters.filter(({ to }) => to.includes(address))
const letters = (title: string) => server.letters.filter(({ calendar }) => calendar?.text.includes(title))

/** One line for what happens in somebody's calendar. */
const answerText = (letter: Letter) => {
  const { start, sequence, status } = entryOf(letter)
  return `${letter.calendar?.method} ${sequence} ${status} ${start}`
}

async function feedLine(title: string) {
  const text = await (await app.request(`/calendars/${token}.ics`)).text()
  const entry = readByIcalJs(text).find(({ summary }) => summary.includes(title))
  return `${entry?.sequence} ${entry?.status} ${entry?.start}`
}

describe('a meeting that moves and is then cancelled', () => {
  test('reaches each by the calendar they chose, in order, with a rising sequence; and all are told once in chat', async () => {
    const told: Record<string, string[]> = { [feeds]: [], [mails]: [], [once]: [] }
    const feed: string[] = []
    const step = async (what: Promise<unknown>) => {
      await what
      for (const { to, kind, message } of await forth('P1D')) {
        const words = wordsOf(message, { zone: 'UTC' })
        const file = /\[(Update|Remove from) my calendar\]/.exec(words)?.[0] ?? ''
        told[to]?.push(`${kind} ${file}`.trim())
      }
      feed.push(await feedLine('Moved about'))
    }
    let id = ''
    await step(
      schedule('Moved about').then(({ _id }) => {
        id = _id
      }),
    )
    await addToCalendar(house.as(once), { meeting: id })
    await step(move(id, { date: '2020-06-04', time: '09:00' }))
    await step(cancel(id, 'The speaker is ill'))

    const chat = ['meeting-scheduled', 'meeting-moved', 'meeting-cancelled']
    expect(told).toEqual({
      [feeds]: chat,
      [mails]: chat,
      [once]: [
        'meeting-scheduled',
        'meeting-moved [Update my calendar]',
        'meeting-cancelled [Remove from my calendar]',
      ],
    })
    expect(feed).toEqual([
      '0 CONFIRMED 2020-05-28T13:00:00Z',
      '1 CONFIRMED 2020-06-04T07:00:00Z',
      '2 CANCELLED 2020-06-04T07:00:00Z',
    ])
    expect(letters('Moved about').map(answerText)).toEqual([
      'REQUEST 0 CONFIRMED 2020-05-28T13:00:00Z',
      'REQUEST 1 CONFIRMED 2020-06-04T07:00:00Z',
      'CANCEL 2 CANCELLED 2020-06-04T07:00:00Z',
    ])
    expect(new Set(letters('Moved about').map((letter) => entryOf(letter).uid)).size).toBe(1)
    expect(new Set(letters('Moved about').flatMap(({ to }) => to))).toEqual(new Set(['sydney@example.org']))
  })

  test('is one letter for all moves inside the hold, and none where it is as it was', async () => {
    const { _id } = await schedule('Held')
    await forth('P1D')
    await move(_id, { date: '2020-06-04', time: '09:00' })
    await forth('PT2M')
    await move(_id, { date: '2020-06-05', time: '10:00' })
    await forth('P1D')
    expect(letters('Held').map(answerText)).toEqual([
      'REQUEST 0 CONFIRMED 2020-05-28T13:00:00Z',
      'REQUEST 2 CONFIRMED 2020-06-05T08:00:00Z',
    ])
    await move(_id, { date: '2020-06-06', time: '10:00' })
    await forth('PT2M')
    await move(_id, { date: '2020-06-05', time: '10:00' })
    await forth('P1D')
    expect(letters('Held')).toHaveLength(2)
  })

  test('is silent for another title, and says nothing of a cancellation to whoever had no letter', async () => {
    const { _id } = await schedule('Untold')
    await cancel(_id)
    await forth('P1D')
    expect(letters('Untold')).toEqual([])
    const other = await schedule('Titled')
    await forth('P1D')
    await editMeeting(house.as(leader), { meeting: other._id, edit: { title: 'Titled anew' } })
    await forth('P1D')
    expect(letters('Titled')).toHaveLength(1)
  })
})

describe('an invitation', () => {
  test('is one letter for each session, and only the session that moves is mailed again', async () => {
    const { _id } = await schedule('Two days', [session('2020-05-28', '17:00'), session('2020-05-29', '09:00')])
    await forth('P1D')
    await move(_id, { date: '2020-05-28', time: '18:00' })
    await forth('P1D')
    expect(letters('Two days').map(answerText).toSorted()).toEqual([
      'REQUEST 0 CONFIRMED 2020-05-28T15:00:00Z',
      'REQUEST 0 CONFIRMED 2020-05-29T07:00:00Z',
      'REQUEST 1 CONFIRMED 2020-05-28T16:00:00Z',
    ])
  })

  test('names who invites and whom, with what they answered', async () => {
    const { _id } = await schedule('Parties')
    await forth('P1D')
    await answerMeeting(house.as(mails), { meeting: _id, answer: 'yes' })
    await editMeeting(house.as(leader), { meeting: _id, edit: { place: 'Room H' } })
    await forth('P1D')
    const texts = letters('Parties').map(({ calendar }) => calendar?.text.replace(/\r\n /g, '') ?? '')
    for (const text of texts) expect(text).toContain('ORGANIZER;CN="Convenor":mailto:convenor@example.org')
    expect(texts.map((text) => /PARTSTAT=([\w-]+)/.exec(text)?.[1])).toEqual(['NEEDS-ACTION', 'ACCEPTED'])
    for (const text of texts) expect(text).toContain(':mailto:sydney@example.org')
    for (const { text } of letters('Parties')) expect(text).not.toContain('Why me?')
  })

  test('goes out for what is ahead when somebody chooses e-mail, the leader as well', async () => {
    await invitedAt(house.as(leader), 'leader@example.org')
    await forth('PT5M')
    const titles = lettersTo('leader@example.org').map((letter) => entryOf(letter).summary.replace(/^.*: /, ''))
    expect(titles.toSorted()).toEqual(['Held', 'Parties', 'Titled anew', 'Two days', 'Two days'])
  })

  test('that the mail server refuses for ever is tried once, and chat goes on', async () => {
    await invitedAt(house.as(once), 'gone@example.org')
    await schedule('Refused')
    const arrived = await forth('P1D')
    expect(arrived.filter(({ to }) => to === once).map(({ kind }) => kind)).toEqual(['meeting-scheduled'])
    const [account] = await house.house.store(accountStore).find({ address: 'gone@example.org' })
    expect(account?.reachable).toBe(false)
    const kept = await house.house.store(accountStore).find({ person: once, reachable: true })
    expect(kept).toHaveLength(1)
  })
})

describe('hostile words', () => {
  test.each([
    ['a header', 'Bcc\r\nBcc: victim@example.org\r\n\r\nHello'],
    ['a second event', 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil'],
    ['control characters and commas', 'a\u0000b\u2028c;d,e\u0007'],
    ['5,000 characters', 'ü🎉'.repeat(2500)],
  ])('stay inside their property and their header: %s', async (_, words) => {
    const before = server.letters.length
    const { _id } = await schedule(words)
    await forth('P1D')
    const [letter, ...more] = server.letters.slice(before).filter(({ to }) => to.includes('sydney@example.org'))
    if (!letter) throw new Error('no letter came')
    expect(more).toEqual([])
    expect(letter.headers).not.toMatch(/^(Bcc|UID|END)/m)
    expect(letter.to).toEqual(['sydney@example.org'])
    expect([...letter.subject].length).toBeLessThanOrEqual(200)
    expect(entryOf(letter).uid).toBe(`1.${_id}@convenor`)
  })
})
