import { beforeAll, expect, test } from '@jest/globals'
import { meetingFacts } from '#features/meetings/meeting-facts.ts'
import { rsvpStore } from '#features/meetings/meeting-store.ts'
import { answerMissing } from '#features/meetings/notices/answer-missing.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { actOf, messageOf, said, type TestHouse, testHouse, wordsOf } from '../../../context.ts'

/* Somebody is in two groups that meet on one day, and has answered neither. */

const member = 'expert-nairobi'
const reader = { zone: 'Africa/Nairobi' }
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.until('2020-05-04T08:00:00Z')
  for (const [group, leader, time] of [
    ['procurement', 'leader-procurement', '15:00'],
    ['ai', 'leader-ai', '17:00'],
  ] as const) {
    await house.join(member, group)
    const at = { date: '2020-05-21', time, zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT60M' }
    await scheduleMeeting(house.as(leader), { id: group, group, title: 'Case studies', sessions: [at] })
  }
  await house.until('2020-05-19T08:00:00Z')
})

async function asked() {
  const facts = await meetingFacts(house.as('clock'), ['procurement', 'ai'])
  return [...facts.values()].flatMap((about) => {
    const of = { ...about, rows: [], now: house.now() }
    return answerMissing.wanted(of).map((wanted) => ({ asked: of, wanted }))
  })
}

test('who leads a meeting is not asked, nor is anybody of another group', async () => {
  const who = (await asked()).map(({ asked: { meeting }, wanted: { to } }) => ({ meeting: meeting._id, ...to }))
  expect(who).toHaveLength(2)
  expect(who).toEqual(expect.arrayContaining(['procurement', 'ai'].map((meeting) => ({ meeting, person: member }))))
})

test('several questions are one message, in which each button names its meeting and leaves the message where it is', async () => {
  const message = answerMissing.together?.(await asked())
  if (!message) throw new Error('there are no words for several')
  expect(said(message.summary, reader)).toBe(
    'PROC-1: Thu 21 May 2020, 16:00 Nairobi (15:00 Geneva). Can you come? Also to AI-1?',
  )
  expect(wordsOf(message, reader).split('\n')).toEqual([
    'Please answer for 2 meetings',
    'PROC-1, Case studies: Thu 21 May 2020, 16:00 Nairobi (15:00 Geneva), Procurement',
    'AI-1, Case studies: Thu 21 May 2020, 18:00 Nairobi (17:00 Geneva), AI in cities',
    '[Answer for PROC-1] [Answer for AI-1]',
    'We ask you once.',
  ])
  const outcome = await house.presses(member, actOf(message, 'Answer for PROC-1'))
  expect(outcome.kind).not.toBe('replace')
  await house.presses(member, actOf(messageOf(outcome), 'Yes'))
  const given = await house.house.store(rsvpStore).find({ person: member })
  expect(given.map(({ meeting, answer }) => [meeting, answer])).toEqual([['procurement', 'yes']])
})

test('who has answered is asked no more', async () => {
  expect((await asked()).map(({ asked: { meeting } }) => meeting._id)).toEqual(['ai'])
})
