import { beforeAll, describe, expect, test } from '@jest/globals'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { personStore } from '#features/people/person-store.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { scheduleIn, viewOf } from '../../features/series/procurement-series.ts'

/* Procurement meets every two weeks, AI in cities once; somebody is in both, and has answered the first two dates. */

const member = 'expert-nairobi'
const leader = 'leader-procurement'
const reader = { zone: 'Africa/Nairobi' }
const month = '2020-06-04T08:00:00Z'
let house: TestHouse

const says = async (person: string, words: string) => messageOf(await house.says(person, words))
const said = async (person: string, words: string) => wordsOf(await says(person, words), reader)
const preferences = () => house.house.store(personStore).get(member)

beforeAll(async () => {
  house = await testHouse((charter) => ({
    ...charter,
    minutes: { ...charter.minutes, ladder: charter.minutes.ladder.slice(0, 1) },
  }))
  await house.until('2020-05-01T08:00:00Z')
  await house.join(member, 'procurement')
  await house.join(member, 'ai')
  const { series } = await scheduleIn(house, 'every 2 weeks on Tuesday 15:00 Geneva from 12 May 2020, 6 times')
  const at = { time: '10:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT60M' }
  await scheduleMeeting(house.as('leader-ai'), {
    ...{ id: 'ai-once', group: 'ai', title: 'Principles' },
    sessions: [{ date: '2020-05-28', ...at }],
  })
  await house.until('2020-05-05T08:00:00Z')
  const { meetings } = await viewOf(house, series._id)
  for (const { _id } of meetings.slice(0, 1)) await answerMeeting(house.as(member), { meeting: _id, answer: 'yes' })
})

describe('what somebody will get', () => {
  test('is said group by group, with the number, and the way to less', async () => {
    expect((await said(member, 'reminders')).split('\n')).toEqual([
      'About 3 messages in the next 30 days.',
      'AI in cities: 1 message, 1 meeting. Reminders: 7 days, 1 day and 1 hour before.',
      'Procurement: 2 messages, 2 meetings, every 2 weeks. Reminders: 1 hour before.',
      "If you haven't answered, we ask once, 2 days before. If you said No, we don't remind you. Moves and cancellations always come.",
      'Quiet: from 22:00 to 07:00, Nairobi time. We send messages before or after these hours.',
      '[Get one summary a day] [Remind 1 day and 1 hour before] [Remind 1 hour before] [Turn off]',
      'Say for instance: reminders 1d 1h, quiet 22-7. For one group: reminders procurement 1h.',
    ])
    expect((await said(leader, 'reminders')).split('\n')).toEqual([
      'About 4 messages in the next 30 days.',
      'Procurement: 4 messages, 2 meetings, every 2 weeks. Reminders: 1 hour before.',
      "If you said No, we don't remind you. After a meeting that you lead, we ask for the minutes. Moves and cancellations always come.",
      'Quiet: from 22:00 to 07:00, Geneva time. We send messages before or after these hours.',
      '[Get one summary a day] [Remind 1 day and 1 hour before] [Remind 1 hour before] [Turn off]',
      'Say for instance: reminders 1d 1h, quiet 22-7. For one group: reminders procurement 1h.',
    ])
  })

  test('with one summary a day is said, too, and taken back in one press', async () => {
    const chosen = await says(member, 'reminders digest')
    expect(wordsOf(chosen, reader).split('\n')).toEqual([
      'Done. You get one summary a day, at 08:00.',
      'On days with nothing new we send none. Urgent messages come at once: decisions about you, late changes, reminders 1 hour before.',
      'About 3 messages in the next 30 days.',
      '[Get messages one by one] [See all]',
    ])
    expect(await preferences()).toMatchObject({ digestOnly: true })
    expect(await said(member, 'reminders')).toContain('[Get messages one by one]')
    const back = messageOf(await house.presses(member, actOf(chosen, 'Get messages one by one')))
    expect(wordsOf(back, reader)).toMatch(/^Done. You get messages one by one again./)
    expect(await preferences()).toMatchObject({ digestOnly: false })
  })

  test.each([
    ['reminders digest only', true],
    ['reminders digest off', false],
    ['reminders one summary a day', true],
    ['reminders one by one', false],
    ['reminders summary', true],
    ['reminders default', false],
  ])('"%s" chooses it: %s', async (words, digestOnly) => {
    await says(member, words)
    expect(await preferences()).toMatchObject({ digestOnly })
  })

  test.each(['just one message a day please', 'digest only', 'send me only a summary every morning'])(
    '"%s" chooses it, too',
    async (words) => {
      await says(member, words)
      expect(await preferences()).toMatchObject({ digestOnly: true })
      await says(member, 'reminders default')
    },
  )

  test('is offered to somebody who gets too many messages', async () => {
    expect(await said(member, 'too many messages')).toContain('[Get one summary a day]')
  })

  test('is what they then get', async () => {
    const counted = async (person: string) => Number(/About (\d+) message/.exec(await said(person, 'reminders'))?.[1])
    const expected = { [member]: await counted(member), [leader]: await counted(leader) }
    const arrived = await house.until(month)
    // What is foretold is of meetings; a new member is reminded of the first steps, too.
    const isOfSteps = ({ text }: { text: string }) => text.includes('Say "onboarding"')
    const got = Object.fromEntries(
      [member, leader].map((person) => [person, arrived.filter((one) => one.to === person && !isOfSteps(one)).length]),
    )
    expect(got).toEqual(expected)
  })
})
