import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { pages } from '#app/features.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { cancelMeeting } from '#features/meetings/cancel-meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { undoMeetingAct } from '#features/meetings/undo-meeting-act.ts'
import { newPerson } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { leaveCalendar, subscribeToCalendar } from '#features/subscriptions/choose-calendar.ts'
import type { FeedScope } from '#features/subscriptions/feed.ts'
import { feedStore } from '#features/subscriptions/feed-store.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { readByIcalJs, readByNodeIcal } from '../../../icalendar/read-back.ts'
import { pageParts } from '../../../page-parts.ts'

const leader = 'leader-procurement'
const member = 'expert-nairobi'
let house: TestHouse
let app: Hono

beforeAll(async () => {
  house = await testHouse()
  await house.join(member, 'procurement')
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
})

const session = (date: string, time: string) => ({ date, time, zone: 'Europe/Zurich', lasts: 'PT90M' })

async function schedule(title: string, date = '2020-05-28') {
  const sessions = [session(date, '15:00')]
  const ask = { id: house.as(leader).id(), group: 'procurement', title, sessions, agenda: '1. Draft' }
  return (await scheduleMeeting(house.as(leader), ask)).meeting
}

async function feed(scope: FeedScope = { kind: 'mine' }, who = member): Promise<string> {
  return (await subscribeToCalendar(house.as(who), { scope })).token
}

const get = async (token: string, headers: Record<string, string> = {}) =>
  app.request(`/calendars/${token}.ics`, { headers })
const eventsOf = async (token: string) => readByIcalJs(await (await get(token)).text())
const entryOf = async (token: string, title: string) =>
  (await eventsOf(token)).filter(({ summary }) => summary.includes(title))
const current = async (id: string) => {
  const found = await house.house.store(meetingStore).get(id)
  if (found === null) throw new Error('it is gone')
  return found
}

