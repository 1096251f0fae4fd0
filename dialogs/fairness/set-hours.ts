import { actButton, buttons, formButton, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { type Block, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { chooseHours } from '#features/people/change-preferences.ts'
import type { Person, QuietHours } from '#features/people/person.ts'
import { type Dialog, type DialogContext, formDialog, say } from '#inbox/dialog.ts'
import { usualHours } from '#time/fair/pain.ts'
import { readHours } from '#time/read-hours.ts'
import { cityName, zoneTimeLabel } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'
import { hoursGists } from './fairness-gists.ts'
import { hoursPhrases } from './fairness-phrases.ts'

/** When somebody usually meets: suggested times keep to it where they can. */
export const setHours: Dialog = {
  name: 'set-hours',

  also: hoursPhrases,
  about: hoursGists,

  words: {
    verb: 'hours',
    aliases: ['my hours', 'usual hours', 'working hours', 'office hours'],
    example: 'hours 8-17',
    does: 'when you usually meet; suggested times keep to it',
    who: 'all',
    where: 'direct',
    args: {
      '*': ['{digits}', '(default|defaults|reset|usual|off)', '(at|from|between|until|till|after|before) {text}'],
    },
    typed: async (context, words) => {
      if (words === '') return say(...hoursCard(context, context.me))
      if (/^(default|defaults|reset|usual|off)$/i.test(words)) return chosen(context, null)
      const readings = readHours(words)
      const [hours, ...others] = readings
      if (hours === undefined) throw unclear(words)
      if (others.length === 0) return chosen(context, hours)
      return say(
        `"${words}": which of these do you mean?`,
        buttons(...readings.slice(0, 4).map((reading) => chooseButton(sayHours(reading), reading)), changeButton),
      )
    },
  },

  presses: {
    'choose-hours': async (context, { from = '', to = '' }) => {
      const [hours] = readHours(`${from}-${to}`)
      return hours === undefined ? say(...hoursCard(context, context.me)) : chosen(context, hours)
    },
    'change-hours': (context) => context.open('hours'),
  },

  forms: {
    hours: formDialog({
      version: 1,
      draw: async ({ me }) => ({
        title: 'Your usual hours',
        submit: 'Save',
        intro: [note('Say when you can usually meet, in your own time. The hours may go past midnight.')],
        fields: [
          { name: 'from', label: 'From', kind: 'time' },
          { name: 'to', label: 'To', kind: 'time' },
        ],
        values: { from: hoursOf(me).from, to: hoursOf(me).to },
      }),
      submitted: async (context, { from, to }) => {
        const [hours] = readHours(`${from}-${to}`)
        if (hours === undefined)
          throw new UserError('unclear-hours', 'Usual hours are between 1 and 16 hours long.', { field: 'to' })
        const me = await context.run(chooseHours, { hours })
        return { kind: 'done', message: message(...hoursCard(context, me)) }
      },
    }),
  },
}

const changeButton = formButton('Change', 'change-hours', {})

async function chosen(context: DialogContext, hours: QuietHours | null): Promise<Outcome> {
  const before = await context.resolve('before', async () => context.me.hours ?? null)
  const me = await context.run(chooseHours, { hours })
  const undo = before ? chooseButton('Undo', before) : sayButton('Undo', 'hours default')
  return say(...hoursCard(context, me, sayHours(hoursOf(me)) === sayHours(before ?? usualHours) ? [] : [undo]))
}

function hoursCard({ reader }: DialogContext, me: Person, more: Parameters<typeof buttons> = []): Block[] {
  const where = zoneTimeLabel(cityName(reader.zone, reader))
  return [
    text({ strong: 'Your usual hours: ' }, `${sayHours(hoursOf(me))}, ${where}.`),
    ...(me.hours ? [] : [note('You have set none, so we use these.')]),
    note('We suggest times inside them where we can. Nobody else sees them.'),
    buttons(...more, changeButton, ...(me.hours ? [sayButton('Use the usual hours', 'hours default')] : [])),
  ]
}

function chooseButton(label: string, { from, to }: QuietHours) {
  return actButton(label, 'choose-hours', { from, to })
}

function hoursOf({ hours }: Person): QuietHours {
  return hours ?? usualHours
}

function sayHours({ from, to }: QuietHours): string {
  return `${from} to ${to}`
}

function unclear(words: string): UserError {
  return new UserError(
    'unclear-hours',
    `I didn't understand "${cutAt(words, 60)}". Say for instance: hours 8-17. They are between 1 and 16 hours long.`,
    {
      next: [
        { label: 'Use 8 to 17', say: 'hours 8-17' },
        { label: 'See mine', say: 'hours' },
      ],
    },
  )
}
