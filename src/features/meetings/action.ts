import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/**
 * What somebody of a group is to do by a day: written down in a meeting, or between two. It is *asked* until its owner
 * accepts it, and open until it is done; an owner who refuses it stays named until it is given to another.
 */
export type Action = {
  _id: string
  group: string
  /** The meeting that it comes from, and its reference; null where it comes from none. */
  meeting: string | null
  reference: string | null
  what: string
  owner: string
  /** The last day to do it; null where nobody named one. */
  due: CalendarDate | null
  state: 'asked' | 'accepted' | 'refused' | 'done'
  /** Who wrote it down, or gave it to another since. */
  by: string
  at: Instant
  /** When its present owner was asked: the slot of what they are told. */
  askedAt: Instant
  answeredAt: Instant | null
  closedAt: Instant | null
}

/** The states in which an action is carried into the next agenda. */
export const openActionStates = ['asked', 'accepted', 'refused'] as const satisfies Action['state'][]

/** Whether the day of an action went by and it is not done. @param today in the organisation's zone. */
export function isLateAction({ due, state }: Pick<Action, 'due' | 'state'>, today: CalendarDate): boolean {
  return state !== 'done' && due !== null && due < today
}

/** Those with a day first, the earliest of them first; the others as they were written down. */
export function byDueDay(one: Pick<Action, 'due' | 'at'>, other: Pick<Action, 'due' | 'at'>): number {
  const key = ({ due, at }: Pick<Action, 'due' | 'at'>) => `${due ?? '9999-12-31'}|${at}`
  return key(one) < key(other) ? -1 : 1
}
