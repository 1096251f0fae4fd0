import type { Context } from '#context.ts'
import { personStore } from '#features/people/person-store.ts'
import { type Audience, readAudience } from './read-audience.ts'
import { audienceOf, leads, type Roster } from './roster.ts'

/** The others in a group: how many of them a message reaches, and how many no account of theirs reaches. */
export type Others = {
  reached: number
  unreached: number
  /** The names of those whom nothing reaches, for those who lead the group; for everybody else none. */
  names: readonly string[]
}

/** The count of others where nobody else is in the group. */
export const noOthers: Others = { reached: 0, unreached: 0, names: [] }

/** Those of a group whom the person's act is told to. */
export async function othersIn(context: Context, group: string): Promise<Others> {
  return othersAmong(context, await readAudience(context, group))
}

/** The same, where it was read already who is told. */
export async function othersAmong(context: Context, { roster, people }: Audience): Promise<Others> {
  const others = people.filter(({ person }) => person !== context.by)
  const missed = others.flatMap(({ person, reached }) => (reached ? [] : [person]))
  const named =
    missed.length > 0 && leads(roster, context.by)
      ? await context.store(personStore).pick({ _id: { $in: missed } }, ['name'], { sort: { name: 1 } })
      : []
  return {
    reached: others.length - missed.length,
    unreached: missed.length,
    names: named.flatMap(({ name }) => (name === '' ? [] : [name])),
  }
}

/** The same of several groups, by group: one read of all their accounts, and one of the names to be shown. */
export async function othersOf(context: Context, rosters: readonly Roster[]): Promise<Map<string, Others>> {
  const { store, deliveries, by } = context
  const asked = rosters.map((roster) => ({
    roster,
    others: audienceOf(roster)
      .map(({ person }) => person)
      .filter((person) => person !== by),
  }))
  const all = [...new Set(asked.flatMap(({ others }) => others))]
  const reached = all.length === 0 ? new Set<string>() : await deliveries.reachable(all)
  const missed = ({ others }: { others: string[] }) => others.filter((person) => !reached.has(person))
  const shown = asked.flatMap((one) => (leads(one.roster, by) ? missed(one) : []))
  const named =
    shown.length === 0 ? [] : await store(personStore).pick({ _id: { $in: shown } }, ['name'], { sort: { name: 1 } })
  return new Map(
    asked.map((one) => {
      const ids = new Set(missed(one))
      const names = leads(one.roster, by) ? named.filter(({ _id, name }) => ids.has(_id) && name !== '') : []
      const unreached = ids.size
      const others: Others = {
        reached: one.others.length - unreached,
        unreached,
        names: names.map(({ name }) => name),
      }
      return [one.roster.group, others]
    }),
  )
}
