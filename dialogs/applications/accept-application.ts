import { groupOf } from '#charter/charter.ts'
import { buttons, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { applicantName, decidedCard, reviewCard, stateLine } from '#features/applications/cards/review-card.ts'
import { type DecideAsk, decideApplication, undoDecision } from '#features/applications/decide-application.ts'
import { readApplication } from '#features/applications/read-applications.ts'
import { canReach } from '#features/people/can-reach.ts'
import { type Dialog, formDialog, type Talk } from '#inbox/dialog.ts'

/** Accepting and declining, with a way back until the applicant is told. */
export const acceptApplication: Dialog = {
  name: 'accept-application',

  presses: {
    'accept-application': (talk, { application = '' }) => decide(talk, { application, to: 'accepted' }),

    'decline-application': async (talk, { application = '' }) => {
      const facts = await talk.run(readApplication, { application })
      if (facts.about.state === 'submitted') return talk.open('decline-application', { about: { application } })
      return { kind: 'replace', message: reviewCard(facts, { whole: false }) }
    },

    'undo-decision': async (talk, { application = '' }) => {
      await talk.run(undoDecision, { application })
      return {
        kind: 'replace',
        message: reviewCard(await talk.run(readApplication, { application }), { whole: false }),
      }
    },
  },

  forms: {
    'decline-application': formDialog({
      version: 1,
      draw: async (talk, { application = '' }) => {
        const facts = await talk.run(readApplication, { application })
        return {
          title: 'Decline',
          submit: 'Decline',
          intro: [
            text(
              `${applicantName(facts)}, ${groupOf(talk.charter, facts.about.group).title}. They read the reason in the words of the organisation, and what they can do next.`,
            ),
          ],
          fields: [
            {
              name: 'reason',
              label: 'Reason',
              kind: 'choice',
              options: talk.charter.decisions.reasons.map(({ id, label }) => ({ value: id, label })),
            },
            {
              name: 'note',
              label: 'A sentence of your own',
              help: 'They read it as you write it.',
              kind: 'multiline',
              max: 500,
              optional: true,
            },
          ] as const,
        }
      },
      submitted: (talk, { reason, note }, { about: { application = '' } }) =>
        decide(talk, { application, to: 'declined', reason, ...(note === null ? {} : { note }) }),
    }),
  },
}

async function decide(talk: Talk, ask: DecideAsk): Promise<Outcome> {
  const { kind } = await talk.run(decideApplication, ask)
  const facts = await talk.run(readApplication, { application: ask.application })
  const settled = message(
    text({ strong: `${applicantName(facts)}: ` }, `this is decided already. ${stateLine(facts)}`),
    buttons(sayButton('Next one', 'review')),
  )
  const reached = await talk.run(canReach, { person: facts.about.person })
  // The applicant may have withdrawn since: what is true now is said, whatever was decided a moment ago.
  const stands = kind === 'decided' && facts.about.state === ask.to
  const answer = stands ? decidedCard(facts, { now: talk.now, reached }) : settled
  return ask.to === 'accepted' ? { kind: 'replace', message: answer } : { kind: 'done', message: answer }
}
