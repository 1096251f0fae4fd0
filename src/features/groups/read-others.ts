import type { Context } from '#context.ts'
import { personStore } from '#features/people/person-store.ts'
import { audienceOf, leads, type Roster } from './roster.ts'

/** The others in a group: how many of them a message reaches, and how many no account of theirs reaches. */
export type Others = {
  reached: number
  unreached: number
  /** The names of those whom nothing reaches, for those who lead the group; for everybody else none. */
  names: readonly string[]
}

/** Nobody else. */
export const noOthers: Others = { reached: 0, unreached: 0, names: [] }

/** Those of a group whom the person's act is told to: one read of all their accounts, and one of the names to be shown. */
export async function othersIn(context: Context, roster: Roster): Promise<Others> {
  const { store, deliveries, by } = context
  const all = audienceOf(roster)
    .map(({ person }) => person)
    .filter((person) => person !== by)
  const reached = await deliveries.reachable(all)
  const missed = all.filter((person) => !reached.has(person))
  const named =
    missed.length > 0 && leads(roster, by)
      ? await store(personStore).find({ _id: { $in: missed } }, { sort: { name: 1 } })
      : []
  return {
    reached: reached.size,
    unreached: missed.length,
    names: named.map(({ name }) => name).filter((name) => name !== ''),
  }
}
