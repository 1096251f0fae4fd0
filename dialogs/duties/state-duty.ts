import { buttons, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import { longestStatement } from '#features/duties/duty-statement.ts'
import { requireOwnDuty, stateDuty as stateDutyDone } from '#features/duties/state-duty.ts'
import { type Dialog, formDialog } from '#inbox/dialog.ts'

/** What somebody says they did for a duty of theirs. It is their word: only records make a duty met. */
export const stateDuty: Dialog = {
  name: 'state-duty',

  presses: {
    'state-duty': async (context, about) => {
      await context.run(requireOwnDuty, { id: about.duty ?? '' })
      return context.open('state-duty', { about })
    },
  },

  forms: {
    'state-duty': formDialog({
      version: 1,
      draw: async (context, { duty: id = '' }) => {
        const { duty } = await context.run(requireOwnDuty, { id })
        return {
          title: 'I did this',
          submit: 'Save it',
          intro: [
            { kind: 'text', spans: [duty.what], whole: true },
            text(
              duty.met.rule === undefined
                ? 'We record it as "by word only".'
                : 'We record it as "by word only". Only our records make this duty met.',
            ),
          ],
          fields: [
            { name: 'text', label: 'What you did', kind: 'text', max: longestStatement },
            {
              name: 'link',
              label: duty.met.link ?? 'A link that shows it',
              kind: 'url',
              max: 500,
              optional: true,
            },
          ],
        } as const
      },
      submitted: async (context, { text: said, link }, { about: { duty = '' }, instance }) => {
        const made = await context.run(stateDutyDone, { id: instance, duty, text: said, link })
        const place = made.group === null ? '' : ` ${made.group}`
        return {
          kind: 'done',
          message: message(
            text('Thank you. We recorded your words. The duty is met "by word only".'),
            buttons(sayButton('See this duty', `duty ${made.duty}${place}`)),
          ),
        }
      },
    }),
  },
}
