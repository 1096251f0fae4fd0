import { type Charter, groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { type Context, entry } from '#context.ts'
import { plainLetters } from '#plain-letters.ts'
import { UserError } from '#user-error.ts'
import { mustBeAbleTo } from './access.ts'
import { groupStore } from './group-store.ts'

/** A leader whom the charter names, and whether the public page still names them. They hold no office by that. */
export type NamedLeader = { name: string; isShown: boolean }

/** The leaders whom the charter names for a group, as the secretariat left them. */
export async function readNamedLeaders(context: Context, ask: { group: Group }): Promise<NamedLeader[]> {
  const { id, leadersNamed } = ask.group
  if (leadersNamed.length === 0) return []
  const hidden = (await context.store(groupStore).get(id))?.hiddenLeaders ?? []
  return leadersNamed.map((name) => ({ name, isShown: !hidden.includes(name) }))
}

/** The names alone that are still shown. */
export async function shownLeaders(context: Context, group: Group): Promise<string[]> {
  return (await shownLeadersOf(context, [group])).get(group.id) ?? []
}

/** The same of several groups, by group: one read, however many they are. */
export async function shownLeadersOf(context: Context, groups: readonly Group[]): Promise<Map<string, string[]>> {
  const naming = groups.filter(({ leadersNamed }) => leadersNamed.length > 0)
  const ids = naming.map(({ id }) => id)
  const records = ids.length === 0 ? [] : await context.store(groupStore).pick({ _id: { $in: ids } }, ['hiddenLeaders'])
  return new Map(
    naming.map(({ id, leadersNamed }) => {
      const hidden = records.find(({ _id }) => _id === id)?.hiddenLeaders ?? []
      return [id, leadersNamed.filter((name) => !hidden.includes(name))]
    }),
  )
}

/** Whether the public page names a leader of the charter's. @throws UserError for those who may not appoint, and for other names. */
export async function showNamedLeader(
  context: Context,
  ask: { group: string; name: string; isShown: boolean },
): Promise<void> {
  await mustBeAbleTo(context, 'appoint', ask.group)
  const group = context.charter.groups.find(({ id }) => id === ask.group)
  if (!group?.leadersNamed.includes(ask.name))
    throw new UserError('not-named', 'The charter no longer names them. Nothing was changed.', {
      next: [{ label: 'See who leads', say: `contact ${ask.group}` }],
    })
  const what = ask.isShown ? 'showed a named leader' : 'hid a named leader'
  await context.store(groupStore).put(ask.group, entry(context, what), (before) => {
    const record = before ?? { _id: ask.group, nextNumber: 1, reserved: [], joinLink: null, channel: null }
    const hidden = record.hiddenLeaders ?? []
    if (before !== null && hidden.includes(ask.name) === !ask.isShown) return before
    const others = hidden.filter((name) => name !== ask.name)
    return { ...record, hiddenLeaders: ask.isShown ? others : [...others, ask.name] }
  })
}

/** The leader whom the charter names so, and their group; null where it names nobody so. */
export function leaderNamed(charter: Charter, words: string, group: string | null) {
  const said = plainLetters(words).replaceAll(/\s+/g, ' ')
  if (said === '') return null
  const groups = group === null ? charter.groups : [groupOf(charter, group)]
  const all = groups.flatMap((one) => one.leadersNamed.map((name) => ({ name, group: one })))
  return all.find(({ name }) => plainLetters(name) === said) ?? null
}
