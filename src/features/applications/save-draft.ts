import { type Context, entry } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { asTheyKnowIt } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { ownApplication } from '#features/groups/own-application.ts'
import { changeProfile } from '#features/people/change-preferences.ts'
import { UserError } from '#user-error.ts'

/**
 * Keeps what an applicant said about themselves: in the draft, or the application while it is read, and with the person,
 * for the next application.
 */
export async function saveDraft(
  context: Context,
  ask: { application: string; answers: Record<string, string> },
): Promise<Application> {
  await ownApplication(context, ask.application)
  const saved = await context.store(applicationStore).change(ask.application, entry(context, 'answered'), (stored) => {
    const { state } = asTheyKnowIt(stored, context.charter, context.now)
    if (state !== 'draft' && state !== 'submitted')
      throw new UserError('not-open', "This application is decided. You can't change its answers any more.", {
        next: [
          { label: 'See my status', say: 'status' },
          { label: 'Change your profile', say: 'profile' },
        ],
      })
    return { ...stored, answers: { ...stored.answers, ...ask.answers }, touchedAt: context.now }
  })
  await changeProfile(context, { details: ask.answers })
  return asTheyKnowIt(saved, context.charter, context.now)
}
