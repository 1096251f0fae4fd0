import { groupOf } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import { actButton, buttons, sayButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Raw } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { reviewCard } from '#features/applications/cards/review-card.ts'
import { type FoundApplications, findApplications } from '#features/applications/find-application.ts'
import { readApplication, waitingApplications } from '#features/applications/read-applications.ts'
import type { Application } from '#features/groups/application.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { capitalised } from '#time/english-words.ts'
import { reviewGists } from './applications-gists.ts'
import { reviewPhrases } from './applications-phrases.ts'

/** Reading what waits, one by one. */
export const reviewApplications: Dialog = {
  name: 'review-applications',

  also: reviewPhrases,
  about: reviewGists,

  words: {
    verb: 'review',
    aliases: ['inbox', 'pending'],
    example: 'review',
    does: 'read and decide applications, one by one',
    who: 'leader',
    where: 'direct',
    args: { '*': ['{group}'], review: ['{text}'] },
    typed: async (context, typed) => {
      const { decision, words } = decisionIn(typed)
      const { waiting, meant, named, group, namesakes, rest } = await context.run(findApplications, { words })
      const [first, ...others] = meant
      if (named && first === undefined && waiting.length > 0) return say('No such application waits for you.', next)
      if (!named && isName(words) && waiting.length > 0)
        return say(`No open application from "${cutAt(words.split(/[,;:\n]/)[0] ?? '', 60)}".`, next)
      if (decision !== null && namesakes.length > 0) return whichOne(context, namesakes)
      if (named && others.length === 0 && first && rest !== '') {
        const form = formFor(decision, rest, context)
        if (form) return context.open(form.name, { about: { application: first._id }, values: form.values })
      }
      return show(context, { waiting: named ? meant : waiting, shown: first, group: group ?? '' })
    },
  },

  presses: {
    'read-application': async (context, { application = '' }) =>
      toActor(reviewCard(await context.run(readApplication, { application }), { whole: true })),
    'next-application': async (context, { after = '', group = '' }) => {
      const all = await context.run(waitingApplications, {})
      const waiting = group === '' ? all : all.filter((one) => one.group === group)
      const index = waiting.findIndex(({ _id }) => _id === after)
      return show(context, { waiting, shown: waiting[index + 1] ?? waiting[0], group })
    },
  },
}

const decisions = ['accept', 'decline', 'ask', 'pass'] as const
type Decision = (typeof decisions)[number]

/** `review accept Jane Doe`: the decision is one press away on her application. */
function decisionIn(typed: string): { decision: Decision | null; words: string } {
  const [first = ''] = typed.split(/\s/)
  const decision = decisions.find((one) => one === first.toLowerCase()) ?? null
  return { decision, words: typed.slice(decision?.length ?? 0).trim() }
}

/** "all" and "the next one" are no names. */
function isName(words: string): boolean {
  return (
    words !== '' && !/^(?:all|everybody|everyone|next|first|them|her|him|the next one|the first one)\b/i.test(words)
  )
}

/** The form of a decision that needs words, filled with those that were said. */
function formFor(
  decision: Decision | null,
  rest: string,
  { charter }: DialogContext,
): { name: string; values: Raw } | null {
  if (decision === 'decline') return { name: 'decline-application', values: { note: rest.replace(/^[\s,;:.-]+/, '') } }
  if (decision === 'ask') return { name: 'ask-applicant', values: { question: capitalised(rest) } }
  const { found } = readGroup(charter, rest.replace(/^(?:on )?to (?:the )?/i, ''))
  return decision === 'pass' && found.kind === 'one'
    ? { name: 'pass-application', values: { group: found.group.id } }
    : null
}

/** Several applicants have a name that was said: nothing is decided on one of them by chance. */
function whichOne({ charter }: DialogContext, namesakes: FoundApplications['namesakes']): Outcome {
  return say(
    'Which one?',
    buttons(
      ...namesakes.slice(0, 5).map(({ name, application }) => {
        const isOnly = namesakes.every((other) => other.application === application || other.name !== name)
        const label = isOnly ? name : `${name} (${groupOf(charter, application.group).short})`
        return actButton(label, 'read-application', { application: application._id })
      }),
    ),
  )
}

const next = buttons(sayButton('See all that wait', 'review'))

type Shown = { waiting: Application[]; shown: Application | undefined; group: string }

/** One of those that wait, and its place among them; of one group where only those of a group are read. */
async function show(context: DialogContext, { waiting, shown, group }: Shown): Promise<Outcome> {
  if (!shown)
    return say("You're all caught up. No application is waiting for you.", {
      kind: 'buttons',
      buttons: [sayButton('See my status', 'status')],
    })
  const facts: ApplicationFacts = await context.run(readApplication, { application: shown._id })
  const number = waiting.findIndex(({ _id }) => _id === shown._id) + 1
  const position = { number, of: waiting.length, ...(group === '' ? {} : { group }) }
  return toActor(reviewCard(facts, { whole: true, position }))
}
