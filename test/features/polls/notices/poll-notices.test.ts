import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { cancelMeeting } from '#features/meetings/cancel-meeting.ts'
import { mute } from '#features/people/change-preferences.ts'
import { cancelPoll, closePoll } from '#features/polls/end-poll.ts'
import { plus } from '#time/instant.ts'
import { type Arrived, actOf, anyNumberADay, messageOf, type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { leader, polling } from '../polling.ts'

const [nairobi, sydney] = ['expert-nairobi', 'expert-sydney']
let house: TestHouse
let polls: ReturnType<typeof polling>

/** Tests follow each other in one house: each begins when nothing is left to say, at nine in the morning in Geneva. */
beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  polls = polling(house)
  await house.join(nairobi, 'procurement')
  await house.join(sydney, 'procurement')
  await house.until('2020-03-03T08:00:00Z')
})
beforeEach(async () => {
  await polls.clear()
  for (const person of newcomers.splice(0)) await leave(person)
  await house.until(`${plus(house.now(), 'P1D').slice(0, 10)}T08:00:00Z`)
})

/** They are in the group for one test. */
const newcomers: string[] = []
async function newcomer(): Promise<string> {
  const person = `newcomer-${house.now()}`
  await house.says(person, 'zone Nairobi')
  await house.join(person, 'procurement')
  newcomers.push(person)
  return person
}
const leave = (person: string) => leaveGroup(house.as(person), { application: `${person}-procurement` })

/** But for the summary of who joined and left, which is no news of a poll. */
const forth = async (duration: string) =>
  (await house.until(plus(house.now(), duration))).filter(({ kind }) => kind !== 'summary')
const told = (arrived: readonly Arrived[]) => arrived.map(({ to, kind }) => `${to} ${kind}`).toSorted()
/** The kinds of those that are about a poll. */
const about = (arrived: readonly Arrived[]) =>
  arrived.map(({ kind }) => kind).filter((kind) => kind.startsWith('poll-'))
const of = (arrived: readonly Arrived[], person: string) => arrived.filter(({ to }) => to === person)

describe('who is asked', () => {
  test('hears nothing of a poll that is taken back in time', async () => {
    const poll = await polls.open()
    await forth('PT1M')
    await cancelPoll(house.as(leader), { poll })
    expect(await forth('P10D')).toEqual([])
  })

  test('is not asked by a message where they have answered by then', async () => {
    const poll = await polls.open()
    await polls.vote(nairobi, poll, ['yes', 'no', 'no'])
    expect(told(await forth('P1D'))).toEqual([`${sydney} poll-opened`])
  })

  test('is asked once who joins while it is open, and not who joins after it', async () => {
    const poll = await polls.open()
    await forth('P2D')
    const early = await newcomer()
    expect(about(of(await forth('P1D'), early))).toEqual(['poll-opened'])
    await closePoll(house.as(leader), { poll })
    const late = await newcomer()
    expect(about(of(await forth('P10D'), late))).toEqual([])
  })

  test('is not asked, and not reminded, where they have turned that down', async () => {
    const key = 'poll-opened|procurement'
    await mute(house.as(sydney), { key, muted: true })
    await polls.open()
    expect(of(await forth('P6D'), sydney)).toEqual([])
    await mute(house.as(sydney), { key, muted: false })
  })
})

describe('people who have not answered a poll', () => {
  test('is reminded once, a day before the end, and not who answers or leaves before', async () => {
    const poll = await polls.open()
    await forth('P5D')
    await polls.vote(nairobi, poll, ['no', 'no', 'no'])
    const arrived = await forth('P10D')
    expect(told(arrived.filter(({ kind }) => kind === 'poll-waiting'))).toEqual([`${sydney} poll-waiting`])
    expect(arrived.find(({ kind }) => kind === 'poll-waiting')?.at.slice(0, 10)).toBe(
      plus((await polls.now(poll)).until, '-P1D').slice(0, 10),
    )
  })

  test('and was asked late is reminded when half of their time is over', async () => {
    const poll = await polls.open()
    const { until } = await polls.now(poll)
    await house.until(plus(until, '-PT12H'))
    const late = await newcomer()
    const arrived = of(await house.until(plus(until, '-PT1H')), late)
    expect(about(arrived)).toEqual(['poll-opened', 'poll-waiting'])
  })
})

