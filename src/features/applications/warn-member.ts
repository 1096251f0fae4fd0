import { type Context, entry } from '#context.ts'
import { may, mustBeAbleTo } from '#features/groups/access.ts'
import type { Application, Warning } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'

/** What a warning, and an answer to one, has room for. */
export const longestWarning = 1000

/** Warns a member: a dated note that they read and can answer, kept with their membership. @throws UserError for those who may not. */
export async function warnMember(
  context: Context,
  ask: { id: string; application: string; reason: string },
): Promise<{ application: Application; name: string; reached: boolean }> {
  const found = await membership(context, ask.application)
  await mustBeAbleTo(context, 'warn-members', found.group)
  if (found.person === context.by) throw new UserError('own-membership', "That's you.", { field: 'member' })
  const warning: Warning = {
    ...{ id: ask.id, by: context.by, at: context.now, reason: ask.reason.trim().slice(0, longestWarning) },
    ...{ answer: null, answeredAt: null },
  }
  const application = await context
    .store(applicationStore)
    .change(found._id, entry(context, 'warned'), (before) =>
      before.state !== 'accepted' || warningsOf(before).some(({ id }) => id === ask.id)
        ? before
        : { ...before, warnings: [...warningsOf(before), warning] },
    )
  if (application.state !== 'accepted')
    throw new UserError('left', 'They have left the group. We sent nothing.', { field: 'member' })
  const [[known], reached] = await Promise.all([
    context.store(personStore).pick({ _id: found.person }, ['name']),
    context.deliveries.reachable([found.person]),
  ])
  return { application, name: known?.name || 'The member', reached: reached.has(found.person) }
}

/**
 * What a member answers to a warning, once: the person who warned them reads it, and it is kept beside the warning.
 * @throws UserError where they have answered it before in other words.
 */
export async function answerWarning(
  context: Context,
  ask: { application: string; warning: string; answer: string },
): Promise<Application> {
  const found = await ownWarning(context, ask)
  const answer = ask.answer.slice(0, longestWarning)
  const isOpen = (one: Warning) => one.id === ask.warning && one.answer === null
  const changed = await context
    .store(applicationStore)
    .change(found._id, entry(context, 'answered a warning'), (before) =>
      warningsOf(before).some(isOpen)
        ? {
            ...before,
            warnings: warningsOf(before).map((one) =>
              isOpen(one) ? { ...one, answer, answeredAt: context.now } : one,
            ),
          }
        : before,
    )
  if (warningsOf(changed).some((one) => one.id === ask.warning && one.answer === answer)) return changed
  throw new UserError('answered-before', 'You have answered this warning already. Your first answer is kept.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}

/** The membership of the one who acts that holds this warning. @throws UserError where it is not theirs. */
export async function ownWarning(
  context: Context,
  ask: { application: string; warning: string },
): Promise<Application> {
  const found = await membership(context, ask.application)
  if (found.person === context.by && warningsOf(found).some(({ id }) => id === ask.warning)) return found
  throw new UserError('no-such-warning', "I don't know this warning.", {
    next: [{ label: 'See my status', say: 'status' }],
  })
}

/** A member who was warned, and the warnings, the earliest first. */
export type Warned = { application: string; name: string; warnings: readonly Warning[] }

/** The members of a group who were warned, for those who may warn or remove. */
export async function readWarned(context: Context, ask: { group: string }): Promise<Warned[]> {
  if (!(await may(context, 'warn-members', ask.group))) await mustBeAbleTo(context, 'edit-roster', ask.group)
  const members = await context
    .store(applicationStore)
    .pick({ group: ask.group, state: 'accepted', 'warnings.0': { $exists: true } }, ['person', 'warnings'])
  const ids = members.map(({ person }) => person)
  const people = ids.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: ids } }, ['name'])
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  return members.map(({ _id, person, warnings = [] }) => ({
    application: _id,
    name: names.get(person) || 'Someone without a name',
    warnings,
  }))
}

function warningsOf({ warnings = [] }: Pick<Application, 'warnings'>): Warning[] {
  return warnings
}

async function membership(context: Context, id: string): Promise<Application> {
  const found = await context.store(applicationStore).get(id)
  if (found) return found
  throw new UserError('no-such-membership', 'This membership no longer exists.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}
