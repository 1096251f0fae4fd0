import { officeOf, officesOf, type Power } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import type { OfficeTerm } from './office-term.ts'

/** The offices a person holds now. A term that is over counts until it is ended: its holder is acting. */
export async function officesHeld(context: Context, person: string): Promise<OfficeTerm[]> {
  return context.stores.officeTerms.find({ person, state: 'accepted' })
}

/** Whether an office of somebody's allows this, in this group or in the whole organisation. */
export async function may(context: Context, power: Power, group: string | null): Promise<boolean> {
  const held = await officesHeld(context, context.by)
  return held.some(
    (term) =>
      (term.group === null || term.group === group) && officeOf(context.charter, term.office).may.includes(power),
  )
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
