import { beforeAll, expect, test } from '@jest/globals'
import { entry } from '#context.ts'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { followZoneRules } from '#features/meetings/clock-rules/follow-zone-rules.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { stands } from '#features/meetings/rsvp.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { plus } from '#time/instant.ts'
import { wallTimeAt } from '#time/wall-time.ts'
import { zoneRules } from '#time/zones/zone-rules.ts'
import { type Arrived, type TestHouse, testHouse, wordsOf } from '../../../context.ts'

/* The program before believed that clocks in Switzerland stay in summer time; the one that starts now knows better. */

const leader = 'leader-procurement'
const [nairobi, sydney] = ['expert-nairobi', 'expert-sydney']
const wall = '2020-11-20T15:00'
const [believed, true_] = ['2020-11-20T13:00:00Z', '2020-11-20T14:00:00Z']

let house: TestHouse
let arrived: readonly Arrived[]
let [before, after]: (Meeting | null)[] = []

const stored = (id: string) => house.house.store(meetingStore).get(id)

async function asTheOldProgramHadIt(id: string, { old: was, is } = { old: believed, is: true_ }): Promise<void> {
  const old = <S extends { at: string | null }>(sessions: readonly S[]) =>
    sessions.map((session) => ({ ...session, at: session.at === is ? was : session.at }))
  await house.house.store(meetingStore).change(id, entry(house.as('test'), 'made by old rules'), (meeting) => ({
    ...meeting,
    sessions: old(meeting.sessions),
    tellings: meeting.tellings.map((telling) => ({ ...telling, sessions: old(telling.sessions) })),
  }))
}

function oldRules() {
  const zones = ['Europe/Zurich', 'Africa/Nairobi', 'Australia/Sydney']
  const rules = zoneRules(zones, { from: house.now(), until: plus(house.now(), 'P1095D') })
  return { until: plus(house.now(), 'P1095D'), zones: { ...rules, 'Europe/Zurich': [[house.now(), 120] as const] } }
}

const follow = () => followZoneRules(house.house.contextOf('clock'), { before: oldRules(), version: '2026c' })

beforeAll(async () => {
  // However often the group meets: a day before is what the rules for clocks can alter.
  const rhythms = [{ offsets: ['P7D', 'P1D', 'PT1H'] }]
  house = await testHouse((charter) => ({ ...charter, reminders: { ...charter.reminders, rhythms } }))
  await house.join(nairobi, 'procurement')
  await house.join(sydney, 'procurement')
  await house.until('2020-11-02T09:00:00Z')
  const session = { date: '2020-11-20', time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }
  const asked = { id: 'm1', group: 'procurement', title: 'Case studies', sessions: [session] }
  const { meeting } = await scheduleMeeting(house.as(leader), asked)
  await asTheOldProgramHadIt(meeting._id)
  await house.until('2020-11-03T09:00:00Z')
  for (const person of [leader, nairobi]) await answerMeeting(house.as(person), { meeting: meeting._id, answer: 'yes' })
  before = await stored('m1')
  await follow()
  after = await stored('m1')
  arrived = await house.until('2020-11-04T09:00:00Z')
})

test('a meeting keeps its wall time, and calendars follow', () => {
  expect(before?.sessions).toMatchObject([{ at: believed }])
  expect(after?.sessions).toMatchObject([{ date: '2020-11-20', time: '15:00', at: true_ }])
  expect(wallTimeAt(after?.sessions[0]?.at ?? '', 'Europe/Zurich')).toBe(wall)
  expect(after?.sequence).toBe((before?.sequence ?? 0) + 1)
})

test('who is shown another time than before is told once, and nobody else', () => {
  const told = arrived.map(({ to, kind }) => `${to} ${kind}`).filter((one) => one.includes('meeting-'))
  expect(told.toSorted()).toEqual([`${nairobi} meeting-moved`, `${sydney} meeting-moved`])
  const notice = arrived.find(({ to, kind }) => to === nairobi && kind === 'meeting-moved')
  const words = notice ? wordsOf(notice.message, { zone: 'Africa/Nairobi' }) : ''
  expect(words).toContain('17:00')
  expect(words).toContain('was at 16:00 for you')
})

