import { z } from 'zod'
import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Span } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import type { Outcome } from '#chat/outcome.ts'
import { zonesOfGroups } from '#features/groups/zones-of-groups.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { readReference } from '#features/meetings/reference.ts'
import type { PeopleByZone } from '#features/people/cards/zone-card.ts'
import { clockLines } from '#features/people/cards/zone-card.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { understandWhen } from '#time/read-when.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import { sayDate } from '#time/say-instant.ts'
import { dateAt, wallTimeAt } from '#time/wall-time.ts'
import type { WhenAsk, WhenDraft, WhenOptions, WhenSession } from '#time/when.ts'
import { whenDraftShape, zoneShape } from '#time/when-shape.ts'
import { readZone } from '#time/zone.ts'
import { zoneLabel } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'
import { convertGists } from './people-gists.ts'
import { convertPhrases } from './people-phrases.ts'

/** What a time elsewhere is for the speaker, and for everybody in their groups; words with two readings are asked about. */
export const convertTime: Dialog = {
  name: 'convert-time',

  also: convertPhrases,
  about: convertGists,

  presses: {
    'choose-time': async (context, { pending = '', choice = '' }) => {
      const saved = choicesShape.safeParse(await context.readDraft(pending))
      const draft = saved.success ? saved.data.choices[Number(choice)] : undefined
      return draft
        ? resolved(context, draft, saved.success ? saved.data.targets : [])
        : say('This is too old. Please say it again.', example)
    },
  },
}

const choicesShape = z.object({
  choices: z.array(whenDraftShape),
  targets: z.array(z.object({ zone: zoneShape, said: z.string() })).default([]),
})

const example: Block = note('Write a time and a place, for instance: zone 15:00 Geneva')

/**
 * `zone 15:00 Geneva`, `zone 21 May 15:00 Geneva in Lagos and Tokyo`, `zone proc7 in Lagos`, `zone 3`.
 * @throws UserError where the place is not known.
 */
export async function converted(context: DialogContext, typed: string): Promise<Outcome> {
  const { words, targets } = placesIn(context, typed)
  const reference = readReference(context.charter, words)
  if (reference?.sure && reference.rest === '') return meetingIn(context, reference.reference, targets)
  const read = (typed: string) => understandWhen(typed, optionsFor(context)).draft
  const draft = read(words)
  // A number alone is no time in the middle of a sentence; here nothing else can be meant.
  const timed = draft.sessions.every(({ time }) => time.options.length === 0) ? read(`at ${words}`) : draft
  const isPlaced = timed.sessions.some(({ zone }) => zone.options.length > 0)
  if (timed.title !== null && !isPlaced) throw noSuchCity(timed.title)
  // Between two places the difference is asked, of which the hour does not matter.
  const sessions = targets.length > 0 ? timed.sessions.map(atNoon) : timed.sessions
  return resolved(context, { ...timed, sessions, title: null, doubts: [] }, targets)
}

/** The places behind the last "in" of some words, and the words before it. */
function placesIn({ reader }: DialogContext, typed: string): { words: string; targets: NamedZone[] } {
  const at = typed.toLowerCase().lastIndexOf(' in ')
  if (at < 0) return { words: typed, targets: [] }
  const targets = typed
    .slice(at + ' in '.length)
    .split(/,|\sand\s/)
    .map((place) => readZone(place.trim().replace(/[?.]$/, ''), reader.zone))
  const named = targets.flatMap((one) => (one.kind === 'zone' ? [{ zone: one.zone, said: one.said }] : []))
  return named.length === targets.length
    ? { words: typed.slice(0, at).trim(), targets: named }
    : { words: typed, targets: [] }
}

function atNoon(session: WhenDraft['sessions'][number]) {
  return session.time.options.length > 0 || session.time.ask ? session : { ...session, time: { options: ['12:00'] } }
}

