import { type Context, entry } from '#context.ts'
import { readCall } from '#groups/read-call.ts'
import { UserError } from '#user-error.ts'
import type { Application } from './application.ts'
import { decided, submitted } from './application-rules.ts'
import { ownApplication } from './own-application.ts'
import { isTaking } from './start-application.ts'

/**
 * The commitments are ticked: the draft is handed in. Where the charter lets members of other groups join by informing
 * (ToR: participants select, and inform), it is accepted in the same write. A draft handed in already is returned as it is.
 */
export async function submitApplication(context: Context, ask: { application: string }): Promise<Application> {
  const draft = await ownApplication(context, ask.application)
  if (draft.state !== 'draft') return draft
  const call = await readCall(context, draft.group)
  if (call === null || !isTaking(call, draft, draft.late))
    throw new UserError(
      'call-closed',
      'This call has closed. Your answers are kept, and you can ask to be considered late.',
      {
        next: [{ label: 'Ask to be considered late', say: `apply ${draft.group}` }],
      },
    )
  const memberships = await context.stores.applications.find({ person: context.by, state: 'accepted' })
  const joins = memberships.length > 0 && call.admission.member === 'inform'
  const decision = { to: 'accepted', by: 'charter', at: context.now, reason: null, note: null } as const
  return context.stores.applications.change(draft._id, entry(context, joins ? 'joined' : 'submitted'), (before) => {
    if (before.state !== 'draft') return before
    const handedIn = submitted(before, context.charter, context.now)
    return joins ? decided(handedIn, decision) : handedIn
  })
}
