import { groupOf } from '#charter/charter.ts'
import { note, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import { applicantName, reviewCard } from '#features/applications/cards/review-card.ts'
import { moveApplication, reachesDeciders } from '#features/applications/move-application.ts'
import { readApplication } from '#features/applications/read-applications.ts'
import { type Dialog, formDialog } from '#inbox/dialog.ts'

/** Passing an application on to the group it belongs to, with everything in it. */
export const passApplication: Dialog = {
  name: 'pass-application',

  presses: {
    'pass-application': async (context, { application = '' }) => {
      const facts = await context.run(readApplication, { application })
      if (facts.about.state === 'submitted') return context.open('pass-application', { about: { application } })
      return { kind: 'replace', message: reviewCard(facts, { whole: false }) }
    },
  },

  forms: {
    'pass-application': formDialog({
      version: 1,
      draw: async (context, { application = '' }) => {
        const facts = await context.run(readApplication, { application })
        const others = context.charter.groups.filter(({ id }) => id !== facts.about.group)
        return {
          title: 'Pass it on',
          submit: 'Pass it on',
          intro: [
            text(`${applicantName(facts)} keeps all answers. The other ${context.charter.words.group.one} decides.`),
          ],
          fields: [
            {
              name: 'group',
              label: `Which ${context.charter.words.group.one}?`,
              kind: 'choice',
              options: others.map(({ id, short }) => ({ value: id, label: short })),
            },
          ] as const,
        }
      },
      submitted: async (context, { group }, { about: { application = '' } }) => {
        const moved = await context.run(moveApplication, { application, to: group })
        return {
          kind: 'done',
          message: message(
            `${groupOf(context.charter, moved.group).short} has the application now.`,
            ...((await context.run(reachesDeciders, { application: moved._id }))
              ? []
              : [note("We can't reach the people who decide there. Please tell them yourself.")]),
          ),
        }
      },
    }),
  },
}
