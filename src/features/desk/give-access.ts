import { type Context, entry } from '#context.ts'
import { isSecretariat } from '#features/groups/access.ts'
import type { Application } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { accessSteps } from './desk-rules.ts'

/** Whose access was recorded, and what they have now. */
export type GivenAccess = { application: Application; name: string; given: boolean }

/**
 * Records that a member has been given all that the secretariat opens for them, or takes that back.
 * @throws UserError for everybody but the secretariat, and where they are no member any more.
 */
export async function giveAccess(
  context: Context,
  { application: id, given }: { application: string; given: boolean },
): Promise<GivenAccess> {
  const { store, charter, by } = context
  if (!(await isSecretariat(context, by)))
    throw new UserError('not-allowed', 'Only the secretariat can record this.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  const steps = accessSteps(charter).map((step) => step.id)
  const found = await store(applicationStore).get(id)
  if (found?.state !== 'accepted')
    throw new UserError('no-member', 'This person is not a member any more.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  const application = await store(applicationStore).change(
    id,
    entry(context, given ? 'access given' : 'access not given'),
    (before) => {
      const others = before.onboarded.filter((step) => !steps.includes(step))
      const onboarded = given ? [...others, ...steps] : others
      return onboarded.join(' ') === before.onboarded.join(' ') ? before : { ...before, onboarded }
    },
  )
  const person = await store(personStore).get(application.person)
  return { application, name: person?.name || 'someone without a name', given }
}
