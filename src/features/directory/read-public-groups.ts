import { officesOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { type PublicDate, readPublicDates } from '#features/directory/read-public-dates.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { shownLeaders } from '#features/groups/named-leaders.ts'
import { readCall } from '#features/groups/read-call.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import { personStore } from '#features/people/person-store.ts'

/** A group as it stands on a public page. */
export type PublicGroup = { group: Group; leaders: string[]; dates: PublicDate[]; call: CurrentCall | null }

/** The groups that the organisation lists, and those beside them that take applications now; in the charter's order. */
export async function readPublicGroups(context: Context, _ask: object = {}): Promise<PublicGroup[]> {
  const all = await Promise.all(context.charter.groups.map((group) => publicGroup(context, group)))
  return all.filter(({ group, call }) => group.listed || call?.state === 'open')
}

/** One group; null where it is neither listed nor has ever called for experts. */
export async function readPublicGroup(context: Context, ask: { group: string }): Promise<PublicGroup | null> {
  const group = context.charter.groups.find(({ id }) => id === ask.group)
  const found = group && (await publicGroup(context, group))
  return found && (group.listed || found.call !== null) ? found : null
}

async function publicGroup(context: Context, group: Group): Promise<PublicGroup> {
  const [named, appointed, dates, call] = await Promise.all([
    shownLeaders(context, group),
    appointedLeaders(context, group),
    readPublicDates(context, { group }),
    readCall(context, group.id),
  ])
  return { group, leaders: eachOnce([...named, ...appointed]), dates, call }
}

/** Those whom chat appointed, beside those whom the charter names. A term of the charter's own (the demo's) stands for these. */
async function appointedLeaders(context: Context, group: Group): Promise<string[]> {
  const { charter, store } = context
  const offices = officesOf(charter, 'leader').map(({ id }) => id)
  const terms = await termsHeld(context, { group: group.id, office: { $in: offices } })
  const ids = terms.filter(({ offeredBy }) => offeredBy !== 'charter').map(({ person }) => person)
  const people = ids.length === 0 ? [] : await store(personStore).find({ _id: { $in: ids } })
  return ids.flatMap((id) => people.find(({ _id }) => _id === id)?.name || [])
}

/** Somebody whom the charter names may have been appointed in chat, too: their name is written once. */
function eachOnce(names: readonly string[]): string[] {
  const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()
  return names.filter((name, index) => names.findIndex((other) => same(name, other)) === index)
}
