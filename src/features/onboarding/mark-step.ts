import { memberSteps } from '#charter/onboarding.ts'
import { type Context, entry } from '#context.ts'
import { type Onboarding, type StepState, stepsOf, withStep } from '#features/groups/onboarding.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { UserError } from '#user-error.ts'
import { followMemberships } from './follow-memberships.ts'

/** Where the one who acts is with their steps. `isMember`: whether they are theirs to do. `isOpen`: whether any waits. */
export type OwnSteps = { states: StepState[]; isMember: boolean; isOpen: boolean }

/** The steps of the one who acts, in the charter's order. */
export async function readOwnSteps(context: Context, _ask: object = {}): Promise<OwnSteps> {
  return ownSteps(context, await context.store(onboardingStore).get(context.by))
}

/**
 * The one who acts says that they have done a step, or that they have not. Said already, it is as it is.
 * @throws UserError for a step that is not theirs to do, and for everybody who is no member.
 */
export async function markStep(context: Context, ask: { step: string; done: boolean }): Promise<OwnSteps> {
  const { store, by, charter, now } = context
  const onboardings = store(onboardingStore)
  if (!memberSteps(charter).some(({ id }) => id === ask.step))
    throw new UserError('no-such-step', 'You can no longer mark this step.', {
      next: [{ label: 'See your steps', say: 'onboarding' }],
    })
  let found = await onboardings.get(by)
  if (found === null) {
    await followMemberships(context, [by])
    found = await onboardings.get(by)
  }
  if (found === null || found.groups.length === 0) {
    const { member, group } = charter.words
    throw new UserError('not-a-member-yet', `Only a ${member.one} of a ${group.one} has these steps.`, {
      next: [{ label: 'See groups', say: 'groups' }],
    })
  }
  const what = ask.done ? 'step done' : 'step not done'
  const changed = await onboardings.change(by, entry(context, what), (before) =>
    withStep(before, { ...ask, at: now, by }),
  )
  return ownSteps(context, changed)
}

function ownSteps({ charter }: Context, found: Onboarding | null): OwnSteps {
  const states = stepsOf(found, charter)
  // A step that the charter has no more waits for nobody.
  const isOpen = states.some(({ step }) => found?.open.includes(step.id) ?? false)
  return { states, isMember: (found?.groups.length ?? 0) > 0, isOpen }
}
