import { type Context, entry } from '#context.ts'
import { may, requireRole } from '#features/groups/access.ts'
import type { Action } from '#features/meetings/action.ts'
import { actionStore } from '#features/meetings/action-store.ts'
import { UserError } from '#user-error.ts'
import { readOwners } from './add-actions.ts'

/** The owner of an action accepts it, or says that it is not theirs. One that was answered meanwhile is returned as it is. */
export async function answerAction(
  context: Context,
  ask: { action: string; answer: 'accepted' | 'refused' },
): Promise<Action> {
  const found = await actionFor(context, ask.action)
  if (found.owner !== context.by) throw notYours(found)
  return context.store(actionStore).change(found._id, entry(context, `${ask.answer} an action`), (before) => {
    if (before.owner !== context.by || before.state === ask.answer || before.state === 'done') return before
    return { ...before, state: ask.answer, answeredAt: context.now }
  })
}

/** Closes an action, or with `open` opens it again; its owner does, and those who keep the group's minutes. */
export async function closeAction(context: Context, ask: { action: string; open?: true }): Promise<Action> {
  const found = await actionFor(context, ask.action)
  if (found.owner !== context.by && !(await may(context, 'keep-minutes', found.group))) throw notYours(found)
  const what = ask.open ? 'opened an action again' : 'closed an action'
  return context.store(actionStore).change(found._id, entry(context, what), (before) => {
    if ((before.state === 'done') !== (ask.open === true)) return before
    if (!ask.open) return { ...before, state: 'done', closedAt: context.now }
    return { ...before, state: 'accepted', closedAt: null, answeredAt: before.answeredAt ?? context.now }
  })
}

/** Gives an action to another of the group, who is asked anew; for those who keep the minutes. */
export async function giveAction(
  context: Context,
  ask: { action: string; owner: string; due: string | null },
): Promise<{ action: Action; name: string }> {
  const found = await actionFor(context, ask.action)
  const { owners, mayGive } = await readOwners(context, found)
  if (!mayGive) throw notYours(found)
  const owner = owners.find(({ person }) => person === ask.owner)
  if (!owner)
    throw new UserError('not-a-member', 'This person is not in the group any more. Please choose another.', {
      field: 'owner',
    })
  const action = await context.store(actionStore).change(found._id, entry(context, 'gave an action'), (before) => {
    if (before.state === 'done' || (before.askedAt === context.now && before.owner === ask.owner)) return before
    const isOwn = ask.owner === context.by
    return {
      ...before,
      owner: ask.owner,
      due: ask.due,
      by: context.by,
      askedAt: context.now,
      state: isOwn ? 'accepted' : 'asked',
      answeredAt: isOwn ? context.now : null,
    }
  })
  return { action, name: owner.name }
}

/** An action, for somebody of its group. @throws UserError where there is none, or it is not theirs to see. */
export async function actionFor(context: Context, id: string): Promise<Action> {
  const found = await context.store(actionStore).get(id)
  if (found === null)
    throw new UserError('no-such-action', 'This action no longer exists.', {
      next: [{ label: 'See my actions', say: 'actions' }],
    })
  await requireRole(context, found.group, 'member')
  return found
}

function notYours({ group }: Action): UserError {
  return new UserError('not-your-action', 'This action is with someone else now. Nothing was changed.', {
    next: [{ label: 'See all actions', say: `actions ${group}` }],
  })
}
