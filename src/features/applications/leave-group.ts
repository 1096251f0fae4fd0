import { type Context, entry } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { asTheyKnowIt } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { ownApplication } from '#features/groups/own-application.ts'

/**
 * Withdraws an application, or ends a membership: one act, nothing more is asked. Once out, it is returned as it is; so is
 * a membership where only an application was to be withdrawn.
 */
export async function leaveGroup(
  context: Context,
  ask: { application: string; onlyWithdraw?: true },
): Promise<Application> {
  const mine = await ownApplication(context, ask.application)
  return context.store(applicationStore).change(mine._id, entry(context, 'left'), (stored) => {
    // To the one who leaves, a decision that they have not heard of has not been taken.
    const before = asTheyKnowIt(stored, context.charter, context.now)
    if (before.state === 'accepted' && !ask.onlyWithdraw)
      return { ...before, state: 'ended', endedAt: context.now, touchedAt: context.now }
    // What was never sent is nobody's to read.
    const kept = before.state === 'draft' ? { ...before, answers: {} } : before
    if (before.state === 'draft' || before.state === 'submitted')
      return { ...kept, state: 'withdrawn', endedAt: context.now, touchedAt: context.now }
    return stored
  })
}
