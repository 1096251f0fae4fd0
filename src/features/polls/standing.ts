import { audienceOf, type Roster } from '#features/groups/roster.ts'
import type { Choice, Poll, Vote } from './poll.ts'

/** What was typed to one time: the ids of those who said it. */
export type ChoiceStanding = { choice: Choice; yes: string[]; ifNeedBe: string[]; no: string[] }

/** Where a poll stands. `choices`: the best first. `silent`: who was asked and has not answered. */
export type Standing = { choices: ChoiceStanding[]; answered: string[]; silent: string[] }

/** Where a poll stands, by those who are in the group now: who has left is not counted. */
export function standingOf(poll: Poll, votes: readonly Vote[], roster: Roster): Standing {
  const audience = new Set(audienceOf(roster).map(({ person }) => person))
  const counted = votes.filter(({ person }) => audience.has(person))
  const answered = counted.map(({ person }) => person)
  const silent = audience.difference(new Set([...answered, poll.askedBy]))
  const choices = poll.choices.map((choice): ChoiceStanding => {
    const saying = (preference: string) =>
      counted.filter(({ answers }) => answers[choice.id] === preference).map(({ person }) => person)
    return { choice, yes: saying('yes'), ifNeedBe: saying('if-need-be'), no: saying('no') }
  })
  return {
    choices: choices.toSorted((one, other) => better(poll, one, other)),
    answered,
    silent: [...silent],
  }
}

/** The best of the times; null where nobody can at any of them. */
export function bestOf({ choices: [best] }: Standing): ChoiceStanding | null {
  return best && best.yes.length + best.ifNeedBe.length > 0 ? best : null
}

/**
 * The most who say yes; then the fewest who say no, which is the most who can if need be; then the fairer time; then the
 * earlier. No two are equal.
 */
function better({ fairest }: Poll, one: ChoiceStanding, other: ChoiceStanding): number {
  return (
    other.yes.length - one.yes.length ||
    one.no.length - other.no.length ||
    other.ifNeedBe.length - one.ifNeedBe.length ||
    fairest.indexOf(one.choice.id) - fairest.indexOf(other.choice.id)
  )
}
