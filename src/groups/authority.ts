import { officeOf, officesOf, type Power } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import type { OfficeTerm } from './office-term.ts'

/** The offices a person holds now. A term that is over counts until it is ended: its holder is acting. */
export async function officesHeld(context: Context, person: string): Promise<OfficeTerm[]> {
  return context.stores.officeTerms.find({ person, state: 'accepted' })
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
  const terms = await context.stores.officeTerms.find(
    { group, state: 'accepted', office: { $in: offices } },
    { limit: 1 },
  )
  return terms.length > 0
}

/** @throws UserError where the one who acts may not. */
export async function mustBeAbleTo(context: Context, power: Power, group: string | null): Promise<void> {
  if (await may(context, power, group)) return
  throw new UserError('not-allowed', 'This is for the people in charge of it. You can ask them.', {
    next: [{ label: 'Who are they?', say: group === null ? 'contact' : `contact ${group}` }],
  })
}

/** Whether a person is of the secretariat. */
async function isSecretariat(context: Context, person: string): Promise<boolean> {
  const ids = officesOf(context.charter, 'secretariat').map(({ id }) => id)
  return (await officesHeld(context, person)).some((term) => ids.includes(term.office))
}
