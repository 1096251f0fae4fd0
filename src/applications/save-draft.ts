import type { ProfileField } from '#charter/admission.ts'
import type { Charter } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import type { Application } from './application.ts'
import { ownApplication } from './own-application.ts'

/** Keeps what an applicant said about themselves: in the draft, and with the person, for the next application. */
export async function saveDraft(
  context: Context,
  ask: { application: string; answers: Record<string, string> },
): Promise<Application> {
  await ownApplication(context, ask.application)
  const saved = await context.stores.applications.change(ask.application, entry(context, 'answered'), (before) =>
    before.state === 'draft' || before.state === 'submitted'
      ? { ...before, answers: { ...before.answers, ...ask.answers }, touchedAt: context.now }
      : before,
  )
  await keepWithPerson(context, ask.answers)
  return saved
}

async function keepWithPerson(context: Context, answers: Record<string, string>) {
  const name = answerTo(context.charter, answers, 'name')
  const email = answerTo(context.charter, answers, 'email')
  await context.stores.people.change(context.by, entry(context, 'answered about themselves'), (before) => ({
    ...before,
    name: name ?? before.name,
    email: email ?? before.email,
    details: { ...before.details, ...answers },
  }))
}

/** Which of the answers is the person's name, or address, as the charter marks it. */
export function answerTo(
  charter: Charter,
  answers: Record<string, string>,
  what: NonNullable<ProfileField['prefill']>,
): string | undefined {
  const field = charter.fields.find((candidate) => candidate.prefill === what)
  return field && answers[field.id]
}
