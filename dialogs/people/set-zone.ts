import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import { type Block, message } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import type { Outcome } from '#chat/outcome.ts'
import { readCalendar } from '#features/meetings/read-meetings.ts'
import { readReference } from '#features/meetings/reference.ts'
import { cityMeant, zoneChoices, zoneMeant } from '#features/people/cards/zone-card.ts'
import { chooseZone } from '#features/people/change-preferences.ts'
import { keepZone } from '#features/people/zone-question.ts'
import { type Dialog, type DialogContext, formDialog, say } from '#inbox/dialog.ts'
import { sayDateAt, sayInstant } from '#time/say-instant.ts'
import { dateAt, wallTimeAt } from '#time/wall-time.ts'
import { isZone } from '#time/zone.ts'
import { zoneLabel } from '#time/zone-label.ts'
import { sameClocks } from '#time/zones/same-clocks.ts'
import { converted, noSuchCity } from './convert-time.ts'
import { zoneGists } from './people-gists.ts'
import { zonePhrases } from './people-phrases.ts'

/** The time zone in which somebody lives, and what a time elsewhere is for them. */
export const setZone: Dialog = {
  name: 'set-zone',

  also: zonePhrases,
  about: zoneGists,

  words: {
    verb: 'zone',
    aliases: ['tz', 'time', 'timezone', 'time zone', 'my zone'],
    example: 'zone Sydney',
    does: 'your time zone, or what a time elsewhere is for your groups (zone 15:00 Geneva)',
    who: 'all',
    where: 'direct',
    args: { '*': ['{text}'], time: ['{zone}', '[at|on|of] {timed} [{text}]'] },
    typed: (context, words, verb) => {
      if (words === '') return shown(context)
      return read(context, words, verb === 'time' ? clockIn : chosen)
    },
  },

  presses: {
    'choose-zone': async (context, { zone = '', said }) => {
      if (!isZone(zone)) return shown(context)
      return chosen(context, { zone, ...(said === undefined ? {} : { said }) })
    },
    'change-zone': (context) => context.open('zone'),

    'keep-zone': async (context, { zone = '' }) => {
      const me = await context.run(keepZone, { zone })
      return shown({ ...context, me })
    },
  },

  forms: {
    zone: formDialog({
      version: 1,
      draw: async (context) => ({
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
        values: { place: context.me.zone === null ? '' : (context.reader.said ?? zoneLabel(context.me.zone)) },
      }),
      submitted: async (context, { place }) => {
        await context.run(chooseZone, zoneMeant(cityMeant(place, context.me.zone), 'place'))
        return { kind: 'done', message: message('Your time zone is saved. We show times for it from now on.') }
      },
    }),
  },
}

async function shown({ me, now, reader }: DialogContext): Promise<Outcome> {
  const change = formButton('Change', 'change-zone', {})
  if (me.zone === null)
    return say(
      "I don't know your time zone yet. Name a city, for instance: zone Nairobi.",
      note(`Until then we show times for ${reader.said ?? zoneLabel(reader.zone)}.`),
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

/** @param meant what the dialog does with a zone that was found without doubt. */
async function read(
  context: DialogContext,
  words: string,
  meant: (context: DialogContext, place: NamedZone) => Promise<Outcome>,
): Promise<Outcome> {
  const reading = cityMeant(words, context.me.zone)
  if (reading.kind === 'unknown' && readReference(context.charter, words)?.sure) return converted(context, words)
  if (reading.kind === 'zone') return meant(context, { zone: reading.zone, said: reading.said })
  if (reading.kind === 'ask') return say(`"${words}": which of these do you mean?`, zoneChoices(reading))
  if (/\d|\b(noon|midday|midnight)\b/i.test(words)) return converted(context, words)
  throw noSuchCity(words)
}

/** `time Tokyo` asks what clocks show there, and changes nothing. */
async function clockIn({ now }: DialogContext, { zone, said = zoneLabel(zone) }: NamedZone): Promise<Outcome> {
  const mine = actButton(`Make ${said} my zone`, 'choose-zone', { zone, said })
  return say(
    text('In ', { strong: said }, ` it is ${clockThere(now, zone)} now, ${sayDateAt(dateAt(now, zone), now)}.`),
    buttons(mine),
  )
}

async function chosen(context: DialogContext, ask: NamedZone): Promise<Outcome> {
  const before = await context.resolve('before', async () => ({
    zone: context.me.zone,
    zoneSaid: context.me.zoneSaid ?? null,
  }))
  const { zone, zoneSaid } = await context.run(chooseZone, ask)
  const name = zoneSaid ?? zoneLabel(ask.zone)
  const there = text('Your time zone is ', { strong: name }, `. It is ${clockThere(context.now, ask.zone)} there now.`)
  if (before.zone === zone) return say(there)
  const undo = { zone: before.zone ?? '', ...(before.zoneSaid ? { said: before.zoneSaid } : {}) }
  return say(
    there,
    'Your reminders and your quiet hours follow it.',
    ...(await shifted(context, { from: before.zone, to: { zone: ask.zone, said: name } })),
    ...(before.zone === null ? [] : [buttons(actButton('Undo', 'choose-zone', undo))]),
  )
}

/** What the new clock makes of the next meeting: the context still shows times for the old zone, so it is said in words. */
async function shifted(
  { run, now, charter }: DialogContext,
  { from, to: reader }: { from: string | null; to: NamedZone },
): Promise<Block[]> {
  if (from !== null && sameClocks(from, reader.zone, now)) return []
  const ahead = (await run(readCalendar, {})).flatMap(({ meeting: { reference, sessions } }) =>
    sessions.flatMap(({ at, zone, said }) => (at !== null && at > now ? [{ reference, instant: at, zone, said }] : [])),
  )
  const [next] = ahead.toSorted((one, other) => (one.instant < other.instant ? -1 : 1))
  if (!next) return []
  const { reference, instant, zone } = next
  const zoneName = next.said ?? (zone === charter.organisation.zone ? charter.organisation.said : undefined)
  const then = sayInstant(
    { instant, zone, show: 'both', ...(zoneName === undefined ? {} : { said: zoneName }) },
    reader,
  )
  return [text('Your next meeting, ', { strong: reference }, `, is then ${then}.`)]
}

function clockThere(now: string, zone: string): string {
  return wallTimeAt(now, zone).slice(11)
}
