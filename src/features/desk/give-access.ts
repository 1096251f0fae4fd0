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
  const { store, charter } = context
  await mustBeSecretariat(context)
  const steps = accessSteps(charter).map((step) => step.id)
  const found = await store(applicationStore).get(id)
  if (found?.state !== 'accepted')
    throw new UserError('no-member', 'This person is not a member any more.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  const application = await store(applicationStore).change(
    id,
    entry(context, given ? 'access given' : 'access not given'),
    (before) => withAccess(before, { steps, given }),
  )
  const person = await store(personStore).get(application.person)
  return { application, name: person?.name || 'someone without a name', given }
}

/**
 * Records for several members at once that they have been given all that the secretariat opens for them; whoever is no
 * member any more is left out. As many commands of the database, however many they are.
 */
export async function giveAccessToAll(context: Context, ask: { applications: readonly string[] }): Promise<void> {
  const { store, charter } = context
  await mustBeSecretariat(context)
  const steps = accessSteps(charter).map((step) => step.id)
  await store(applicationStore).changeAll(ask.applications, entry(context, 'access given'), (before) =>
    before.state === 'accepted' ? withAccess(before, { steps, given: true }) : before,
  )
}

/** The same application with these steps done, or not done. */
function withAccess(before: Application, { steps, given }: { steps: readonly string[]; given: boolean }): Application {
  const others = before.onboarded.filter((step) => !steps.includes(step))
  const onboarded = given ? [...others, ...steps] : others
  return onboarded.join(' ') === before.onboarded.join(' ') ? before : { ...before, onboarded }
}

async function mustBeSecretariat(context: Context): Promise<void> {
  if (!(await isSecretariat(context, context.by)))
    throw new UserError('not-allowed', 'Only the secretariat can record this.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
}