/** When a meeting is, by the clocks of these places; of the speaker's, where none is named. */
async function meetingIn(context: DialogContext, reference: string, targets: readonly NamedZone[]): Promise<Outcome> {
  const found = await context.run(findMeeting, { words: reference, which: 'any', as: 'member' })
  if (found.kind !== 'one') return context.say(`next ${reference}`)
  const lines = found.meeting.sessions.flatMap(({ at }) =>
    at === null ? [] : targets.map((place) => clockThere(at, place)),
  )
  if (lines.length === 0) return context.say(`next ${reference}`)
  return say(text({ strong: found.meeting.reference }, ': ', ...whenAllSpans(found.meeting), '.'), {
    kind: 'list',
    items: lines.map((line) => [line]),
  })
}

/** "15:00 in Lagos, Fri 20 Mar 2020". */
function clockThere(at: string, { zone, said = zoneLabel(zone) }: NamedZone): string {
  return `${wallTimeAt(at, zone).slice(11)} in ${said}, ${sayDate(dateAt(at, zone))}`
}

/** @throws UserError that says that no city of this name is known. */
export function noSuchCity(words: string): UserError {
  return new UserError('no-such-zone', `I don't know the place "${cutAt(words, 60)}". Try a large city near you.`, {
    next: [{ label: 'See my zone', say: 'zone' }],
  })
}

/** The day is asked for nowhere: where none is named, it is today in that zone. What else is open goes first. */
async function resolved(
  context: DialogContext,
  draft: WhenDraft,
  targets: readonly NamedZone[] = [],
): Promise<Outcome> {
  const options = optionsFor(context)
  const asTyped = resolveWhen(draft, options)
  const open = asTyped.kind === 'gap' ? asTyped.asks.find(({ choices }) => choices.length > 0) : undefined
  if (open) return question(context, open, targets)
  const when = resolveWhen({ ...draft, sessions: draft.sessions.map((one) => onToday(one, options)) }, options)
  if (when.kind === 'gap') return question(context, when.asks[0], targets)
  if (targets.length > 0)
    return say(
      ...when.sessions.flatMap((session): Block[] => {
        const { at, time, said } = session
        if (at === null) return []
        const items = targets.map((place): Span[] => [clockThere(at, place)])
        return [text(`${time} ${said}, ${sayDate(session.date)}, is:`), { kind: 'list', items }]
      }),
    )
  const around = await context.run(zonesOfGroups, {})
  const blocks = when.sessions.flatMap((session) => shown(context, session, around))
  return say(...blocks, ...(context.me.zone === null ? [buttons(sayButton('Set my zone', 'zone'))] : []))
}

function onToday(session: WhenDraft['sessions'][number], { now, zone }: WhenOptions) {
  if (session.date.options.length > 0 || session.date.ask) return session
  return { ...session, date: { options: [dateAt(now, session.zone.options[0]?.zone ?? zone)] } }
}

async function question(
  context: DialogContext,
  { question: asked, choices }: WhenAsk,
  targets: readonly NamedZone[],
): Promise<Outcome> {
  if (choices.length === 0) return say(asked, example)
  const pending = await context.saveDraft({ choices: choices.map(({ draft }) => draft), targets: [...targets] })
  const presses = choices
    .slice(0, 5)
    .map(({ label }, choice) => actButton(label, 'choose-time', { pending, choice: String(choice) }))
  return say(text({ strong: asked }), { kind: 'buttons', buttons: presses })
}

/** The speaker's own time first, then everybody else's, by the clock and not by name. */
function shown({ reader, charter }: DialogContext, session: WhenSession, around: PeopleByZone): Block[] {
  const { at: instant, zone, said, time } = session
  if (instant === null || time === null) return [text('At what time?'), example]
  const own: Span = { instant, zone, said, show: 'both' }
  const lines = clockLines(around, { at: instant, zone: reader.zone, home: charter.organisation })
  return [
    text(`${time} ${said} is, for ${reader.zone === zone ? 'you too' : 'you'}: `, own),
    ...(lines.length === 0
      ? []
      : [text('In your groups:'), { kind: 'list' as const, items: lines.map((line) => [line]) }]),
  ]
}

function optionsFor({ now, reader }: DialogContext): WhenOptions {
  return { now, zone: reader.zone, said: reader.said ?? zoneLabel(reader.zone), lasts: 'PT60M' }
}
