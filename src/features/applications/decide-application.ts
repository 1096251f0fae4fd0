import { type Context, entry } from '#context.ts'
import { mustBeAbleTo } from '#features/groups/access.ts'
import type { Application, Decision } from '#features/groups/application.ts'
import { decided, isHeld, undecided } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { Instant } from '#time/instant.ts'
import { UserError } from '#user-error.ts'

export type Decided =
  | { kind: 'decided'; application: Application }
  /** Somebody else was first, or it is no longer there to decide: the application as it is now. */
  | { kind: 'settled'; application: Application }

export type DecideAsk = { application: string; to: Decision['to']; reason?: string; note?: string }

/** Accepts or declines. Two at once give one decision, and the later one is given the decision that stands; done twice, it is done once. */
export async function decideApplication(context: Context, ask: DecideAsk): Promise<Decided> {
  await applicationForDecider(context, ask.application)
  requireReason(context, ask)
  const decision: Decision = {
    to: ask.to,
    by: context.by,
    at: context.now,
    reason: ask.reason ?? null,
    note: ask.note ?? null,
  }
  const application = await context
    .store(applicationStore)
    .change(ask.application, entry(context, ask.to), (before) =>
      before.state === 'submitted' ? decided(before, decision) : before,
    )
  const { state, decision: stored } = application
  const isThis = state === ask.to && stored?.by === context.by && stored.to === ask.to
  return { kind: isThis ? 'decided' : 'settled', application }
}

/** @throws UserError where somebody is declined without a reason of the charter's. */
export function requireReason({ charter }: Context, { to, reason }: Pick<DecideAsk, 'to' | 'reason'>): void {
  if (to === 'declined' && !charter.decisions.reasons.some(({ id }) => id === reason))
    throw new UserError('no-reason', 'Please choose a reason. The applicant reads it.', { field: 'reason' })
}

/**
 * Takes back one's own decision while nobody else has heard of it. What is waiting again is returned as it is.
 * @param ask.at when it was decided, where only that decision is meant.
 */
export async function undoDecision(context: Context, ask: { application: string; at?: Instant }): Promise<Application> {
  await applicationForDecider(context, ask.application)
  return context.store(applicationStore).change(ask.application, entry(context, 'decision undone'), (before) => {
    const { decision, state } = before
    if (decision === null || state !== decision.to || decision.at !== (ask.at ?? decision.at)) return before
    if (decision.by !== context.by)
      throw new UserError('not-yours', 'Only the person who decided can undo it.', { next: toReview })
    if (!isHeld(decision, context.charter, context.present()))
      throw new UserError('too-late', "It's too late to undo this. We've told the applicant.", { next: toReview })
    return undecided(before, context.now)
  })
}

export type LastDecision = { application: string; at: Instant }

/** What the one who asks decided last, where it still stands. */
export async function lastDecision(context: Context, _ask: object = {}): Promise<LastDecision | null> {
  const [last] = await context
    .store(applicationStore)
    .pick({ 'decision.by': context.by, state: { $in: ['accepted', 'declined'] } }, ['decision'], {
      sort: { 'decision.at': -1 },
      limit: 1,
    })
  return last?.decision ? { application: last._id, at: last.decision.at } : null
}

/** The application, for somebody who may decide on it. @throws UserError for everybody else, and for one's own. */
export async function applicationForDecider(context: Context, id: string): Promise<Application> {
  const application = await applicationForReader(context, id)
  if (application.person === context.by)
    throw new UserError('own-application', 'This is your own application. Someone else decides on it.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  await mustBeAbleTo(context, 'decide-applications', application.group)
  return application
}

/** The application, for somebody who may read it. @throws UserError for everybody else. */
export async function applicationForReader(context: Context, id: string): Promise<Application> {
  const application = await context.store(applicationStore).get(id)
  if (application === null)
    throw new UserError('no-such-application', 'This application no longer exists.', { next: toReview })
  await mustBeAbleTo(context, 'read-applications', application.group)
  return application
}

const toReview = [{ label: 'See what waits', say: 'review' }]
