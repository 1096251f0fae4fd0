import { officeOf, officesOf, type Power } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { officeTermStore } from './group-store.ts'
import { holdsNow, type OfficeTerm } from './office-term.ts'

/** The terms of office that match and are held now. */
export async function termsHeld(
  { charter, now, store }: Pick<Context, 'charter' | 'now' | 'store'>,
  filter: Record<string, unknown>,
): Promise<OfficeTerm[]> {
  const today = dateAt(now, charter.organisation.zone)
  const terms = await store(officeTermStore).find({ ...filter, state: 'accepted' })
  return terms.filter((term) => holdsNow(term, today))
}

/** The offices a person holds now. */
export async function officesHeld(context: Context, person: string): Promise<OfficeTerm[]> {
  return termsHeld(context, { person })
}

/**
 * Whether an office of somebody's allows this, in this group or in the whole organisation. Where a group has no leader,
 * the secretariat stands in: what its leaders may do, the secretariat may.
 */
export async function may(context: Context, power: Power, group: string | null): Promise<boolean> {
  const held = await officesHeld(context, context.by)
  const allowed = (office: string) => officeOf(context.charter, office).may.includes(power)
  if (held.some((term) => (term.group === null || term.group === group) && allowed(term.office))) return true
  if (group === null || !officesOf(context.charter, 'leader').some(({ id }) => allowed(id))) return false
  return (await isSecretariat(context, context.by)) && !(await hasLeader(context, group))
}

async function hasLeader(context: Context, group: string): Promise<boolean> {
  const offices = officesOf(context.charter, 'leader').map(({ id }) => id)
  return (await termsHeld(context, { group, office: { $in: offices } })).length > 0
}

/** @throws UserError where the one who acts may not. */
export async function mustBeAbleTo(context: Context, power: Power, group: string | null): Promise<void> {
  if (await may(context, power, group)) return
  throw new UserError('not-allowed', 'This is for the people in charge of it. You can ask them.', {
    next: [{ label: 'Who are they?', say: group === null ? 'contact' : `contact ${group}` }],
  })
}

/** Whether a person is of the secretariat. */
export async function isSecretariat(context: Context, person: string): Promise<boolean> {
  const ids = officesOf(context.charter, 'secretariat').map(({ id }) => id)
  return (await officesHeld(context, person)).some((term) => ids.includes(term.office))
}
