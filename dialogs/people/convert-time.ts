import { z } from 'zod'
import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Span } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { zonesOfGroups } from '#features/groups/zones-of-groups.ts'
import type { PeopleByZone } from '#features/people/cards/zone-card.ts'
import { clockLines } from '#features/people/cards/zone-card.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { understandWhen } from '#time/read-when.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import { dateAt } from '#time/wall-time.ts'
import type { WhenAsk, WhenDraft, WhenOptions, WhenSession } from '#time/when.ts'
import { whenDraftShape } from '#time/when-shape.ts'
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
      return draft ? resolved(context, draft) : say('This is too old. Please say it again.', example)
    },
  },
}

const choicesShape = z.object({ choices: z.array(whenDraftShape) })

const example: Block = note('Write a time and a place, for instance: zone 15:00 Geneva')

/** `zone 15:00 Geneva`, `zone 21 May 15:00 Geneva`, `zone 3`. @throws UserError where the place is not known. */
export function converted(context: DialogContext, words: string): Promise<Outcome> {
  const read = (typed: string) => understandWhen(typed, optionsFor(context)).draft
  const draft = read(words)
  // A number alone is no time in the middle of a sentence; here nothing else can be meant.
  const timed = draft.sessions.every(({ time }) => time.options.length === 0) ? read(`at ${words}`) : draft
  const isPlaced = timed.sessions.some(({ zone }) => zone.options.length > 0)
  if (timed.title !== null && !isPlaced) throw noSuchCity(timed.title)
  return resolved(context, { ...timed, title: null, doubts: [] })
}

/** @throws UserError that says that no city of this name is known. */
export function noSuchCity(words: string): UserError {
  return new UserError('no-such-zone', `I don't know the place "${cutAt(words, 60)}". Try a large city near you.`, {
    next: [{ label: 'See my zone', say: 'zone' }],
  })
}

/** The day is asked for nowhere: where none is named, it is today in that zone. What else is open goes first. */
async function resolved(context: DialogContext, draft: WhenDraft): Promise<Outcome> {
  const options = optionsFor(context)
  const asTyped = resolveWhen(draft, options)
  const open = asTyped.kind === 'gap' ? asTyped.asks.find(({ choices }) => choices.length > 0) : undefined
  if (open) return question(context, open)
  const when = resolveWhen({ ...draft, sessions: draft.sessions.map((one) => onToday(one, options)) }, options)
  if (when.kind === 'gap') return question(context, when.asks[0])
  const around = await context.run(zonesOfGroups, {})
  const blocks = when.sessions.flatMap((session) => shown(context, session, around))
  return say(...blocks, ...(context.me.zone === null ? [buttons(sayButton('Set my zone', 'zone'))] : []))
}

function onToday(session: WhenDraft['sessions'][number], { now, zone }: WhenOptions) {
  if (session.date.options.length > 0 || session.date.ask) return session
  return { ...session, date: { options: [dateAt(now, session.zone.options[0]?.zone ?? zone)] } }
}

async function question(context: DialogContext, { question: asked, choices }: WhenAsk): Promise<Outcome> {
  if (choices.length === 0) return say(asked, example)
  const pending = await context.saveDraft({ choices: choices.map(({ draft }) => draft) })
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
