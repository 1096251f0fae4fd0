import { type Context, entry } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { decided, formLiesOpen, isComplete, letterLasts, submitted } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { ownApplication, ownMemberships } from '#features/groups/own-application.ts'
import { readCall } from '#features/groups/read-call.ts'
import { type Instant, plus } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import { isTaking } from './start-application.ts'

/**
 * The commitments are ticked: the draft is handed in. Where the charter says that applying is joining (ToR: participants
 * select, and inform), it is accepted in the same write. A draft handed in already is returned as it is.
 */
export async function submitApplication(context: Context, ask: { application: string }): Promise<Application> {
  const draft = await ownApplication(context, ask.application)
  if (draft.state !== 'draft') return draft
  const call = await readCall(context, draft.group)
  const inTime = call !== null && (isTaking(call, draft.startedAt, draft.late) || isInLetter(draft, call, context.now))
  if (!inTime)
    throw new UserError('call-closed', 'This call has closed. Your answers are kept.', {
      next: [{ label: 'See what I can do', say: `apply ${draft.group}` }],
    })
  if (!isComplete(context.charter, draft.answers))
    throw new UserError('incomplete', 'Some answers are missing. Please add them; your other answers are kept.', {
      next: [{ label: 'Continue', say: `apply ${draft.group}` }],
    })
  const memberships = await ownMemberships(context)
  const joins = (memberships.length > 0 ? call.admission.member : call.admission.newcomer) === 'inform'
  const decision = { to: 'accepted', by: 'charter', at: context.now, reason: null, note: null } as const
  return context.store(applicationStore).change(draft._id, entry(context, joins ? 'joined' : 'submitted'), (before) => {
    if (before.state !== 'draft') return before
    const handedIn = submitted(before, context.charter, context.now)
    return joins ? decided(handedIn, decision) : handedIn
  })
}

/** What was sent on the page before the deadline is in time for as long as the letter holds by which it is handed in. */
function isInLetter({ onPage, startedAt }: Application, { closesAt }: CurrentCall, now: Instant): boolean {
  if (!onPage || (closesAt !== null && startedAt >= closesAt)) return false
  return now < plus(plus(startedAt, formLiesOpen), letterLasts)
}
