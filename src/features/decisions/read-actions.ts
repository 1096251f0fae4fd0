import type { Context } from '#context.ts'
import { may, requireRole } from '#features/groups/access.ts'
import { type NamedActions, readOpenActions } from '#features/meetings/read-actions.ts'

/** The open actions of a group, for its members. `keeps`: the reader may close them and give them to others. */
export async function readGroupActions(
  context: Context,
  ask: { group: string },
): Promise<NamedActions & { keeps: boolean }> {
  await requireRole(context, ask.group, 'reader')
  const [open, keeps] = await Promise.all([readOpenActions(context, ask), may(context, 'keep-minutes', ask.group)])
  return { ...open, keeps }
}
