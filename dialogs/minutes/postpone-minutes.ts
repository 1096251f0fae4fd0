import { actButton, buttons, note, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
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
import { type Dialog, formDialog, say } from '#inbox/dialog.ts'
import { sayDate } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

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
        note('It has the date, the agenda and who said Yes. Fill it in, and drop the file here.'),
        buttons({ label: `Open ${template.name}`, url: template.url }),
      )
    },

    'minutes-did-not-happen': async (context, { meeting = '' }) => {
      const { reference } = await context.run(setMinutesNeeded, { meeting, happened: false })
      return {
        kind: 'replace',
        message: message(
          text({ strong: `${reference} did not take place. ` }, 'Nobody is asked for anything any more.'),
          buttons(actButton('It did take place', 'minutes-it-happened', { meeting })),
        ),
      }
    },

    'minutes-it-happened': async (context, { meeting = '' }) => {
      const { reference } = await context.run(setMinutesNeeded, { meeting, happened: true })
      return say(
        `${reference} took place. Drop a file or a link here when you have its ${context.charter.words.minutes}.`,
      )
    },

    'extend-minutes': async (context, { meeting = '' }) => {
      const extended = await context.run(extendMinutes, { meeting })
      const due = sayDate(dateAt(minutesDue(extended, context.charter), context.reader.zone))
      return say(`${extended.reference}: you have until ${due}. Nobody is asked before that.`)
    },
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
        return { kind: 'done', message: minutesKept(view, context.charter) }
      },
    }),

    'hand-over-minutes': formDialog({
      version: 1,
      draw: async (context, { meeting = '' }) => {
        const { meeting: found, people } = await context.run(minutesHelpers, { meeting })
        return {
          title: `Hand over ${found.reference}`,
          submit: 'Hand over',
          intro: [note('They are asked instead of you, and told what is due when.')],
          fields: [
            {
              name: 'to',
              label: `Who writes the ${context.charter.words.minutes}?`,
              kind: 'choice',
              options: people
                .slice(0, 100)
                .map(({ _id, name }) => ({ value: _id, label: name.slice(0, 75) || 'Somebody without a name' })),
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
          message: message(`${name} is asked for the ${context.charter.words.minutes} of ${reference} now. Thank you.`),
        }
      },
    }),
  },
}
