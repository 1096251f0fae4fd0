import { secretariatSteps } from '#charter/onboarding.ts'
import { type Context, entry } from '#context.ts'
import { mustBeSecretariat } from '#features/groups/access.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { type Onboarding, withStep } from '#features/groups/onboarding.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { followMemberships } from './follow-memberships.ts'

/** What everybody but the secretariat is told. */
const refused = ['Only the secretariat can record this.', { label: 'See my status', say: 'status' }] as const

/** Whose access: a person's; or by the application that the buttons of older messages name. */
type AccessOf = { person?: string; application?: string }

/**
 * Records that all that the secretariat does for a new member is done, or takes that back.
 * @throws UserError for everybody but the secretariat, and where they are no member any more.
 */
export async function giveAccess(
  context: Context,
  { person: named, application, given }: AccessOf & { given: boolean },
): Promise<{ person: string; name: string }> {
  const { store } = context
  await mustBeSecretariat(context, ...refused)
  const person = named ?? (await store(applicationStore).get(application ?? ''))?.person ?? ''
  await followMemberships(context, [person])
  const found = await store(onboardingStore).get(person)
  if (found === null || found.groups.length === 0)
    throw new UserError('no-member', 'This person is not a member any more.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  const what = given ? 'access given' : 'access not given'
  await store(onboardingStore).change(person, entry(context, what), (before) => withAccess(context, before, given))
  const [known] = await store(personStore).pick({ _id: person }, ['name'])
  return { person, name: known?.name || 'someone without a name' }
}

/**
 * Records for several members at once that all that the secretariat does for them is done; who is no member any more is
 * left out. As many commands of the database, however many they are.
 */
export async function giveAccessToAll(context: Context, { people }: { people: readonly string[] }): Promise<void> {
  await mustBeSecretariat(context, ...refused)
  await followMemberships(context, people)
  await context
    .store(onboardingStore)
    .changeAll(people, entry(context, 'access given'), (before) =>
      before.groups.length > 0 ? withAccess(context, before, true) : before,
    )
}

function withAccess({ charter, now, by }: Context, onboarding: Onboarding, given: boolean): Onboarding {
  return secretariatSteps(charter).reduce(
    (before, { id }) => withStep(before, { step: id, done: given, at: now, by }),
    onboarding,
  )
}
