import { beforeAll, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { meetingIdOf } from '#features/polls/poll.ts'
import { type Arrived, actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { leader } from './polling.ts'

/* A poll from its opening to the meeting it becomes, as everybody in it reads it. */

const zones: Record<string, string> = {
  [leader]: 'Europe/Zurich',
  'expert-nairobi': 'Africa/Nairobi',
  'expert-sydney': 'Australia/Sydney',
  'expert-lima': 'America/Lima',
}
let house: TestHouse
let poll: string
const inbox: Arrived[] = []

beforeAll(async () => {
  house = await testHouse()
  for (const person of ['expert-nairobi', 'expert-sydney', 'expert-lima']) await house.join(person, 'procurement')
  await house.until('2020-03-03T09:00:00Z')
})

const wait = async (until: string) => {
  const arrived = await house.until(until)
  inbox.push(...arrived)
  return arrived
}
const to = (arrived: readonly Arrived[], person: string): Message => {
  const [one] = arrived.filter((message) => message.to === person)
  if (!one) throw new Error(`nothing reached ${person}`)
  return one.message
}
const reads = (person: string, message: Message) => wordsOf(message, { zone: zones[person] ?? 'UTC' })

test('the leader sees what each time means, until when, and how many will be asked', async () => {
  const words = 'poll procurement 18/19/20 May 15:00 Geneva 90m Case studies'
  const preview = messageOf(await house.says(leader, words))
  expect(reads(leader, preview)).toBe(
    [
      'Procurement: Case studies, 90 minutes',
      'Mon 18 May 2020, 15:00 Geneva',
      'Tue 19 May 2020, 15:00 Geneva',
      'Wed 20 May 2020, 15:00 Geneva',
      'Daytime for 3 of 4. Night for 1: Sydney 23:00.',
      'Answers until Tue 10 Mar 2020, 10:00 Geneva.',
      "We ask nobody before you press. Anyone who hasn't answered gets one reminder.",
      '[Ask 3 people] [Change] [See all zones]',
    ].join('\n'),
  )
  expect(await wait('2020-03-03T09:30:00Z')).toEqual([])
  const ask = actOf(preview, 'Ask 3 people')
  poll = ask.about.pending ?? ''
  const asked = messageOf(await house.presses(leader, ask))
  expect(reads(leader, asked)).toContain("We'll ask 3 people of Procurement in 2 minutes.")
})

test('everybody is asked once, in their own zone', async () => {
  const arrived = await wait('2020-03-03T20:00:00Z')
  expect(arrived.map(({ to: person, kind }) => `${person} ${kind}`).toSorted()).toEqual([
    'expert-lima poll-opened',
    'expert-nairobi poll-opened',
    'expert-sydney poll-opened',
  ])
  const sydney = to(arrived, 'expert-sydney')
  expect(reads('expert-sydney', sydney)).toContain('Tue 19 May 2020, 23:00 Sydney (15:00 Geneva)')
  expect(reads('expert-sydney', sydney)).toContain('The leaders see your answer.')
  expect(arrived.find(({ to: person }) => person === 'expert-nairobi')?.text).toBe(
    'Procurement poll: answer by Tue 10 Mar, 12:00 Nairobi (10:00 Geneva). Case studies, 90 minutes',
  )
})

test('one press answers all of it, a form time by time; either can be changed', async () => {
  const nairobi = to(inbox, 'expert-nairobi')
  const none = messageOf(await house.presses('expert-nairobi', actOf(nairobi, 'None works')))
  expect(reads('expert-nairobi', none)).toContain('Mon 18 May 2020, 16:00 Nairobi (15:00 Geneva): no')
  const all = messageOf(await house.presses('expert-nairobi', actOf(nairobi, 'All work')))
  expect(reads('expert-nairobi', all)).toContain('Mon 18 May 2020, 16:00 Nairobi (15:00 Geneva): yes')
  expect(reads('expert-nairobi', all)).toContain('So far 1 of 3 have answered.')

  const form = formOf(await house.says('expert-sydney', 'vote'))
  expect(form.fields.map(({ label }) => label)).toEqual([
    'Mon 18 May, 23:00 Sydney (15:00 Geneva)',
    'Tue 19 May, 23:00 Sydney (15:00 Geneva)',
    'Wed 20 May, 23:00 Sydney (15:00 Geneva)',
  ])
  const answers = { 'time-1': 'no', 'time-2': 'yes', 'time-3': 'if-need-be' }
  const kept = messageOf(await house.submits('expert-sydney', form, answers))
  expect(reads('expert-sydney', kept)).toContain('Wed 20 May 2020, 23:00 Sydney (15:00 Geneva): if need be')
  expect(formOf(await house.says('expert-sydney', 'vote procurement')).values).toEqual(answers)
})

test('the leader sees at any time where it stands; a member only how many have answered', async () => {
  const standing = messageOf(await house.says(leader, 'poll procurement'))
  expect(reads(leader, standing)).toBe(
    [
      'Procurement: Case studies, 90 minutes',
      '2 of 3 have answered. Until Tue 10 Mar 2020, 10:00 Geneva.',
      'Tue 19 May 2020, 15:00 Geneva. Yes: Expert in Nairobi, Expert in Sydney',
      'Wed 20 May 2020, 15:00 Geneva. Yes: Expert in Nairobi; if need be: Expert in Sydney',
      'Mon 18 May 2020, 15:00 Geneva. Yes: Expert in Nairobi; no: Expert in Sydney',
      'No answer: Expert in Lima.',
      '[Close the poll] [Give my answer] [Cancel the poll]',
    ].join('\n'),
  )
  const theirs = messageOf(await house.presses('expert-nairobi', { verb: 'show-votes', about: { poll } }))
  expect(reads('expert-nairobi', theirs)).not.toContain('Sydney')
})

test('the silent one is reminded once, before the night', async () => {
  const arrived = await wait('2020-03-10T08:59:00Z')
  expect(arrived.map(({ at, to: person, kind }) => `${at} ${person} ${kind}`)).toEqual([
    // 22:00 in Lima: a day before the end would be 04:00.
    '2020-03-09T03:00:00Z expert-lima poll-waiting',
    // On Monday: who has joined.
    '2020-03-09T07:00:00Z leader-procurement summary',
    // Which first steps a new member has still to do.
    '2020-03-09T13:00:00Z expert-lima summary',
  ])
})

test('at its end whoever asked reads what has come of it', async () => {
  const arrived = await wait('2020-03-10T20:00:00Z')
  expect(arrived.map(({ at, to: person, kind }) => `${at} ${person} ${kind}`)).toEqual([
    `2020-03-10T09:00:00Z ${leader} poll-ended`,
  ])
  const ended = to(arrived, leader)
  expect(reads(leader, ended)).toContain('The poll has ended. 2 of 3 have answered.')
  expect(reads(leader, ended)).toContain('Best: Tue 19 May 2020, 15:00 Geneva (2 yes).')
  const all = messageOf(await house.presses(leader, actOf(ended, 'See all votes')))
  expect(reads(leader, all)).toContain('[Schedule Tue 19 May 15:00, tell 3 people] [Schedule Wed 20 May 15:00]')
})

test('until it is decided it waits in the status of whoever leads, and of nobody else', async () => {
  const status = messageOf(await house.says(leader, 'status'))
  expect(reads(leader, status)).toContain(
    [
      'The poll of Procurement has ended: Case studies. Best: Tue 19 May 2020, 15:00 Geneva (2 yes).',
      '[Schedule Tue 19 May 15:00, tell 3 people] [See all votes]',
    ].join('\n'),
  )
  for (const person of ['expert-nairobi', 'secretariat'])
    expect(reads(person, messageOf(await house.says(person, 'status')))).not.toContain('The poll of')
})

test('a late answer gets the truth, before and after the meeting is set; the best becomes one meeting, told once', async () => {
  const late = async () => {
    const opened = inbox.filter(({ kind }) => kind === 'poll-opened')
    return reads(
      'expert-lima',
      messageOf(await house.presses('expert-lima', actOf(to(opened, 'expert-lima'), 'All work'))),
    )
  }
  expect(await late()).toContain('The poll of Procurement (Case studies) is closed. No more answers are taken.')
  const ended = to(
    inbox.filter(({ kind }) => kind === 'poll-ended'),
    leader,
  )
  const best = actOf(ended, 'Schedule Tue 19 May 15:00')
  expect(reads(leader, messageOf(await house.presses(leader, best)))).toContain(
    'PROC-1 is set: Tue 19 May 2020, 15:00 Geneva.',
  )
  expect(reads(leader, messageOf(await house.presses(leader, best)))).toContain('This is done already: PROC-1 is set')
  expect(await late()).toContain('is closed. PROC-1 is set: Tue 19 May 2020, 08:00 Lima (15:00 Geneva).')
  const meeting = await house.house.store(meetingStore).get(meetingIdOf({ _id: poll }))
  expect(meeting).toMatchObject({
    reference: 'PROC-1',
    title: 'Case studies',
    sessions: [{ at: '2020-05-19T13:00:00Z', lasts: 'PT90M' }],
  })

  expect(reads(leader, messageOf(await house.says(leader, 'status')))).not.toContain('The poll of')

  const told = await wait('2020-03-11T20:00:00Z')
  expect(told.map(({ to: person, kind }) => `${person} ${kind}`).toSorted()).toEqual([
    'expert-lima meeting-scheduled',
    'expert-nairobi meeting-scheduled',
    'expert-sydney meeting-scheduled',
  ])
  expect(reads(leader, messageOf(await house.presses(leader, actOf(ended, 'See all votes'))))).toContain(
    'PROC-1 is set:',
  )
})

test('nobody had more than three messages of it', () => {
  const counts = Map.groupBy(
    inbox.filter(({ kind }) => kind.startsWith('poll-')),
    ({ to: person }) => person,
  )
  expect(Object.fromEntries([...counts].map(([person, messages]) => [person, messages.length]))).toEqual({
    [leader]: 1,
    'expert-nairobi': 1,
    'expert-sydney': 1,
    'expert-lima': 2,
  })
})
