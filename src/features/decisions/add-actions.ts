import { type Context, entry } from '#context.ts'
import { may, requireRole } from '#features/groups/access.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import type { Action } from '#features/meetings/action.ts'
import { actionStore } from '#features/meetings/action-store.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import type { NamedActions } from '#features/meetings/read-actions.ts'
import { keepsMinutes } from '#features/minutes/record-minutes.ts'
import { personStore } from '#features/people/person-store.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import type { Owner } from './action-lines.ts'

/** Those who can own an action of a group, by name. `mayGive`: the one who asks may give actions to others than themselves. */
export type Owners = { owners: Owner[]; mayGive: boolean }

/** @throws UserError for those who are not in the group. */
export async function readOwners(context: Context, ask: { group: string; meeting: string | null }): Promise<Owners> {
  await requireRole(context, ask.group, 'member')
  const [{ people }, mayGive] = await Promise.all([readAudience(context, ask.group), givesActions(context, ask)])
  const ids = [...new Set([...people.map(({ person }) => person), ...(mayGive ? [context.by] : [])])]
  const known = ids.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: ids } }, ['name'])
  const owners = known
    .flatMap(({ _id, name }) => (name === '' ? [] : [{ person: _id, name }]))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
  return { owners, mayGive }
}

/** Those who keep the minutes give actions: by their office, or of the meeting that they led or took over. */
async function givesActions(context: Context, { group, meeting }: { group: string; meeting: string | null }) {
  if (await may(context, 'keep-minutes', group)) return true
  const found: Meeting | null = meeting === null ? null : await context.store(meetingStore).get(meeting)
  return found !== null && found.group === group && keepsMinutes(context, found)
}

type NewAction = { owner: string; what: string; due: CalendarDate | null }

export type ActionsAsk = {
  /** That of the draft: the same actions are written down once. */
  id: string
  group: string
  meeting: string | null
  reference: string | null
  actions: readonly NewAction[]
}

/**
 * Writes actions down; their owners are asked whether they accept them. What somebody takes themselves is accepted.
 * @throws UserError where an owner is not in the group, or somebody who gives none to others names another.
 */
export async function addActions(
  context: Context,
  ask: ActionsAsk,
): Promise<{ kind: 'added' | 'before' } & NamedActions> {
  const { by, now, store } = context
  const { owners, mayGive } = await readOwners(context, ask)
  const stranger = ask.actions.find(({ owner }) => owners.every(({ person }) => person !== owner))
  if (stranger) throw new UserError('not-a-member', 'An owner is not in the group any more. Please choose another.')
  if (!mayGive && ask.actions.some(({ owner }) => owner !== by)) throw onlyOwn(ask.group)
  const actions = ask.actions.map(
    ({ owner, what, due }, at): Action => ({
      _id: `${ask.id}-${at + 1}`,
      group: ask.group,
      meeting: ask.meeting,
      reference: ask.reference,
      what,
      owner,
      due,
      state: owner === by ? 'accepted' : 'asked',
      by,
      at: now,
      askedAt: now,
      answeredAt: owner === by ? now : null,
      closedAt: null,
    }),
  )
  const added = await store(actionStore).insertAll(actions, entry(context, 'added an action'))
  const stored = await store(actionStore).find({ _id: { $in: actions.map(({ _id }) => _id) } })
  // Done again after a crash, it is this act still.
  const isThis = added > 0 || stored.every(({ at }) => at === now)
  const names = new Map(owners.map(({ person, name }) => [person, name]))
  return { kind: isThis ? 'added' : 'before', actions: stored, names }
}

/** That members write down actions of their own, and only those who keep the minutes give them to others. */
export function onlyOwn(group: string): UserError {
  return new UserError('not-the-keeper', 'Only a leader gives actions to others. You can write down your own.', {
    next: [{ label: 'See who leads', say: `contact ${group}` }],
  })
}