describe('the end', () => {
  test('comes two minutes after the last answer, and is told to whoever asked', async () => {
    const poll = await polls.open()
    await forth('P1D')
    await polls.vote(nairobi, poll, ['yes', 'no', 'no'])
    expect(await forth('PT1H')).toEqual([])
    await polls.vote(sydney, poll, ['yes', 'yes', 'no'])
    const at = house.now()
    const [ended, ...more] = await forth('P10D')
    expect([ended?.at, ended?.to, ended?.kind, more]).toEqual([plus(at, 'PT2M'), leader, 'poll-ended', []])
    expect(ended?.text).toMatch(/^Procurement poll ended\. Best: .*15:00 Geneva, 2 yes$/)
  })

  test('comes when the last who was silent leaves', async () => {
    const poll = await polls.open()
    const silent = await newcomer()
    await forth('P1D')
    await polls.vote(nairobi, poll, ['yes', 'no', 'no'])
    await polls.vote(sydney, poll, ['yes', 'no', 'no'])
    await forth('PT1H')
    await leave(silent)
    newcomers.splice(0)
    expect(told(await forth('PT1H'))).toEqual([`${leader} poll-ended`])
  })

  test('by a press is answered to the one who pressed, and told to the one who asked', async () => {
    const mine = await polls.open()
    await forth('P1D')
    await closePoll(house.as(leader), { poll: mine })
    expect(await forth('P1D')).toEqual([])
    const theirs = await polls.open()
    await forth('P1D')
    await closePoll(house.as('secretariat'), { poll: theirs })
    expect(told(await forth('P1D'))).toEqual([`${leader} poll-ended`])
  })

  test('is told to those who lead, where whoever asked does no more', async () => {
    const terms = await house.house.store(officeTermStore).find({ person: leader, group: 'procurement' })
    const change = (state: 'accepted' | 'ended') =>
      Promise.all(
        terms.map(({ _id }) =>
          house.house.store(officeTermStore).change(_id, { by: 'test', at: house.now(), what: state }, (term) => ({
            ...term,
            state,
          })),
        ),
      )
    await polls.open()
    await forth('P1D')
    await change('ended')
    expect(told((await forth('P10D')).filter(({ kind }) => kind === 'poll-ended'))).toEqual(['secretariat poll-ended'])
    await change('accepted')
  })

  test('is not told where the meeting has been set by then', async () => {
    const poll = await polls.open()
    await polls.vote(nairobi, poll, ['yes', 'no', 'no'])
    // In the night of the one who asked.
    await house.until(`${plus(house.now(), 'P1D').slice(0, 10)}T23:00:00Z`)
    await closePoll(house.as('secretariat'), { poll })
    await house.presses('secretariat', { verb: 'schedule-choice', about: { poll, choice: '1' } })
    const arrived = of(await forth('P1D'), leader)
    expect(arrived.map(({ kind }) => kind)).toEqual(['meeting-scheduled'])
    await cancelMeeting(house.as(leader), { meeting: `${poll}-meeting`, because: null, seen: 1 })
  })

  test('where nobody can is said so, with the next step', async () => {
    const poll = await polls.open()
    await polls.vote(nairobi, poll, ['no', 'no', 'no'])
    await polls.vote(sydney, poll, ['no', 'no', 'no'])
    const [ended] = await forth('P1D')
    const words = wordsOf(ended?.message ?? { summary: [], blocks: [] }, { zone: 'Europe/Zurich' })
    expect(words).toContain('None of 2 can come at any of these times. You can ask about others.')
    expect(words).toContain('[Ask about other times] [Suggest fair times] [See all votes]')
    expect(words).not.toContain('[Schedule')
  })
})

describe('a cancellation', () => {
  test('is told to those who were asked, and to nobody who was not', async () => {
    const poll = await polls.open()
    await forth('P1D')
    const unasked = await newcomer()
    await cancelPoll(house.as(leader), { poll })
    const arrived = await forth('P10D')
    expect(about(arrived)).toEqual(['poll-cancelled', 'poll-cancelled'])
    expect(about(of(arrived, unasked))).toEqual([])
  })

  test('is told to those who answered without being asked', async () => {
    const poll = await polls.open()
    await polls.vote(nairobi, poll, ['yes', 'no', 'no'])
    await cancelPoll(house.as(leader), { poll })
    expect(told(await forth('P10D'))).toEqual([`${nairobi} poll-cancelled`])
  })

  test('asks once, and says what it means', async () => {
    const poll = await polls.open()
    await polls.vote(nairobi, poll, ['yes', 'no', 'no'])
    const asked = messageOf(await house.presses(leader, { verb: 'cancel-poll', about: { poll } }))
    expect(wordsOf(asked, { zone: 'UTC' })).toContain(
      'Cancel the poll of Procurement? Case studies. 1 person answered.',
    )
    expect((await polls.now(poll)).state).toBe('open')
    await house.presses(leader, actOf(asked, 'Cancel the poll'))
    expect((await polls.now(poll)).state).toBe('cancelled')
  })
})

test('the most that anybody hears of a poll is three messages', async () => {
  const poll = await polls.open()
  const { until } = await polls.now(poll)
  const before = await house.until(plus(until, '-PT1H'))
  await cancelPoll(house.as(leader), { poll })
  const arrived = [...before, ...(await forth('P10D'))]
  for (const person of [nairobi, sydney])
    expect(of(arrived, person).map(({ kind }) => kind)).toEqual(['poll-opened', 'poll-waiting', 'poll-cancelled'])
})
