import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { type Context, entry } from '#context.ts'
import { nobodyIn, readLeadership } from '#features/groups/read-roster.ts'
import { leadersAsked } from '#features/groups/roster.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import {
  type GroupQuestion,
  isDropped,
  isLeader,
  leadersWord,
  mostCounted,
  recipientsOf,
  tooManyAsked,
} from './group-question.ts'
import { groupQuestionStore } from './group-question-store.ts'

/** To whom a question goes: the leaders of a group, or the one who is meant. */
export type AskLeaders = { group: string; to: string | null }

/**
 * Who would get a question. `recipients`: all of them, by person; `names` of those whom a message reaches; `unreached`:
 * how many it does not. `stands`: whether they are all leaders of the group, some of them, or the secretariat, since the
 * group has no leader, or none but the one who asks.
 */
export type QuestionPreview = {
  group: Group
  recipients: string[]
  names: string[]
  unreached: number
  stands: 'all' | 'some' | 'no-leader' | 'only-leader'
}

/** `gone`: the one leader who is meant leads no more, under this name. */
type Gone = { kind: 'gone'; group: Group; name: string }

/**
 * Whom a question would reach. Nothing changes.
 * @throws UserError where nobody but the one who asks could answer, nothing reaches them, or too much is asked.
 */
export async function previewQuestion(
  context: Context,
  ask: AskLeaders,
): Promise<(QuestionPreview & { kind: 'found' }) | Gone> {
  const group = groupOf(context.charter, ask.group)
  const [found] = await Promise.all([reached(context, ask), mustNotAskTooMuch(context, group)])
  if (found.kind === 'found' && found.names.length === 0)
    throw nobodyToAsk(context, group, { recipients: found.recipients.length, stands: found.stands })
  return found
}

type Asking = AskLeaders & {
  /** That of its preview or form: it is asked once. */
  id: string
  text: string
  /** Whom its preview named; null where none was shown. */
  recipients: readonly string[] | null
}

/**
 * Sends a question to those who lead a group. Done again after a crash, it was asked; so is one with the same words that
 * waits. `already`: another question was sent under this id; `others`: it would go to others than was shown, and waits.
 * @throws UserError as `previewQuestion` does.
 */
export async function askLeaders(
  context: Context,
  ask: Asking,
): Promise<(QuestionPreview & { kind: 'asked' | 'others' }) | Gone | { kind: 'already'; group: Group; text: string }> {
  const questions = context.store(groupQuestionStore)
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const [sent, lately] = await Promise.all([questions.get(ask.id), askedLately(context)])
    if (sent && sent.text !== ask.text)
      return { kind: 'already', group: groupOf(context.charter, sent.group), text: sent.text }
    if (sent || lately.some((one) => isSame(one, ask))) {
      const found = await reached(context, sent ?? ask)
      if (found.kind === 'found') return { ...found, kind: 'asked' }
      // The question was sent, even if its leaders have left since.
      return { kind: 'asked', group: found.group, recipients: [], names: [], unreached: 0, stands: 'some' }
    }
    const preview = await previewQuestion(context, ask)
    if (preview.kind === 'gone') return preview
    if (ask.recipients && ask.recipients.toSorted().join() !== preview.recipients.toSorted().join())
      return { ...preview, kind: 'others' }
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
      nth: Math.max(0, ...lately.map(({ nth }) => nth)) + 1,
    }
    // Another question of theirs may have taken this number meanwhile: then all is counted again.
    if (await questions.insert(question, entry(context, 'asked'))) return { ...preview, kind: 'asked' }
  }
  throw new Error('a question found no number of its own')
}

/** More than one person can have in hand at once. */
const mostAttempts = 50

/** The same words to the same people, which nobody has answered yet. */
function isSame(one: Awaited<ReturnType<typeof askedLately>>[number], { group, to, text }: Asking): boolean {
  return one.group === group && one.to === to && one.text === text && one.answer === null
}

async function reached(context: Context, ask: AskLeaders): Promise<(QuestionPreview & { kind: 'found' }) | Gone> {
  const group = groupOf(context.charter, ask.group)
  const [roster = nobodyIn(group.id)] = await readLeadership(context, [group.id])
  const recipients = recipientsOf({ ...ask, by: context.by }, roster)
  const isGone = ask.to !== null && isDropped({ to: ask.to, answer: null }, roster)
  const [reachable, people] = await Promise.all([
    recipients.length === 0 ? new Set<string>() : context.deliveries.reachable(recipients),
    context.store(personStore).pick({ _id: { $in: isGone ? [ask.to] : recipients } }, ['name']),
  ])
  const nameOf = new Map(people.map(({ _id, name }) => [_id, name]))
  if (isGone) return { kind: 'gone', group, name: nameOf.get(ask.to ?? '') || 'The one you asked' }
  const toLeaders =
    recipients.length > 0 &&
    recipients.every((person) => isLeader(roster, person) || leadersAsked(roster).includes(person))
  return {
    kind: 'found',
    group,
    recipients,
    names: recipients.flatMap((person) =>
      reachable.has(person) ? nameOf.get(person) || 'someone without a name' : [],
    ),
    unreached: recipients.filter((person) => !reachable.has(person)).length,
    stands: toLeaders
      ? recipients.filter((person) => reachable.has(person)).length === leadersAsked(roster).length
        ? 'all'
        : 'some'
      : isLeader(roster, context.by)
        ? 'only-leader'
        : 'no-leader',
  }
}

/** Somebody who leads a group, under the name that they gave. */
export type NamedLeader = { person: string; name: string; group: string }

/** Everybody who leads these groups, or any: anybody may see that in the list of groups. */
export async function readLeaders(context: Context, ask: { groups?: readonly string[] }): Promise<NamedLeader[]> {
  const leadership = await readLeadership(context, ask.groups ?? context.charter.groups.map(({ id }) => id))
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

/** What somebody has asked, the latest first: all that counts for how much they may ask. */
function askedLately({ store, by }: Context) {
  const fields = ['group', 'to', 'at', 'text', 'answer', 'nth'] as const
  return store(groupQuestionStore).pick({ by }, fields, { sort: { at: -1 }, limit: mostCounted })
}

async function mustNotAskTooMuch(context: Context, group: Group): Promise<void> {
  const { now, charter } = context
  const asked = await askedLately(context)
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

function nobodyToAsk(
  { charter }: Context,
  group: Group,
  { recipients, stands }: { recipients: number; stands: QuestionPreview['stands'] },
): UserError {
  const unled =
    stands === 'only-leader'
      ? `Nobody but you leads ${group.short}.`
      : `${group.short} has no ${leadersWord(charter, 1)} here yet.`
  const who =
    stands === 'all' || stands === 'some' ? `${leadersWord(charter, recipients)} of ${group.short}` : 'secretariat'
  return new UserError('nobody-to-ask', recipients === 0 ? unled : `We can't reach the ${who} in chat.`, {
    next: [{ label: 'See how to reach them', say: `contact ${group.id}` }],
  })
}
