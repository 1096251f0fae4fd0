import { type Context, entry } from '#context.ts'
import { readCall } from '#groups/read-call.ts'
import { UserError } from '#user-error.ts'
import type { Application } from './application.ts'
import { decided, isComplete, submitted } from './application-rules.ts'
import { ownApplication, ownMemberships } from './own-application.ts'
import { isTaking } from './start-application.ts'

/**
 * The commitments are ticked: the draft is handed in. Where the charter says that applying is joining (ToR: participants
 * select, and inform), it is accepted in the same write. A draft handed in already is returned as it is.
 */
export async function submitApplication(context: Context, ask: { application: string }): Promise<Application> {
  const draft = await ownApplication(context, ask.application)
  if (draft.state !== 'draft') return draft
  const call = await readCall(context, draft.group)
  if (call === null || !isTaking(call, draft.startedAt, draft.late))
    throw new UserError('call-closed', 'This call has closed meanwhile. Your answers are kept.', {
      next: [{ label: 'What can I do?', say: `apply ${draft.group}` }],
    })
  if (!isComplete(context.charter, draft.answers))
    throw new UserError('incomplete', 'Some answers about you are missing. What you wrote is kept.', {
      next: [{ label: 'Go on', say: `apply ${draft.group}` }],
    })
  const memberships = await ownMemberships(context)
  const joins = (memberships.length > 0 ? call.admission.member : call.admission.newcomer) === 'inform'
  const decision = { to: 'accepted', by: 'charter', at: context.now, reason: null, note: null } as const
  return context.stores.applications.change(draft._id, entry(context, joins ? 'joined' : 'submitted'), (before) => {
    if (before.state !== 'draft') return before
    const handedIn = submitted(before, context.charter, context.now)
    return joins ? decided(handedIn, decision) : handedIn
  })
}
