import { type Context, entry } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { ownApplication } from '#features/groups/own-application.ts'
import { UserError } from '#user-error.ts'
import { applicationForDecider } from './decide-application.ts'

/** A decider asks the applicant something. The id makes a question that is sent twice one question. */
export async function askApplicant(
  context: Context,
  ask: { application: string; id: string; text: string },
): Promise<Application> {
  await applicationForDecider(context, ask.application)
  const question = { id: ask.id, by: context.by, at: context.now, text: ask.text, answer: null, answeredAt: null }
  return context.store(applicationStore).change(ask.application, entry(context, 'asked'), (before) => {
    if (before.questions.some(({ id }) => id === ask.id)) return before
    if (before.state !== 'submitted')
      throw new UserError('not-waiting', "This application isn't waiting any more. Your question was not sent.", {
        next: [{ label: 'See what waits', say: 'review' }],
      })
    return { ...before, questions: [...before.questions, question], touchedAt: context.now }
  })
}

/** The applicant answers, once: whoever asked has read it. */
export async function answerQuestion(
  context: Context,
  ask: { application: string; question: string; answer: string },
): Promise<Application> {
  await ownApplication(context, ask.application)
  return context.store(applicationStore).change(ask.application, entry(context, 'answered a question'), (before) => {
    const open = before.questions.some(({ id, answer }) => id === ask.question && answer === null)
    if (!open) return before
    const questions = before.questions.map((question) =>
      question.id === ask.question ? { ...question, answer: ask.answer, answeredAt: context.now } : question,
    )
    return { ...before, questions, touchedAt: context.now }
  })
}
