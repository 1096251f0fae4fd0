import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { answerPoll } from '#features/polls/answer-poll.ts'
import { cancelPoll, closePoll } from '#features/polls/end-poll.ts'
import { meetingIdOf } from '#features/polls/poll.ts'
import { pollStore } from '#features/polls/poll-store.ts'
import { readPoll } from '#features/polls/read-polls.ts'
import { scheduleChoice } from '#features/polls/schedule-choice.ts'
import { plus } from '#time/instant.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { leader, polling } from './polling.ts'

/* Whatever happens at the same moment, or again: a group has one poll, a person one vote, a poll one meeting. */

const [nairobi, sydney] = ['expert-nairobi', 'expert-sydney']
let house: TestHouse
let polls: ReturnType<typeof polling>

beforeAll(async () => {
  house = await testHouse()
  polls = polling(house)
  await house.join(nairobi, 'procurement')
  await house.join(sydney, 'procurement')
  await house.until('2020-03-03T09:00:00Z')
})
beforeEach(() => polls.clear())

const says = (outcome: Parameters<typeof messageOf>[0]) => wordsOf(messageOf(outcome), { zone: 'Europe/Zurich' })
const meetingsOf = async (poll: string) =>
  (await house.house.store(meetingStore).find({ group: 'procurement' })).filter(
    ({ _id }) => _id === meetingIdOf({ _id: poll }),
  )

