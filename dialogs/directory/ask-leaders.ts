import type { Group } from '#charter/convening.ts'
import { readGroup } from '#charter/find-group.ts'
import { buttons, formButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { type Block, type Message, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { answerGroupQuestion, readGroupQuestion } from '#features/directory/answer-question.ts'
import { askLeaders as ask, previewQuestion, readLeaders } from '#features/directory/ask-leaders.ts'
import { questionPreview, questionSent } from '#features/directory/cards/question-preview-card.ts'
import { longestQuestion } from '#features/directory/group-question.ts'
import { type QuestionDraft, readQuestionDraft } from '#features/directory/question-draft.ts'
import { ownGroups } from '#features/groups/access.ts'
import { answerField, questionField } from '#features/groups/cards/question-card.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { type AskedInWords, leaderNamed, withoutOffice } from '#talk/asked-whom.ts'
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
        return context.open('ask-leaders', {
          about: aboutForm({ group: whom.group, to: whom.to }),
          values: { group: whom.group, question },
        })
      const asked = { group: whom.group, to: whom.to, text: question, id: null }
      return preview(context, asked)
    },
  },

  presses: {
    'confirm-ask': async (context, { pending = '' }) => {
      const draft = readQuestionDraft(await context.readDraft(pending))
      if (draft === null) return tooOld()
      const done = await context.run(ask, { ...draft, id: draft.id ?? pending })
      if (done.kind === 'others') return preview(context, { ...draft, id: draft.id ?? pending }, othersGetIt)
      if (done.kind === 'gone')
        return say(text({ strong: `${leadsNoMore(done)} ` }, 'We sent nothing.'), changeButtons(pending))
      return { kind: 'replace', message: sent(done) }
    },

    'change-question': async (context, { pending = '' }) => {
      const draft = readQuestionDraft(await context.readDraft(pending))
      return draft ? change(context, { ...draft, id: draft.id ?? pending }) : tooOld()
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
      draw: async (context, about) => {
        const { charter } = context
        const name = await nameOfMeant(context, about)
        return {
          title: 'Ask a question',
          submit: 'Send',
          intro: [
            text(
              name === null
                ? `We send it to the ${charter.words.leader.many}, and bring you their answer.`
                : `We send it to ${name} only, and bring you the answer.`,
            ),
          ],
          fields: [
            {
              name: 'group',
              label: 'Whom to ask',
              kind: 'choice',
              options: charter.groups
                .filter(({ id }) => name === null || id === about.group)
                .map(({ id, short }) => ({ value: id, label: name === null ? short : `${name} (${short})` })),
            },
            questionField,
          ],
        }
      },
      submitted: async (context, { group, question }, { about, instance }) => {
        const draft = { group, to: about.to ?? null, text: question, id: about.pending ?? instance }
        const done = await context.run(ask, { ...draft, recipients: null })
        return done.kind === 'gone' ? change(context, draft) : { kind: 'done', message: sent(done) }
      },
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
        const { answeredBy } = facts.about
        const name = answeredBy === context.me._id ? 'You' : facts.people.get(answeredBy ?? '')?.name || 'Someone'
        return {
          kind: 'done',
          message: message(text({ strong: `${name} answered before: ` }, facts.about.answer ?? '')),
        }
      },
    }),
  },
}

type Asking = Omit<QuestionDraft, 'recipients'>

/** @param first what is said before it, where it is not the first preview of this question. */
async function preview(
  context: DialogContext,
  { group, to, text: whole, id }: Asking,
  first?: string,
): Promise<Outcome> {
  const question = cutAt(whole, longestQuestion)
  const found = await context.run(previewQuestion, { group, to })
  if (found.kind === 'gone')
    throw new UserError('leads-no-more', `${leadsNoMore(found)} We sent nothing.`, seeWhoLeads(group))
  const pending = await context.saveDraft({ group, to, text: question, id, recipients: found.recipients })
  const { blocks, ...rest } = questionPreview(context.charter, found, { question, pending })
  return toActor({ ...rest, blocks: first === undefined ? blocks : [text(first), ...blocks] })
}

const othersGetIt = 'Who leads this group has changed. We sent nothing yet.'

/** The form of a question that was previewed; where the one leader who was meant leads no more, it asks all of them. */
async function change(context: DialogContext, { group, to, text: question, id }: Asking): Promise<Outcome> {
  const values = { group, question }
  const name = await nameOfMeant(context, { group, ...(to === null ? {} : { to }) })
  if (to === null || name !== null)
    return context.open('ask-leaders', { about: aboutForm({ group, to, pending: id }), values })
  const { words } = context.charter
  return context.open('ask-leaders', {
    about: aboutForm({ group, to: null, pending: id }),
    values,
    problem: `The ${words.leader.one} you asked leads no more. We sent nothing. Now it goes to all ${words.leader.many}.`,
  })
}

/** What a form is about: without what is not known. */
function aboutForm(known: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}

/** The name of the one leader whom a form is for; null where it is for all of them, or where that one leads no more. */
async function nameOfMeant(context: DialogContext, { group, to }: Record<string, string>): Promise<string | null> {
  if (group === undefined || to === undefined) return null
  const leaders = await context.run(readLeaders, { groups: [group] })
  return leaders.find(({ person }) => person === to)?.name ?? null
}

function leadsNoMore({ name, group }: { name: string; group: Group }): string {
  return `${name} no longer leads ${group.short}.`
}

function changeButtons(pending: string): Block {
  return buttons(formButton('Ask the others', 'change-question', { pending }))
}

function seeWhoLeads(group: string) {
  return { next: [{ label: 'See who leads', say: `contact ${group}` }] }
}

/** What somebody sees who has just asked, or who has asked something else from the same preview. */
function sent(done: Exclude<Awaited<ReturnType<typeof ask>>, { kind: 'gone' }>): Message {
  if (done.kind !== 'already') return questionSent(done)
  return message(
    text({ strong: 'You sent this question already:' }),
    { kind: 'text', spans: [`“${done.text}”`], whole: true },
    buttons(formButton('Ask something else', 'ask-leaders', { group: done.group.id })),
  )
}

/**
 * Whom words ask, and what: a group or a leader by its name, or where neither is said, the speaker's only group. Who leads
 * all the groups is read only where no group is named.
 */
async function askedIn(context: DialogContext, words: string): Promise<AskedInWords> {
  const { found, rest } = readGroup(context.charter, withoutOffice(words, context.charter))
  if (found.kind === 'one') return { group: found.group.id, to: null, question: withoutOffice(rest, context.charter) }
  const [leaders, mine] = await Promise.all([context.run(readLeaders, {}), context.run(ownGroups, {})])
  const own = mine.map(({ group }) => group.id)
  const named = leaderNamed(words.replace(/^@/, ''), leaders, own)
  if (named) return named.to === context.me._id ? { ...named, to: null } : named
  if (words.startsWith('@')) throw leadsNothing(context)
  const [only, another] = own
  return {
    group: another === undefined ? (only ?? null) : null,
    to: null,
    question: withoutOffice(words, context.charter),
  }
}

/** A question goes to those in charge: nobody else gets messages of people whom they did not ask. */
function leadsNothing({ charter }: DialogContext): UserError {
  const { leader, group } = charter.words
  return new UserError('leads-no-group', `They lead no ${group.one}. We send questions only to ${leader.many}.`, {
    next: [{ label: 'See who leads', say: 'groups' }],
  })
}
