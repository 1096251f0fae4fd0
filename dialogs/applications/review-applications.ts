import { sayButton } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { reviewCard } from '#features/applications/cards/review-card.ts'
import { readApplication, waitingApplications } from '#features/applications/read-applications.ts'
import type { Application } from '#features/groups/application.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
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
    typed: async (context) => {
      const waiting = await context.run(waitingApplications, {})
      return show(context, waiting, waiting[0])
    },
  },

  presses: {
    'read-application': async (context, { application = '' }) =>
      toActor(reviewCard(await context.run(readApplication, { application }), { whole: true })),
    'next-application': async (context, { after = '' }) => {
      const waiting = await context.run(waitingApplications, {})
      const index = waiting.findIndex(({ _id }) => _id === after)
      return show(context, waiting, waiting[index + 1] ?? waiting[0])
    },
  },
}

async function show(context: DialogContext, waiting: Application[], shown: Application | undefined): Promise<Outcome> {
  if (!shown)
    return say("You're all caught up. No application is waiting for you.", {
      kind: 'buttons',
      buttons: [sayButton('See my status', 'status')],
    })
  const facts: ApplicationFacts = await context.run(readApplication, { application: shown._id })
  const position = { number: waiting.findIndex(({ _id }) => _id === shown._id) + 1, of: waiting.length }
  return toActor(reviewCard(facts, { whole: true, position }))
}
