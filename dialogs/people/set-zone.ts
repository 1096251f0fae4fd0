import { actButton, buttons, formButton, note, sayButton, text } from '#cards/button.ts'
import { placeMeant, zoneChoices, zoneMeant } from '#cards/people/zone-card.ts'
import { type Block, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type Dialog, formDialog, say, type Talk } from '#inbox/dialog.ts'
import { chooseZone } from '#people/change-preferences.ts'
import { understandWhen } from '#time/read-when.ts'
import { wallTimeAt } from '#time/wall-time.ts'
import { isZone } from '#time/zone.ts'
import { zoneLabel } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'

/** The time zone in which somebody lives, and what a time elsewhere is for them. */
export const setZone: Dialog = {
  name: 'set-zone',

  words: {
    verb: 'zone',
    aliases: ['tz', 'time', 'timezone', 'time zone', 'my zone'],
    example: 'zone Sydney',
    does: 'your time zone, or what a time elsewhere is for you (zone 15:00 Geneva)',
    who: 'all',
    where: 'direct',
    said: (talk, words) => (words === '' ? shown(talk) : read(talk, words)),
  },

  presses: {
    'choose-zone': async (talk, { zone = '', said }) => {
      if (!isZone(zone)) return shown(talk)
      return chosen(talk, { zone, ...(said === undefined ? {} : { said }) })
    },
    'change-zone': (talk) => talk.open('zone'),
  },

  forms: {
    zone: formDialog({
      version: 1,
      draw: async (talk) => ({
        title: 'Your time zone',
        submit: 'Save',
        fields: [
          {
            name: 'place',
            label: 'A city near you',
            help: 'For instance Nairobi, or New York.',
            kind: 'text',
            max: 60,
          },
        ],
        values: { place: talk.me.zone === null ? '' : (talk.reader.said ?? zoneLabel(talk.me.zone)) },
      }),
      submitted: async (talk, { place }) => {
        await talk.run(chooseZone, zoneMeant(placeMeant(place, talk.me.zone), 'place'))
        return { kind: 'done', message: message('Your time zone is saved. Times are shown for it from now on.') }
      },
    }),
  },
}

async function shown({ me, now, reader }: Talk): Promise<Outcome> {
  const change = formButton('Change', 'change-zone', {})
  if (me.zone === null)
    return say(
      'I do not know your time zone yet. Say it with a city, for instance: zone Nairobi.',
      note(`Until then, times are shown for ${reader.said ?? zoneLabel(reader.zone)}.`),
      buttons(change),
    )
  const name = reader.said ?? zoneLabel(me.zone)
  const clock = text(
    'Your time zone is ',
    { strong: name },
    ` (${me.zone}). It is ${clockThere(now, me.zone)} there now.`,
  )
  if (me.zoneConfirmed) return say(clock, buttons(change))
  return say(
    clock,
    'Your chat says so. Is it right?',
    buttons(actButton('Yes', 'choose-zone', { zone: me.zone }), change),
  )
}

async function read(talk: Talk, words: string): Promise<Outcome> {
  const reading = placeMeant(words, talk.me.zone)
  if (reading.kind === 'zone') return chosen(talk, { zone: reading.zone, said: reading.said })
  if (reading.kind === 'ask') return say(`"${words}": which of these do you mean?`, zoneChoices(reading))
  if (/\d|\b(noon|midday|midnight)\b/i.test(words)) return converted(talk, words)
  throw new UserError('no-such-zone', `I do not know the place "${words.slice(0, 60)}". Try a large city near you.`, {
    next: [{ label: 'My zone', say: 'zone' }],
  })
}

async function chosen(talk: Talk, ask: { zone: string; said?: string }): Promise<Outcome> {
  const before = talk.me
  const { zone, zoneSaid } = await talk.run(chooseZone, ask)
  const name = zoneSaid ?? zoneLabel(ask.zone)
  const undo: Block[] =
    before.zone === null || before.zone === zone
      ? []
      : [
          buttons(
            actButton('Undo', 'choose-zone', {
              zone: before.zone,
              ...(before.zoneSaid ? { said: before.zoneSaid } : {}),
            }),
          ),
        ]
  return say(
    text(
      'Your time zone is ',
      { strong: name },
      `. It is ${clockThere(talk.now, ask.zone)} there now. Your reminders follow it.`,
    ),
    ...undo,
  )
}

/** `zone 15:00 Geneva`: that time, as the reader lives it; today, where no day is said. */
async function converted(talk: Talk, words: string): Promise<Outcome> {
  const options = { now: talk.now, zone: talk.reader.zone, lasts: 'PT60M' }
  const asSaid = understandWhen(words, options)
  const when =
    asSaid.kind === 'gap' && asSaid.asks[0].about === 'date' ? understandWhen(`today ${words}`, options) : asSaid
  const example: Block = note('Write a time and a place, for instance: zone 15:00 Geneva')
  if (when.kind === 'gap') return say(when.asks[0].question, example)
  const [session] = when.sessions
  if (!session?.instant) return say('At what time?', example)
  const { instant, zone, said } = session
  const here = talk.me.zone === null ? (talk.reader.said ?? zoneLabel(talk.reader.zone)) : 'you'
  return say(
    text(`${session.time} ${said} is, for ${here}: `, { instant, zone, said, show: 'both' }),
    ...(talk.me.zone === null ? [buttons(sayButton('Set my zone', 'zone'))] : []),
  )
}

function clockThere(now: string, zone: string): string {
  return wallTimeAt(now, zone).slice(11)
}
