import { actButton, formButton, note, text } from '#chat/button.ts'
import type { Field } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import { counted, listed } from '#time/english-words.ts'
import { millisecondsOf } from '#time/instant.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import { sayRhythm } from '#time/series/series.ts'
import type { SessionDraft, WhenAsk, WhenDraft } from '#time/when.ts'
import { readZone } from '#time/zone.ts'
import { zoneLabel } from '#time/zone-label.ts'

/** The fields that say when: a day, and what is wanted of its time. */
export const whenFields = [
  { name: 'date', label: 'Day', kind: 'date' },
  { name: 'time', label: 'Time', help: 'Leave it empty if it is still open.', kind: 'time', optional: true },
  { name: 'zone', label: 'Time zone', help: 'A city, for instance Geneva.', kind: 'text', max: 80 },
  { name: 'lasts', label: 'How long', help: 'For instance 90m or 1h30.', kind: 'text', max: 20 },
] as const satisfies readonly Field[]

/** What is understood of a session, to fill those fields; what is open stays empty. */
export function whenValues(session: SessionDraft | undefined, usual: { zone: string; lasts: string }): Raw {
  const zone = only(session?.zone.options)
  return {
    date: only(session?.date.options) ?? null,
    time: only(session?.time.options) ?? null,
    zone: zone ? zoneWords(zone) : (session?.zone.options.length ?? 0) > 1 ? '' : usual.zone,
    lasts: lengthWords(only(session?.lasts.options) ?? usual.lasts),
  }
}

/** Words with several readings: all that is understood, what they may mean as buttons, and the form for everything else. */
export function whenQuestion(
  { question, choices }: WhenAsk,
  { draft, pending, choose, change }: { draft: WhenDraft; pending: string; choose: string; change: string },
): Message {
  const understood = readingOf(draft)
  return {
    summary: [question],
    blocks: [
      text({ strong: question }),
      ...(understood === '' ? [] : [note(`Understood so far: ${understood}.`)]),
      {
        kind: 'buttons',
        buttons: [
          ...choices
            .slice(0, 4)
            .map(({ label }, choice) => actButton(label, choose, { pending, choice: String(choice) })),
          formButton('Open the form', change, { pending }),
        ],
      },
    ],
  }
}

/** What is understood, in one line: "Thu 21 May 2020, 15:00 Geneva, 90 minutes, Case studies"; what is open is left out. */
function readingOf({ sessions, repeat, title }: WhenDraft): string {
  const [rhythm, ...others] = repeat?.rhythms ?? []
  const from = only(repeat?.from.options)
  const until = only(repeat?.until.options)
  const often = [
    ...(rhythm && others.length === 0 ? [sayRhythm(rhythm.rhythm)] : []),
    ...(from ? [`from ${sayDate(from)}`] : []),
    ...(until ? [`until ${sayDate(until)}`] : []),
    ...(repeat?.count === undefined ? [] : [counted(repeat.count, 'time')]),
    ...(repeat && repeat.except.length > 0 ? [`not on ${listed(repeat.except.map(sayDate))}`] : []),
  ]
  const parts = [...often, ...new Set(sessions.map(sessionOf))].filter((part) => part !== '')
  return [parts.join(', '), title ?? ''].filter((part) => part !== '').join(', ')
}

function sessionOf({ date, time, zone, lasts }: SessionDraft): string {
  const day = only(date.options)
  const clock = [time.ask ? undefined : only(time.options), only(zone.options)?.said]
  const length = only(lasts.options)
  return [
    day && !date.ask ? sayDate(day) : '',
    clock.filter((part) => part !== undefined).join(' '),
    length ? sayDuration(length) : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** "90m": words that are read back as the same length. */
export function lengthWords(lasts: string): string {
  return `${Math.round(millisecondsOf(lasts) / 60_000)}m`
}

/** A zone as one would type it: its place, where that is read back as the same zone. */
export function zoneName(zone: string): string {
  return zoneWords({ zone, said: zoneLabel(zone) })
}

/** The word a zone was called by, where it is read back as the same zone. */
export function zoneWords({ zone, said }: { zone: string; said: string }): string {
  const read = readZone(said)
  return read.kind === 'zone' && read.zone === zone ? said : zone
}

function only<T>(options: readonly T[] | undefined): T | undefined {
  return options?.length === 1 ? options[0] : undefined
}
