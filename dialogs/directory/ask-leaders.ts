import { groupOf } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import { text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import {
  answerGroupQuestion,
  askLeaders as ask,
  type NamedLeader,
  previewQuestion,
  readGroupQuestion,
  readLeaders,
} from '#features/directory/ask-leaders.ts'
import { questionPreview, questionSent } from '#features/directory/cards/question-preview-card.ts'
import { longestQuestion } from '#features/directory/group-question.ts'
import { type QuestionDraft, readQuestionDraft } from '#features/directory/question-draft.ts'
import { ownGroups } from '#features/groups/access.ts'
import { answerField, questionField } from '#features/groups/cards/question-card.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { personAt } from '#talk/people.ts'
import { wordsOf } from '#talk/words.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { askPhrases } from './directory-phrases.ts'

/** A question to those who lead a group, which is sent to them once it is confirmed; and their answer. */
export const askLeaders: Dialog = {
  name: 'ask-leaders',
  also: askPhrases,

  words: {
    verb: 'ask',
    aliases: [],
    example: 'ask procurement whether we can meet an hour later',
    does: 'send the leaders of a group a question; their answer comes back here',
    who: 'all',
    where: 'privately',
    args: {
      '*': ['[the] {group} [{text}]', '[the|our|my] {office} [of|in|for] [the] [{group}] [{text}]', '{mention} {text}'],
    },
    typed: async (context, words) => {
      const { question, ...whom } = await askedIn(context, words)
      if (whom.group === null || question === '')
        return context.open('ask-leaders', { values: { group: whom.group, question } })
      return preview(context, { group: whom.group, to: whom.to, text: question })
    },
  },

  presses: {
    'confirm-ask': async (context, { pending = '' }) => {
      const draft = readQuestionDraft(await context.readDraft(pending))
      return draft ? { kind: 'replace', message: await sent(context, draft, pending) } : tooOld()
    },

    'change-question': async (context, { pending = '' }) => {
      const draft = readQuestionDraft(await context.readDraft(pending))
      return draft ? context.open('ask-leaders', { values: { group: draft.group, question: draft.text } }) : tooOld()
    },

    'ask-leaders': (context, { group = '' }) => context.open('ask-leaders', { values: { group } }),

    'answer-group-question': async (context, { question = '' }) => {
      const { about, people } = await context.run(readGroupQuestion, { question })
      if (about.answer === null) return context.open('answer-group-question', { about: { question } })
      const name = people.get(about.answeredBy ?? '')?.name || 'Someone'
      return say(text({ strong: `${name} answered: ` }, about.answer))
    },
  },

  forms: {
    'ask-leaders': formDialog({
      version: 1,
      draw: async ({ charter }) => ({
        title: 'Ask a question',
        submit: 'Send',
        intro: [text(`We send it to the ${charter.words.leader.many}, and bring you their answer.`)],
        fields: [
          {
            name: 'group',
            label: 'Whom to ask',
            kind: 'choice',
            options: charter.groups.map(({ id, short }) => ({ value: id, label: short })),
          },
          questionField,
        ],
      }),
      submitted: async (context, { group, question }, { instance }) => ({
        kind: 'done',
        message: await sent(context, { group, to: null, text: question }, instance),
      }),
    }),

    'answer-group-question': formDialog({
      version: 1,
      draw: async (context, { question = '' }) => {
        const { about, people, group } = await context.run(readGroupQuestion, { question })
        const name = people.get(about.by)?.name || 'Someone'
        return {
          title: 'Answer',
          submit: 'Send',
          intro: [text(`${name} asks about ${group.short}:`), { kind: 'text', spans: [about.text], whole: true }],
          fields: [answerField],
        }
      },
      submitted: async (context, { answer }, { about: { question = '' } }) => {
        const { kind, facts } = await context.run(answerGroupQuestion, { question, answer })
        if (kind === 'answered') return { kind: 'done', message: message("We're sending your answer.") }
        const name = facts.people.get(facts.about.answeredBy ?? '')?.name || 'Someone'
        return {
          kind: 'done',
          message: message(text({ strong: `${name} answered before: ` }, facts.about.answer ?? '')),
        }
      },
    }),
  },
}

async function preview(context: DialogContext, draft: QuestionDraft): Promise<Outcome> {
  const question = cutAt(draft.text, longestQuestion)
  const found = await context.run(previewQuestion, draft)
  const pending = await context.saveDraft({ ...draft, text: question })
  return toActor(questionPreview(context.charter, found, { question, pending }))
}

async function sent(context: DialogContext, draft: QuestionDraft, id: string) {
  const done = await context.run(ask, { ...draft, id })
  if (done.kind === 'asked') return questionSent(done)
  return message(`The leaders of ${groupOf(context.charter, draft.group).short} have this question already.`)
}

type Asked = { group: string | null; to: string | null; question: string }

/** Whom words ask, and what: a leader or a group by its name, or where neither is said, the speaker's only group. */
async function askedIn(context: DialogContext, words: string): Promise<Asked> {
  const bare = words.replace(/^@/, '')
  const [leaders, mine] = await Promise.all([context.run(readLeaders, {}), context.run(ownGroups, {})])
  const own = mine.map(({ group }) => group.id)
  const named = leaderNamed(bare, leaders, own)
  if (named?.whole) return named.asked
  const { found, rest } = readGroup(context.charter, withoutOffice(words, context))
  if (found.kind === 'one') return { group: found.group.id, to: null, question: withoutOffice(rest, context) }
  if (named) return named.asked
  if (words.startsWith('@')) throw leadsNothing(context)
  const [only, another] = own
  return { group: another === undefined ? (only ?? null) : null, to: null, question: withoutOffice(words, context) }
}

/** A question goes to those in charge: nobody else gets messages of people whom they did not ask. */
function leadsNothing({ charter }: DialogContext): UserError {
  const { leader, group } = charter.words
  return new UserError('leads-no-group', `They lead no ${group.one}. We send questions only to ${leader.many}.`, {
    next: [{ label: 'See who leads', say: 'groups' }],
  })
}

/** The leader whose name words begin with, `whole` or a part that only they have. */
function leaderNamed(
  words: string,
  leaders: readonly NamedLeader[],
  own: readonly string[],
): { asked: Asked; whole: boolean } | null {
  const heard = wordsOf(words)
  const [name] = personAt(heard, 0, [...new Set(leaders.map((one) => one.name))])
  if (name === undefined) return null
  const theirs = leaders.filter((one) => one.name === name.value)
  const leader = theirs.find(({ group }) => own.includes(group)) ?? theirs[0]
  if (leader === undefined) return null
  const question = words.slice(heard[name.to - 1]?.to ?? 0).replace(/^[\s,:]+/, '')
  return {
    asked: { group: leader.group, to: leader.person, question },
    whole: name.to >= wordsOf(name.value).length,
  }
}

/** "The leaders of", "our chairs:", before a group, and behind it. */
function withoutOffice(words: string, { charter }: DialogContext): string {
  const heard = wordsOf(words)
  const offices = new Set([
    ...['leader', 'chair', 'co-chair', 'head', 'coordinator', 'people'],
    ...charter.offices.flatMap(({ id, title }) => [id, ...title.one.toLowerCase().split(' ')]),
    ...charter.words.leader.one.toLowerCase().split(' '),
  ])
  const isOffice = (at: number) => offices.has(heard[at]?.is.replace(/s$/, '') ?? '')
  let at = 0
  while (/^(?:the|our|my|all)$/.test(heard[at]?.is ?? '')) at++
  if (!isOffice(at) && !isOffice(at + 1)) return words
  while (isOffice(at) || /^(?:of|in|for|the|group)$/.test(heard[at]?.is ?? '')) at++
  return words.slice(heard[at]?.from ?? words.length)
}
