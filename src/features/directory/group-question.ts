import type { Charter } from '#charter/charter.ts'
import { decidersOf, type Leadership } from '#features/groups/roster.ts'
import { type Instant, plus } from '#time/instant.ts'

/** A question to the people who lead a group. `to`: the one leader who is meant; null = all of them. */
export type GroupQuestion = {
  _id: string
  group: string
  to: string | null
  by: string
  at: Instant
  text: string
  answer: string | null
  answeredBy: string | null
  answeredAt: Instant | null
}

/** A message of a phone's length, and a bit more. */
export const longestQuestion = 1000

/** So many questions to a group may wait for an answer, and so many may one person ask within a day. */
const most = { waiting: 3, daily: 10 }

/**
 * Who gets a question: the leader who is meant, as long as they lead; else all leaders; where there is none, the
 * secretariat. Nobody gets their own.
 */
export function recipientsOf({ to, by }: Pick<GroupQuestion, 'to' | 'by'>, roster: Leadership): string[] {
  const isMeant = to !== null && to !== by && roster.leaders.some(({ person }) => person === to)
  return isMeant ? [to] : decidersOf(roster, by)
}

/** Whether this person may answer: those who get it, and the others who lead the group. */
export function mayAnswer({ by }: Pick<GroupQuestion, 'by'>, roster: Leadership, person: string): boolean {
  if (person === by) return false
  return roster.leaders.some((leader) => leader.person === person) || roster.secretariat.includes(person)
}

/**
 * Why somebody may not ask now: too many of their questions to the group wait, or they asked too many within a day. Null:
 * they may.
 * @param asked theirs of the last day, and those that wait.
 */
export function tooManyAsked(
  asked: readonly Pick<GroupQuestion, 'group' | 'at' | 'answer'>[],
  { group, now }: { group: string; now: Instant },
): 'waiting' | 'daily' | null {
  if (asked.filter((one) => one.group === group && one.answer === null && waits(one, now)).length >= most.waiting)
    return 'waiting'
  return asked.filter(({ at }) => at > plus(now, '-P1D')).length >= most.daily ? 'daily' : null
}

/** A question that nobody has answered for so long waits no more. */
export const answeredWithin = 'P14D'

function waits({ at }: Pick<GroupQuestion, 'at'>, now: Instant): boolean {
  return now < plus(at, answeredWithin)
}

/** "leader" or "leaders" of a charter, for so many. */
export function leadersWord({ words }: Charter, count: number): string {
  return count === 1 ? words.leader.one : words.leader.many
}
