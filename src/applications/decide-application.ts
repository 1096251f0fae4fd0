import { type Context, entry } from '#context.ts'
import { rosterForLeader } from '#groups/read-roster.ts'
import { epochOf } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import type { Application, Decision } from './application.ts'
import { decided, undecided, undoUntil } from './application-rules.ts'

export type Decided =
  | { kind: 'decided'; application: Application }
  /** Somebody else was first, or it is no longer there to decide: the truth. */
  | { kind: 'settled'; application: Application }

export type DecideAsk = { application: string; to: Decision['to']; reason?: string; note?: string }

/** Accepts or declines. Two at once give one decision, and the later one is given the truth. */
export async function decideApplication(context: Context, ask: DecideAsk): Promise<Decided> {
  await applicationForDecider(context, ask.application)
  if (ask.to === 'declined' && !context.charter.decisions.reasons.some(({ id }) => id === ask.reason))
    throw new UserError('no-reason', 'Please choose a reason: the applicant is told why.', { field: 'reason' })
  const decision: Decision = {
    to: ask.to,
    by: context.by,
    at: context.now,
    reason: ask.reason ?? null,
    note: ask.note ?? null,
  }
  const application = await context.stores.applications.change(ask.application, entry(context, ask.to), (before) =>
    before.state === 'submitted' ? decided(before, decision) : before,
  )
  return { kind: isThis(application.decision, decision) ? 'decided' : 'settled', application }
}

/** Takes back one's own decision while nobody else has heard of it. */
export async function undoDecision(context: Context, ask: { application: string }): Promise<Application> {
  await applicationForDecider(context, ask.application)
  return context.stores.applications.change(ask.application, entry(context, 'decision undone'), (before) => {
    const { decision } = before
    if (decision === null) return before
    if (decision.by !== context.by)
      throw new UserError('not-yours', 'Only the one who decided can undo it.', { next: toReview })
    if (epochOf(context.now) >= undoUntil(decision, context.charter.decisions.hold))
      throw new UserError('too-late', 'It is too late to undo this: the applicant has been told.', { next: toReview })
    return undecided(before, context.now)
  })
}

/** The application, for somebody who may decide on it. @throws UserError for everybody else. */
export async function applicationForDecider(context: Context, id: string): Promise<Application> {
  const application = await context.stores.applications.get(id)
  if (application === null)
    throw new UserError('no-such-application', 'This application is not there any more.', { next: toReview })
  await rosterForLeader(context, application.group)
  return application
}

const toReview = [{ label: 'See what waits', say: 'review' }]

function isThis(stored: Decision | null, mine: Decision): boolean {
  return stored !== null && stored.by === mine.by && stored.at === mine.at && stored.to === mine.to
}
