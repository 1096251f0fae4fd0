import type { Charter } from '#charter/charter.ts'
import { decidersOf, type Leadership, leads, present } from '#features/groups/roster.ts'
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
  /**
   * Which of their questions it is. The database gives a person each number once: of two that they ask at one moment, the
   * second is counted after the first.
   */
  nth: number
}

/** A message of a phone's length, and a bit more. */
export const longestQuestion = 1000

/** So many questions to a group may wait for an answer, and so many may one person ask within a day. */
const most = { waiting: 3, daily: 10 }

/** So many questions of somebody, the latest, hold all that count for how much they may ask. */
export const mostCounted = most.daily * 14

/**
 * Who gets a question: the one leader who is meant, as long as they lead, and nobody instead of them; else all leaders;
 * where there is none, the secretariat. Nobody gets their own.
 */
export function recipientsOf({ to, by }: Pick<GroupQuestion, 'to' | 'by'>, roster: Leadership): string[] {
  if (to === null) return decidersOf(roster, by)
  if (to === by || !isLeader(roster, to)) return []
  const [instead = to] = present(roster, [to])
  return instead === by ? [to] : [instead]
}

/** Whether nobody will answer a question, since the one leader who was meant leads no more. */
export function isDropped({ to, answer }: Pick<GroupQuestion, 'to' | 'answer'>, roster: Leadership): boolean {
  return answer === null && to !== null && !isLeader(roster, to)
}

/** Whether somebody leads the group themselves: the secretariat only helps. */
export function isLeader(roster: Leadership, person: string): boolean {
  return roster.leaders.some((leader) => leader.person === person)
}

/** Whether this person may answer: those who get it, and the others who lead the group. */
export function mayAnswer({ by }: Pick<GroupQuestion, 'by'>, roster: Leadership, person: string): boolean {
  if (person === by) return false
  return leads(roster, person)
}

/**
 * Why somebody may not ask now: too many of their questions to the group wait, or they asked too many within a day. Null:
 * they may.
 * @param asked theirs of the last day, and those that wait; others do not count.
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