test('the answer of somebody for whom nothing changes stands; others are asked again', async () => {
  const answers = await house.house.store(rsvpStore).find({ meeting: 'm1' })
  const standing = answers.filter((answer) => stands(answer, after?.sessions ?? [])).map(({ person }) => person)
  expect(standing).toEqual([leader])
})

test('a second attempt, after a crash or by another process, changes nothing', async () => {
  const first = await stored('m1')
  expect(await follow()).toBe(0)
  expect(await stored('m1')).toEqual(first)
  expect((await house.until('2020-11-05T09:00:00Z')).filter(({ kind }) => kind === 'meeting-moved')).toEqual([])
})

test('who joins later is welcomed with the new time, and hears of no other', async () => {
  await house.join('expert-lima', 'procurement')
  const welcomed = await house.until('2020-11-06T09:00:00Z')
  expect(welcomed.filter(({ kind }) => kind === 'meeting-moved')).toEqual([])
})

test('everybody is reminded of the time that is true, once', async () => {
  const reminded = (await house.until('2020-11-20T13:30:00Z')).filter(({ kind }) => kind === 'meeting-reminder')
  const toLeader = reminded.filter(({ to }) => to === leader).map(({ at }) => at)
  expect(toLeader).toEqual(['2020-11-13T14:00:00Z', '2020-11-19T14:00:00Z', '2020-11-20T13:00:00Z'])
})

test('a move that can still be undone is not told before its time because clocks changed', async () => {
  const session = { date: '2020-12-18', time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }
  await house.until('2020-11-23T09:00:00Z')
  const { meeting } = await scheduleMeeting(house.as(leader), {
    ...{ id: 'm2', group: 'procurement', title: 'Drafts', sessions: [session] },
  })
  await house.until('2020-11-24T09:00:00Z')
  const moves = [{ session: '1', to: { ...session, time: '16:00' } }]
  await moveMeeting(house.as(leader), { meeting: meeting._id, moves, seen: 1 })
  const nairobiChanged = {
    until: plus(house.now(), 'P1095D'),
    zones: { 'Africa/Nairobi': [[house.now(), 120] as const] },
  }
  await followZoneRules(house.house.contextOf('clock'), { before: nairobiChanged, version: '2026d' })
  expect((await house.until('2020-11-24T09:05:00Z')).filter(({ kind }) => kind === 'meeting-moved')).toEqual([])
  const moved = (await house.until('2020-11-25T09:00:00Z')).filter(({ kind }) => kind === 'meeting-moved')
  expect(moved.map(({ to }) => to).toSorted()).toEqual(['expert-lima', nairobi, sydney].toSorted())
})

test('who was reminded a day before is not reminded again where the rules change within the hour after', async () => {
  const session = { date: '2020-12-11', time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }
  await house.until('2020-11-26T09:00:00Z')
  const { meeting } = await scheduleMeeting(house.as(leader), {
    ...{ id: 'm3', group: 'procurement', title: 'Budget', sessions: [session] },
  })
  await asTheOldProgramHadIt(meeting._id, { old: '2020-12-11T13:00:00Z', is: '2020-12-11T14:00:00Z' })
  const reminded = async (until: string) =>
    (await house.until(until)).filter(({ to, kind, text }) => {
      return to === leader && kind === 'meeting-reminder' && text.includes(meeting.reference)
    })
  expect((await reminded('2020-12-10T13:30:00Z')).map(({ at }) => at)).toEqual([
    '2020-12-04T13:00:00Z',
    '2020-12-10T13:00:00Z',
  ])
  expect(await followZoneRules(house.house.contextOf('clock'), { before: oldRules(), version: '2026e' })).toBe(1)
  expect((await reminded('2020-12-11T15:00:00Z')).map(({ at }) => at)).toEqual(['2020-12-11T13:00:00Z'])
})