describe('at the same time', () => {
  test('two polls of a group: one is open, and the other leader is shown it', async () => {
    const asks = await Promise.all(
      [leader, 'secretariat'].map(async (by) => ({
        by,
        act: actOf(messageOf(await house.says(by, polls.words())), 'Ask'),
      })),
    )
    const answers = await Promise.all(asks.map(({ by, act }) => house.presses(by, act)))
    expect(answers.map(says).toSorted()).toEqual([
      expect.stringContaining('Procurement has an open poll already. Please close it first.'),
      expect.stringMatching(/^We'll ask \d people of Procurement in/),
    ])
    expect(await house.house.store(pollStore).find({ state: 'open' })).toHaveLength(1)
  })

  test('the button that asks, pressed twice, asks once', async () => {
    const ask = actOf(messageOf(await house.says(leader, polls.words())), 'Ask')
    const answers = await Promise.all([house.presses(leader, ask), house.presses(leader, ask)])
    expect(answers.map(says).toSorted()).toEqual([
      expect.stringContaining('Procurement was asked already.'),
      expect.stringMatching(/^We'll ask \d people of Procurement in 2 minutes/),
    ])
  })

  test('two votes are both counted; two of one person are one, the latter', async () => {
    const poll = await polls.open()
    await Promise.all([polls.vote(nairobi, poll, ['yes', 'no', 'no']), polls.vote(sydney, poll, ['no', 'yes', 'no'])])
    await Promise.all([
      answerPoll(house.as(nairobi), { poll, answer: 'no' }),
      answerPoll(house.as(nairobi), { poll, answer: 'no' }),
    ])
    expect((await polls.votes(poll)).map(({ person, answers }) => [person, ...Object.values(answers)])).toEqual([
      [nairobi, 'no', 'no', 'no'],
      [sydney, 'no', 'yes', 'no'],
    ])
  })

  test('closing and voting: what is kept is counted, what is not kept is said to be too late', async () => {
    for (let round = 0; round < 5; round++) {
      await polls.clear()
      const poll = await polls.open()
      const [voted] = await Promise.all([
        polls.vote(nairobi, poll, ['yes', 'yes', 'yes']),
        closePoll(house.as(leader), { poll }),
      ])
      const { standing, open } = await readPoll(house.as(leader), { poll })
      expect(open).toBe(false)
      expect(standing.answered).toEqual(voted.kind === 'recorded' ? [nairobi] : [])
    }
  })

  test('two leaders schedule different times: it is one meeting, and both read which', async () => {
    const poll = await polls.open()
    await polls.vote(nairobi, poll, ['yes', 'yes', 'no'])
    await closePoll(house.as(leader), { poll })
    const presses = [
      house.presses(leader, { verb: 'schedule-choice', about: { poll, choice: '1' } }),
      house.presses('secretariat', { verb: 'schedule-choice', about: { poll, choice: '2' } }),
    ]
    const answers = (await Promise.all(presses)).map(says)
    const [meeting, ...others] = await meetingsOf(poll)
    expect(others).toEqual([])
    for (const answer of answers) expect(answer).toContain(`${meeting?.reference} is set`)
    expect(answers.filter((answer) => answer.startsWith('This is done already'))).toHaveLength(1)
    await house.presses(leader, { verb: 'undo-meeting', about: { meeting: meeting?._id ?? '' } })
    await house.presses('secretariat', { verb: 'undo-meeting', about: { meeting: meeting?._id ?? '' } })
  })

  test('closing and cancelling: one of them is true, and nobody reads the other', async () => {
    const poll = await polls.open()
    const done = await Promise.all([
      closePoll(house.as(leader), { poll }),
      cancelPoll(house.as('secretariat'), { poll }),
    ])
    expect(done.map(({ kind }) => kind).toSorted()).toEqual(['done', 'over'])
    const { state, ended } = await polls.now(poll)
    expect(ended?.why).toBe(state)
  })
})

test('that another group has taken the time meanwhile is said while it can be taken back', async () => {
  const poll = await polls.open()
  await polls.vote(nairobi, poll, ['yes', 'no', 'no'])
  const { choices } = await polls.now(poll)
  await house.join(nairobi, 'financing')
  const other = `schedule financing ${choices[0]?.date} 15:30 Geneva 60m Budget`
  await house.presses('secretariat', actOf(messageOf(await house.says('secretariat', other)), 'Schedule'))
  await closePoll(house.as(leader), { poll })
  const set = says(await house.presses(leader, { verb: 'schedule-choice', about: { poll, choice: '1' } }))
  expect(set).toMatch(/Also .*15:30 Geneva: \w+-\d+ \(1 person of yours in both\)\./)
  await house.presses(leader, { verb: 'undo-meeting', about: { meeting: meetingIdOf({ _id: poll }) } })
})

describe('an old button', () => {
  const opened = async () => {
    const poll = await polls.open()
    const arrived = await house.until(plus(house.now(), 'P1D'))
    const message = arrived.find(({ to, kind }) => to === nairobi && kind === 'poll-opened')?.message
    if (!message) throw new Error('nobody was asked')
    return { poll, message }
  }

  test('of a poll that is cancelled keeps nothing', async () => {
    const { poll, message } = await opened()
    await cancelPoll(house.as(leader), { poll })
    for (const label of ['All work', 'None works', 'Choose'])
      expect(says(await house.presses(nairobi, actOf(message, label)))).toContain('was cancelled')
    expect(await polls.votes(poll)).toEqual([])
  })

  test('of somebody who has left keeps nothing, and leaves out what they said', async () => {
    const { poll, message } = await opened()
    await house.presses(nairobi, actOf(message, 'All work'))
    await leaveGroup(house.as(nairobi), { application: `${nairobi}-procurement` })
    expect(says(await house.presses(nairobi, actOf(message, 'None works')))).toContain('You are not in Procurement')
    expect((await polls.votes(poll))[0]?.answers).toMatchObject({ 1: 'yes' })
    expect((await readPoll(house.as(leader), { poll })).standing.answered).toEqual([])
    await house.house
      .store(applicationStore)
      .change(`${nairobi}-procurement`, { by: 'test', at: house.now(), what: 'back' }, (one) => ({
        ...one,
        state: 'accepted',
        endedAt: null,
      }))
  })

  test('that was copied does nothing for somebody of another group', async () => {
    const { poll, message } = await opened()
    for (const label of ['All work', 'None works', 'Choose'])
      expect(says(await house.presses('expert-lima', actOf(message, label)))).toContain('You are not in Procurement')
    for (const verb of ['close-poll', 'cancel-poll', 'confirm-cancel-poll', 'schedule-choice'])
      for (const person of ['expert-lima', nairobi])
        expect(says(await house.presses(person, { verb, about: { poll, choice: '1' } }))).toContain(
          'Only the leaders of Procurement',
        )
    expect([(await polls.now(poll)).state, await polls.votes(poll), await meetingsOf(poll)]).toEqual(['open', [], []])
  })

  test('that schedules is not heeded while the poll is open, nor for a time that is over', async () => {
    const { poll } = await opened()
    const schedule = { verb: 'schedule-choice', about: { poll, choice: '1' } }
    expect(says(await house.presses(leader, schedule))).toContain('[Close the poll]')
    await closePoll(house.as(leader), { poll })
    await house.until(plus(house.now(), 'P20D'))
    expect(says(await house.presses(leader, schedule))).toContain('That time has passed.')
    expect(await meetingsOf(poll)).toEqual([])
  })

  test('that schedules says what was taken back, and leads to scheduling it again', async () => {
    const { poll } = await opened()
    await polls.vote(nairobi, poll, ['yes', 'no', 'no'])
    await closePoll(house.as(leader), { poll })
    const done = await scheduleChoice(house.as(leader), { poll, choice: '1' })
    const meeting = 'meeting' in done ? done.meeting : null
    await house.presses(leader, { verb: 'undo-meeting', about: { meeting: meeting?._id ?? '' } })
    const answer = messageOf(await house.presses(leader, { verb: 'schedule-choice', about: { poll, choice: '1' } }))
    const again = messageOf(await house.presses(leader, actOf(answer, 'Schedule it again')))
    expect(wordsOf(again, { zone: 'Europe/Zurich' })).toContain('15:00 Geneva, 90 minutes')
    expect(wordsOf(again, { zone: 'Europe/Zurich' })).toContain('Procurement: Case studies')
  })
})