describe('the feed of a person', () => {
  test('holds the meetings of their groups, whole, and is no message', async () => {
    const { reference } = await schedule('Feed studies')
    const got = await get(await feed())
    expect(got.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const text = await got.text()
    expect(text).not.toContain('METHOD')
    expect(text).toContain('X-WR-CALNAME:U4SSC: my meetings')
    const [entry] = readByNodeIcal(text).filter(({ summary }) => summary.includes('Feed studies'))
    expect(entry).toMatchObject({
      summary: `${reference}: Feed studies`,
      start: '2020-05-28T13:00:00Z',
      end: '2020-05-28T14:30:00Z',
      status: 'CONFIRMED',
      sequence: 0,
    })
    expect(entry?.description).toContain('1. Draft')
  })

  test('follows a move and a cancellation: the same entry, each time with a higher sequence', async () => {
    const token = await feed()
    const { _id } = await schedule('Followed')
    const before = await entryOf(token, 'Followed')
    const moves = [{ session: '1', to: session('2020-05-29', '09:00') }]
    await moveMeeting(house.as(leader), { meeting: _id, moves, seen: 1 })
    const after = await entryOf(token, 'Followed')
    await house.until(plus(house.now(), 'PT1H'))
    await cancelMeeting(house.as(leader), { meeting: _id, because: null, seen: 2 })
    const off = await entryOf(token, 'Followed')
    expect([...before, ...after, ...off].map(({ sequence, start, status }) => [sequence, start, status])).toEqual([
      [0, '2020-05-28T13:00:00Z', 'CONFIRMED'],
      [1, '2020-05-29T07:00:00Z', 'CONFIRMED'],
      [2, '2020-05-29T07:00:00Z', 'CANCELLED'],
    ])
    expect(new Set([...before, ...after, ...off].map(({ uid }) => uid)).size).toBe(1)
  })

  test('does not hold what was scheduled and taken back', async () => {
    const token = await feed()
    const { _id } = await schedule('Taken back')
    await undoMeetingAct(house.as(leader), { meeting: _id })
    expect(await entryOf(token, 'Taken back')).toEqual([])
  })

  test('of one group holds no other; of all groups it holds the bare dates of those the person is not in', async () => {
    const whole = (await eventsOf(await feed())).map(({ uid }) => uid)
    expect((await eventsOf(await feed({ kind: 'group', group: 'procurement' }))).map(({ uid }) => uid)).toEqual(whole)
    const all = await eventsOf(await feed({ kind: 'all' }, 'expert-sydney'))
    expect(all.map(({ uid }) => uid)).toEqual(whole)
    expect(all.filter(({ description }) => description.includes('Draft'))).toEqual([])
    expect(all.filter(({ summary }) => summary.includes('Feed studies'))).toEqual([])
  })

  test('is refused for a group that the person is not in', async () => {
    await expect(feed({ kind: 'group', group: 'procurement' }, 'expert-sydney')).rejects.toThrow('You are not in')
  })

  test('is an empty calendar, and no broken one, for whoever has left', async () => {
    await house.join('expert-lima', 'procurement')
    const tokens = [
      await feed({ kind: 'mine' }, 'expert-lima'),
      await feed({ kind: 'group', group: 'procurement' }, 'expert-lima'),
    ]
    await house.house
      .store(applicationStore)
      .change('expert-lima-procurement', { by: 'expert-lima', at: house.now(), what: 'left' }, (before) => ({
        ...before,
        state: 'ended',
        endedAt: house.now(),
      }))
    for (const token of tokens) {
      const got = await get(token)
      expect([got.status, readByIcalJs(await got.text())]).toEqual([200, []])
    }
  })
})

describe('its address', () => {
  test('is kept nowhere: only what it hashes to', async () => {
    const token = await feed()
    const kept = await house.house.store(feedStore).find({ person: member })
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(token).toMatch(/^[a-z2-7]{32}$/)
  })

  test.each(['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a', '..%2f'])('that is wrong (%s) is not there', async (token) => {
    expect((await get(token)).status).toBe(404)
    expect((await app.request(`/calendars/${token}`)).status).toBe(404)
  })

  test('works until it is ended; another one works from then on', async () => {
    await house.join('expert-geneva', 'procurement')
    const token = await feed({ kind: 'mine' }, 'expert-geneva')
    expect((await get(token)).status).toBe(200)
    expect(await leaveCalendar(house.as('expert-geneva'), {})).toEqual({ links: 1 })
    expect((await get(token)).status).toBe(404)
    expect((await app.request(`/calendars/${token}`)).status).toBe(404)
    expect((await get(await feed({ kind: 'mine' }, 'expert-geneva'))).status).toBe(200)
  })

  test('is nothing any more once its person is erased', async () => {
    await house.house
      .store(personStore)
      .put('erased', { by: 'x', at: house.now(), what: 'met' }, () => newPerson('erased', house.now(), {}))
    await house.join('erased', 'procurement')
    const token = await feed({ kind: 'mine' }, 'erased')
    expect((await get(token)).status).toBe(200)
    await house.house.store(personStore).remove({ _id: 'erased' })
    expect((await get(token)).status).toBe(404)
  })

  test('has a page that hands it to calendars, and reading it changes nothing', async () => {
    const token = await feed()
    const before = await house.house.store(feedStore).find({})
    const page = await (await app.request(`/calendars/${token}`)).text()
    expect(page).toContain(`webcal://localhost:3978/calendars/${token}.ics`)
    expect(page).toContain(`http://localhost:3978/calendars/${token}.ics`)
    await get(token)
    expect(await house.house.store(feedStore).find({})).toEqual(before)
  })
})

describe('asking again', () => {
  test('costs nothing while nothing has changed, and brings what has', async () => {
    const token = await feed()
    const { _id } = await schedule('Asked again')
    const tag = (await get(token)).headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"/)
    const again = await get(token, { 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const { rev } = await current(_id)
    await cancelMeeting(house.as(leader), { meeting: _id, because: null, seen: rev })
    expect((await get(token, { 'if-none-match': tag })).status).toBe(200)
  })

  test('is answered packed to those who can unpack it, under the same tag', async () => {
    const token = await feed()
    const plain = await get(token)
    const packed = await get(token, { 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('etag')).toBe(plain.headers.get('etag'))
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await plain.text())
    const again = await get(token, { 'accept-encoding': 'gzip', 'if-none-match': plain.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })
})
