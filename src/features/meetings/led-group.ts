import type { Group } from '#charter/convening.ts'
import { readGroup } from '#charter/find-group.ts'
import type { Context } from '#context.ts'
import { ownGroups, requireRole } from '#features/groups/access.ts'
import { UserError } from '#user-error.ts'

/** The groups that somebody leads, the one their words begin with or the only one, and what is left of the words. */
export type LedGroup = { led: Group[]; group: Group | null; rest: string }

/**
 * @param ask.what is done with the group, where that is no poll: "Times are found".
 * @throws UserError for somebody who leads no group, or not the one that is named.
 */
export async function ledGroup(context: Context, ask: { words: string; what?: string }): Promise<LedGroup> {
  const { charter } = context
  const led = (await ownGroups(context)).filter(({ leads }) => leads).map(({ group }) => group)
  const { found, rest } = readGroup(charter, ask.words)
  const named = found.kind === 'one' ? found.group : null
  const { leader, group: word } = charter.words
  if (led.length === 0)
    throw new UserError('leads-nothing', `${ask.what ?? 'Polls are opened'} by the ${leader.many} of a ${word.one}.`, {
      next: [
        ...(ask.what === undefined ? [{ label: 'Answer a poll', say: 'vote' }] : []),
        { label: 'See who leads', say: 'groups' },
      ],
    })
  if (named) await requireRole(context, named.id, 'leader')
  const group = named ?? (led.length === 1 ? (led[0] ?? null) : null)
  return { led, group, rest: named ? rest : ask.words.trim() }
}
