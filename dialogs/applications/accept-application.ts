import { groupOf } from '#charter/charter.ts'
import { buttons, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { reasonFields } from '#features/applications/cards/reason-fields.ts'
import { applicantName, decidedCard, reviewCard, stateLine } from '#features/applications/cards/review-card.ts'
import { type DecideAsk, decideApplication, undoDecision } from '#features/applications/decide-application.ts'
import { readApplication } from '#features/applications/read-applications.ts'
import { canReach } from '#features/people/can-reach.ts'
import { type Dialog, type DialogContext, formDialog } from '#inbox/dialog.ts'

/** Accepting and declining, with a way back until the applicant is told. */
export const acceptApplication: Dialog = {
  name: 'accept-application',

  presses: {
    'accept-application': (context, { application = '' }) => decide(context, { application, to: 'accepted' }),

    'decline-application': async (context, { application = '' }) => {
      const facts = await context.run(readApplication, { application })
      if (facts.about.state === 'submitted') return context.open('decline-application', { about: { application } })
      return { kind: 'replace', message: reviewCard(facts, { whole: false }) }
    },

    'undo-decision': async (context, { application = '' }) => {
      await context.run(undoDecision, { application })
      return {
        kind: 'replace',
        message: reviewCard(await context.run(readApplication, { application }), { whole: false }),
      }
    },
  },

  forms: {
    'decline-application': formDialog({
      version: 1,
      draw: async (context, { application = '' }) => {
        const facts = await context.run(readApplication, { application })
        return {
          title: 'Decline',
          submit: 'Decline',
          intro: [
            text(
              `You decline the application of ${applicantName(facts)} to ${groupOf(context.charter, facts.about.group).short}. We'll send them your reason, and say what they can do next.`,
            ),
          ],
          fields: [...reasonFields(context.charter.decisions.reasons)] as const,
        }
      },
      submitted: (context, { reason, note }, { about: { application = '' } }) =>
        decide(context, { application, to: 'declined', reason, ...(note === null ? {} : { note }) }),
    }),
  },
}

async function decide(context: DialogContext, ask: DecideAsk): Promise<Outcome> {
  const { kind } = await context.run(decideApplication, ask)
  const facts = await context.run(readApplication, { application: ask.application })
  const resolved = message(
    text({ strong: `${applicantName(facts)}: ` }, `this was decided already. ${stateLine(facts)}`),
    buttons(sayButton('Read the next one', 'review')),
  )
  const reached = await context.run(canReach, { person: facts.about.person })
  // The applicant may have withdrawn since: what is true now is said, whatever was decided a moment ago.
  const stands = kind === 'decided' && facts.about.state === ask.to
  const answer = stands ? decidedCard(facts, { now: context.now, reached }) : resolved
  return ask.to === 'accepted' ? { kind: 'replace', message: answer } : { kind: 'done', message: answer }
}
