import { actButton, buttons, note, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { minutesKept } from '#features/minutes/cards/minutes-card.ts'
import { minutesDue } from '#features/minutes/minutes-escalation.ts'
import { readMeetingMinutes, readMinutesTemplate } from '#features/minutes/read-minutes.ts'
import {
  extendMinutes,
  handOverMinutes,
  minutesHelpers,
  recordMinutes,
  setMinutesNeeded,
} from '#features/minutes/record-minutes.ts'
import { type Dialog, type DialogContext, formDialog, say } from '#inbox/dialog.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { askAfterMinutes } from '../decisions/record-decision.ts'

/** The other ways to answer when minutes are asked for: write them here, begin from a template, later, or not at all. */
export const postponeMinutes: Dialog = {
  name: 'postpone-minutes',

  presses: {
    'write-minutes': (context, { meeting = '' }) => context.open('write-minutes', { about: { meeting } }),

    'hand-over-minutes': (context, { meeting = '' }) => context.open('hand-over-minutes', { about: { meeting } }),

    'minutes-template': async (context, { meeting = '' }) => {
      const template = await context.run(readMinutesTemplate, { meeting })
      return say(
        text({ strong: `A template for the ${context.charter.words.minutes} of ${template.meeting.reference}.` }),
        note('It has the date, the agenda and who said Yes. Fill it in and send it here.'),
        buttons({ label: `Open ${template.name}`, url: template.url }),
      )
    },

    'minutes-did-not-happen': async (context, { meeting = '' }) => {
      const { reference } = await context.run(setMinutesNeeded, { meeting, happened: false })
      return {
        kind: 'replace',
        message: message(
          text({ strong: `${reference} did not take place. ` }, 'The reminders stop.'),
          buttons(actButton('Mark as held', 'minutes-it-happened', { meeting })),
        ),
      }
    },

    'minutes-it-happened': async (context, { meeting = '' }) => {
      const { reference } = await context.run(setMinutesNeeded, { meeting, happened: true })
      return say(`${reference} took place. Please send its ${context.charter.words.minutes} here as a file or link.`)
    },

    'extend-minutes': (context, { meeting = '' }) => extended(context, meeting),
  },

  forms: {
    'write-minutes': formDialog({
      version: 1,
      draw: async (context, { meeting = '' }) => {
        const view = await context.run(readMeetingMinutes, { meeting })
        return {
          title: `Write for ${view.meeting.reference}`,
          submit: 'Save',
          fields: [
            {
              name: 'text',
              label: 'What was decided, who does what, by when?',
              help: 'Three sentences are enough.',
              kind: 'multiline',
              max: 3000,
            },
          ] as const,
        }
      },
      submitted: async (context, answers, { about: { meeting = '' } }) => {
        await context.run(recordMinutes, { meeting, given: { kind: 'text', text: answers.text } })
        const view = await context.run(readMeetingMinutes, { meeting })
        const kept = minutesKept(view, context.charter)
        const asks = await askAfterMinutes(context, view.meeting, answers.text)
        return { kind: 'done', message: { ...kept, blocks: [...kept.blocks, ...asks] } }
      },
    }),

    'hand-over-minutes': formDialog({
      version: 1,
      draw: async (context, { meeting = '' }) => {
        const { meeting: found, people } = await context.run(minutesHelpers, { meeting })
        return {
          title: `Hand over ${found.reference}`,
          submit: 'Hand over',
          intro: [note("We'll ask them instead of you, and tell them the due date.")],
          fields: [
            {
              name: 'to',
              label: `Who writes the ${context.charter.words.minutes}?`,
              kind: 'choice',
              options: people
                .slice(0, 100)
                .map(({ _id, name }) => ({ value: _id, label: name.slice(0, 75) || 'Someone without a name' })),
            },
          ] as const,
        }
      },
      submitted: async (context, { to }, { about: { meeting = '' } }) => {
        const { people } = await context.run(minutesHelpers, { meeting })
        const { reference } = await context.run(handOverMinutes, { meeting, to })
        const name = people.find(({ _id }) => _id === to)?.name ?? 'They'
        return {
          kind: 'done',
          message: message(
            `We're asking ${name} for the ${reference} ${context.charter.words.minutes} now. Thank you.`,
          ),
        }
      },
    }),
  },
}

/** More time for the minutes of a meeting, as often as the charter allows. */
export async function extended(context: DialogContext, meeting: string): Promise<Outcome> {
  const after = await context.run(extendMinutes, { meeting })
  const due = sayDateAt(dateAt(minutesDue(after, context.charter), context.reader.zone), context.now)
  return say(`You have until ${due} for ${after.reference}. We won't remind anyone before that.`)
}
