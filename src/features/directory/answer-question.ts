import { type Context, entry } from '#context.ts'
import { UserError } from '#user-error.ts'
import { leadersWord, mayAnswer } from './group-question.ts'
import { type GroupQuestionFacts, groupQuestionFacts } from './group-question-facts.ts'
import { groupQuestionStore } from './group-question-store.ts'

/** A question, for those who may answer it, and for the one who asked. @throws UserError for everybody else. */
export async function readGroupQuestion(context: Context, ask: { question: string }): Promise<GroupQuestionFacts> {
  const facts = (await groupQuestionFacts(context, [ask.question])).get(ask.question)
  if (facts === undefined)
    throw new UserError('no-such-question', "I don't know this question. It may be deleted.", {
      next: [{ label: 'See my status', say: 'status' }],
    })
  const { about, roster, group, charter } = facts
  if (about.by === context.by || mayAnswer(about, roster, context.by)) return facts
  throw new UserError('not-a-leader', `Only the ${leadersWord(charter, 2)} of ${group.short} can answer this.`, {
    next: [{ label: 'See who leads it', say: `contact ${group.id}` }],
  })
}

/** Keeps the answer, once: the first one is sent to the person who asked. @throws UserError for somebody who may not answer. */
export async function answerGroupQuestion(
  context: Context,
  ask: { question: string; answer: string },
): Promise<{ kind: 'answered' | 'already'; facts: GroupQuestionFacts }> {
  const { about, roster, group, charter } = await readGroupQuestion(context, ask)
  if (!mayAnswer(about, roster, context.by))
    throw new UserError('own-question', `The ${leadersWord(charter, 2)} of ${group.short} answer this.`, {
      next: [{ label: 'See who leads it', say: `contact ${group.id}` }],
    })
  let first = false
  await context.store(groupQuestionStore).change(ask.question, entry(context, 'answered'), (before) => {
    const isNew = before.answer === null
    // Done again after a crash, or sent twice, it is their answer still.
    first = isNew || (before.answeredBy === context.by && before.answer === ask.answer)
    return isNew ? { ...before, answer: ask.answer, answeredBy: context.by, answeredAt: context.now } : before
  })
  return { kind: first ? 'answered' : 'already', facts: await readGroupQuestion(context, ask) }
}
