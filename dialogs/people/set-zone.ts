import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import { type Block, message } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import type { Outcome } from '#chat/outcome.ts'
import { readCalendar } from '#features/meetings/read-meetings.ts'
import { placeMeant, zoneChoices, zoneMeant } from '#features/people/cards/zone-card.ts'
import { chooseZone } from '#features/people/change-preferences.ts'
import { keepZone } from '#features/people/zone-question.ts'
import { type Dialog, formDialog, say, type Talk } from '#inbox/dialog.ts'
import { sayDate, sayInstant } from '#time/say-instant.ts'
import { dateAt, wallTimeAt } from '#time/wall-time.ts'
import { isZone } from '#time/zone.ts'
import { zoneLabel } from '#time/zone-label.ts'
import { sameClocks } from '#time/zones/same-clocks.ts'
import { converted, noSuchPlace } from './convert-time.ts'

/** The time zone in which somebody lives, and what a time elsewhere is for them. */
export const setZone: Dialog = {
  name: 'set-zone',

  words: {
    verb: 'zone',
    aliases: ['tz', 'time', 'timezone', 'time zone', 'my zone'],
    example: 'zone Sydney',
    does: 'your time zone, or what a time elsewhere is for your groups (zone 15:00 Geneva)',
    who: 'all',
    where: 'direct',
    said: (talk, words, verb) => {
      if (words === '') return shown(talk)
      return read(talk, words, verb === 'time' ? clockIn : chosen)
    },
  },

  presses: {
    'choose-zone': async (talk, { zone = '', said }) => {
      if (!isZone(zone)) return shown(talk)
      return chosen(talk, { zone, ...(said === undefined ? {} : { said }) })
    },
    'change-zone': (talk) => talk.open('zone'),

    'keep-zone': async (talk, { zone = '' }) => {
      const me = await talk.run(keepZone, { zone })
      return shown({ ...talk, me })
    },
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

type Place = { zone: string; said?: string }

/** @param meant what a place alone asks for. */
async function read(
  talk: Talk,
  words: string,
  meant: (talk: Talk, place: Place) => Promise<Outcome>,
): Promise<Outcome> {
  const reading = placeMeant(words, talk.me.zone)
  if (reading.kind === 'zone') return meant(talk, { zone: reading.zone, said: reading.said })
  if (reading.kind === 'ask') return say(`"${words}": which of these do you mean?`, zoneChoices(reading))
  if (/\d|\b(noon|midday|midnight)\b/i.test(words)) return converted(talk, words)
  throw noSuchPlace(words)
}

/** `time Tokyo` asks what clocks show there, and changes nothing. */
async function clockIn({ now }: Talk, { zone, said = zoneLabel(zone) }: Place): Promise<Outcome> {
  const mine = actButton(`Make ${said} my zone`, 'choose-zone', { zone, said })
  return say(
    text('In ', { strong: said }, ` it is ${clockThere(now, zone)} now, ${sayDate(dateAt(now, zone))}.`),
    buttons(mine),
  )
}

async function chosen(talk: Talk, ask: Place): Promise<Outcome> {
  const before = await talk.resolve('before', async () => ({ zone: talk.me.zone, zoneSaid: talk.me.zoneSaid ?? null }))
  const { zone, zoneSaid } = await talk.run(chooseZone, ask)
  const name = zoneSaid ?? zoneLabel(ask.zone)
  const there = text('Your time zone is ', { strong: name }, `. It is ${clockThere(talk.now, ask.zone)} there now.`)
  if (before.zone === zone) return say(there)
  const undo = { zone: before.zone ?? '', ...(before.zoneSaid ? { said: before.zoneSaid } : {}) }
  return say(
    there,
    'Your reminders and your quiet hours follow it.',
    ...(await shifted(talk, { from: before.zone, to: { zone: ask.zone, said: name } })),
    ...(before.zone === null ? [] : [buttons(actButton('Undo', 'choose-zone', undo))]),
  )
}

/** What the new clock makes of the next meeting: the talk still shows times for the old zone, so it is said in words. */
async function shifted(
  { run, now, charter }: Talk,
  { from, to: reader }: { from: string | null; to: NamedZone },
): Promise<Block[]> {
  if (from !== null && sameClocks(from, reader.zone, now)) return []
  const ahead = (await run(readCalendar, {})).flatMap(({ meeting: { reference, sessions } }) =>
    sessions.flatMap(({ at, zone, said }) => (at !== null && at > now ? [{ reference, instant: at, zone, said }] : [])),
  )
  const [next] = ahead.toSorted((one, other) => (one.instant < other.instant ? -1 : 1))
  if (!next) return []
  const { reference, instant, zone } = next
  const said = next.said ?? (zone === charter.organisation.zone ? charter.organisation.said : undefined)
  const then = sayInstant({ instant, zone, show: 'both', ...(said === undefined ? {} : { said }) }, reader)
  return [text('Your next meeting, ', { strong: reference }, `, is then ${then}.`)]
}

function clockThere(now: string, zone: string): string {
  return wallTimeAt(now, zone).slice(11)
}
