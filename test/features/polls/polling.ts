import { answerPoll } from '#features/polls/answer-poll.ts'
import { cancelPoll } from '#features/polls/end-poll.ts'
import type { Poll, Preference, Vote } from '#features/polls/poll.ts'
import { pollStore, voteStore } from '#features/polls/poll-store.ts'
import { plus } from '#time/instant.ts'
import { actOf, messageOf, type TestHouse } from '../../context.ts'

export const leader = 'leader-procurement'

/** The leader's hand on the polls of Procurement: three days on end, twenty days from now, at 15:00 in Geneva. */
export function polling(house: TestHouse) {
  const polls = house.house.store(pollStore)
  const votes = house.house.store(voteStore)
  const day = (after: number) => plus(house.now(), `P${20 + after}D`).slice(0, 10)
  const words = () =>
    `poll procurement ${[0, 1, 2].map((after) => `${day(after)} 15:00`).join(' or ')} Geneva 90m Case studies`
  return {
    /** What the leader types. */
    words,
    /** Opens a poll in chat, as everybody does. @returns its id. */
    async open(by = leader): Promise<string> {
      const ask = actOf(messageOf(await house.says(by, words())), 'Ask')
      await house.presses(by, ask)
      return ask.about.pending ?? ''
    },
    vote: (person: string, poll: string, preferences: readonly Preference[]) =>
      answerPoll(house.as(person), {
        poll,
        answers: Object.fromEntries(preferences.map((preference, at) => [String(at + 1), preference])),
      }),
    async now(id: string): Promise<Poll> {
      const poll = await polls.get(id)
      if (!poll) throw new Error(`there is no poll ${id}`)
      return poll
    },
    votes: (id: string): Promise<Vote[]> => votes.find({ poll: id }, { sort: { person: 1 } }),
    /** Ends what a test has left open, and lets its messages pass. */
    async clear(): Promise<void> {
      for (const { _id } of await polls.find({ state: 'open' })) await cancelPoll(house.as(leader), { poll: _id })
      await house.until(plus(house.now(), 'P1D'))
    },
  }
}
