import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { type Context, entry } from '#context.ts'
import { nobodyIn, readLeadership } from '#features/groups/read-roster.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import {
  answeredWithin,
  type GroupQuestion,
  leadersWord,
  mayAnswer,
  recipientsOf,
  tooManyAsked,
} from './group-question.ts'
import { type GroupQuestionFacts, groupQuestionFacts } from './group-question-facts.ts'
import { groupQuestionStore } from './group-question-store.ts'

/** To whom a question goes: the leaders of a group, or the one who is meant. */
export type AskLeaders = { group: string; to: string | null }

/** Who would get a question. `names` of those whom a message reaches; `unreached`: how many it does not. */
export type QuestionPreview = { group: Group; names: string[]; unreached: number; isSecretariat: boolean }

/**
 * Whom a question would reach. Nothing changes.
 * @throws UserError where nobody but the one who asks could answer, nothing reaches them, or too much is asked.
 */
export async function previewQuestion(context: Context, ask: AskLeaders): Promise<QuestionPreview> {
  const group = groupOf(context.charter, ask.group)
  const [roster = nobodyIn(group.id)] = await readLeadership(context, [group.id])
  const recipients = recipientsOf({ ...ask, by: context.by }, roster)
  const [reached, people] = await Promise.all([
    recipients.length === 0 ? new Set<string>() : context.deliveries.reachable(recipients),
    context.store(personStore).pick({ _id: { $in: recipients } }, ['name']),
    mustNotAskTooMuch(context, group),
  ])
  if (reached.size === 0) throw nobodyToAsk(context, group, recipients.length)
  const nameOf = new Map(people.map(({ _id, name }) => [_id, name]))
  return {
    group,
    names: recipients.flatMap((person) => (reached.has(person) ? nameOf.get(person) || 'someone without a name' : [])),
    unreached: recipients.length - reached.size,
    isSecretariat: !roster.leaders.some(({ person }) => recipients.includes(person)),
  }
}

/**
 * Sends a question to those who lead a group, once for an id, that of its preview or form.
 * @throws UserError as `previewQuestion` does.
 */
export async function askLeaders(
  context: Context,
  ask: AskLeaders & { id: string; text: string },
): Promise<QuestionPreview & { kind: 'asked' | 'already' }> {
  const questions = context.store(groupQuestionStore)
  if (await questions.get(ask.id)) {
    const group = groupOf(context.charter, ask.group)
    return { kind: 'already', group, names: [], unreached: 0, isSecretariat: false }
  }
  const preview = await previewQuestion(context, ask)
  const question: GroupQuestion = {
    _id: ask.id,
    group: ask.group,
    to: ask.to,
    by: context.by,
    at: context.now,
    text: ask.text,
    answer: null,
    answeredBy: null,
    answeredAt: null,
  }
  await questions.insert(question, entry(context, 'asked'))
  return { kind: 'asked', ...preview }
}

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
  // Who sends the same once more has sent it.
  let own = false
  await context.store(groupQuestionStore).change(ask.question, entry(context, 'answered'), (before) => {
    const isFirst = before.answer === null
    own = isFirst || (before.answeredBy === context.by && before.answer === ask.answer)
    return isFirst ? { ...before, answer: ask.answer, answeredBy: context.by, answeredAt: context.now } : before
  })
  return { kind: own ? 'answered' : 'already', facts: await readGroupQuestion(context, ask) }
}

/** Somebody who leads a group, under the name that they gave. */
export type NamedLeader = { person: string; name: string; group: string }

/** Everybody who leads a group: anybody may see that in the list of groups. */
export async function readLeaders(context: Context, _ask: object = {}): Promise<NamedLeader[]> {
  const leadership = await readLeadership(
    context,
    context.charter.groups.map(({ id }) => id),
  )
  const ids = [...new Set(leadership.flatMap(({ leaders }) => leaders.map(({ person }) => person)))]
  const people = ids.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: ids } }, ['name'])
  const nameOf = new Map(people.map(({ _id, name }) => [_id, name]))
  return leadership.flatMap(({ group, leaders }) =>
    leaders.flatMap(({ person }) => {
      const name = nameOf.get(person)
      return name ? [{ person, name, group }] : []
    }),
  )
}

async function mustNotAskTooMuch(context: Context, group: Group): Promise<void> {
  const { by, now, charter } = context
  const asked = await context
    .store(groupQuestionStore)
    .pick({ by, at: { $gt: plus(now, `-${answeredWithin}`) } }, ['group', 'at', 'answer'])
  const why = tooManyAsked(asked, { group: group.id, now })
  if (why === null) return
  const next = { next: [{ label: 'See how to reach them', say: `contact ${group.id}` }] }
  if (why === 'daily')
    throw new UserError('asked-enough', 'You have asked a lot today. Please ask again tomorrow.', next)
  throw new UserError(
    'asked-enough',
    `Your last questions still wait for an answer from the ${leadersWord(charter, 2)} of ${group.short}. Please wait for it.`,
    next,
  )
}

function nobodyToAsk({ charter }: Context, group: Group, recipients: number): UserError {
  const sentence =
    recipients === 0
      ? `Nobody but you leads ${group.short}.`
      : `We can't reach the ${leadersWord(charter, recipients)} of ${group.short} in chat.`
  return new UserError('nobody-to-ask', sentence, {
    next: [{ label: 'See how to reach them', say: `contact ${group.id}` }],
  })
}
