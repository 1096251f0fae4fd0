import type { Charter } from '#charter/charter.ts'
import type { OnboardingStep } from '#charter/onboarding.ts'
import { type Instant, plus } from '#time/instant.ts'

/** That a step is done: by the member, or by somebody of the secretariat. */
type StepDone = { step: string; at: Instant; by: string }

/** How far a member is with the steps by which they begin: one document a person, however many groups they join. */
export type Onboarding = {
  _id: string
  /** The groups that they are a member of now. */
  groups: string[]
  /** When they knew that they are a member: from then on the open steps wait. */
  since: Instant
  /** Ids of the charter's steps that are still to be done, by them or for them. */
  open: string[]
  done: StepDone[]
}

/** A member who joined longer ago than this before we began to follow the steps is not asked for them. */
const followedFor = 'P60D'

/** What somebody is a member of, and since when. */
type Membership = { group: string; since: Instant }

/**
 * The steps of somebody who is a member of these groups now: a new membership opens the steps that were never done, and
 * leaving the last group closes what is open. The same document where nothing changes.
 */
export function afterJoining(
  before: Onboarding | null,
  { person, memberships, now }: { person: string; memberships: readonly Membership[]; now: Instant },
  charter: Pick<Charter, 'onboarding'>,
): Onboarding {
  const known = before ?? { _id: person, groups: [], since: now, open: [], done: [] }
  const groups = memberships.map(({ group }) => group).toSorted()
  if (before !== null && groups.join(' ') === known.groups.join(' ')) return before
  if (groups.length === 0) return { ...known, groups, open: [] }
  const joined = memberships
    .filter(({ group, since }) => !known.groups.includes(group) && since > plus(now, `-${followedFor}`))
    .map(({ since }) => since)
    .toSorted()
  const isDone = new Set(known.done.map(({ step }) => step))
  const added = charter.onboarding.map(({ id }) => id).filter((id) => !isDone.has(id) && !known.open.includes(id))
  if (joined.length === 0 || added.length === 0) return { ...known, groups }
  const since = known.open.length === 0 ? (joined[0] ?? known.since) : known.since
  return { ...known, groups, since, open: [...known.open, ...added] }
}

/** The same with a step done, or not done. The same document where it is so already. */
export function withStep(
  before: Onboarding,
  { step, done, at, by }: { step: string; done: boolean; at: Instant; by: string },
): Onboarding {
  const isDone = before.done.some((one) => one.step === step)
  if (isDone === done) return before
  return done
    ? { ...before, open: before.open.filter((id) => id !== step), done: [...before.done, { step, at, by }] }
    : { ...before, open: [...before.open, step], done: before.done.filter((one) => one.step !== step) }
}

/** A step, and when and by whom it was done; null while it is not. */
export type StepState = { step: OnboardingStep; done: StepDone | null }

/** The charter's steps for somebody, in its order: those that are done, and those that are still open for them. */
export function stepsOf(
  onboarding: Pick<Onboarding, 'done'> | null,
  { onboarding: steps }: Pick<Charter, 'onboarding'>,
): StepState[] {
  return steps.map((step) => ({ step, done: onboarding?.done.find((one) => one.step === step.id) ?? null }))
}
