import { readFileSync } from 'node:fs'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { understandWhen } from '#time/read-when.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import type { Series } from '#time/series/series.ts'
import { instantOf, plusDays } from '#time/wall-time.ts'
import type { When, WhenOptions } from '#time/when.ts'

/** A phrase that was marked before anybody ran it: `clear`, `ask` or `refuse`, with what is expected, readings joined by ||. */
export type NewPhrase = { reads: string; phrase: string; now: string; zone: string; mark: string; expected: string }

/**
 * How a phrase went. `wrong`: another time without a question. `guessed`: one of several readings without a question.
 * `lost`: asked, and no button leads to what was meant.
 */
export type Verdict = 'right' | 'asked' | 'lost' | 'refused' | 'wrong' | 'guessed' | 'other title'

/** The rows of `new-phrases.tsv`. */
export function newPhrases(): NewPhrase[] {
  const lines = readFileSync('test/time/words/new-phrases.tsv', 'utf8').split('\n')
  return lines.slice(1).flatMap((line) => {
    const [reads = '', phrase = '', now = '', zone = '', mark = '', expected = ''] = line.split('\t')
    return line === '' ? [] : [{ reads, phrase, now, zone, mark, expected }]
  })
}

/** How a leader's words are read in a row of these files. */
export function optionsOf({ reads, now, zone }: Pick<NewPhrase, 'reads' | 'now' | 'zone'>): WhenOptions {
  const kind = reads === 'poll' ? 'alternatives' : reads === 'series' ? 'series' : 'sessions'
  return { now: now.replace(/(T\d\d:\d\d)Z$/, '$1:00Z'), zone, lasts: 'PT60M', reads: kind }
}

/** What came out of a phrase, and the verdict on it. */
export function judged(row: NewPhrase): { verdict: Verdict; got: string } {
  const options = optionsOf(row)
  const when = understandWhen(row.phrase, options)
  const meant = row.expected.split(' || ').filter((one) => !one.startsWith('form '))
  const got = shown(when)
  if (when.kind === 'understood') {
    const fits = meant.filter((one) => sameTimes(one, when))
    if (fits.length === 0) return { verdict: 'wrong', got }
    if (row.mark === 'ask' && (meant.length > 1 || /\|\| form|^form/.test(row.expected)))
      return { verdict: 'guessed', got }
    return { verdict: fits.some((one) => sameTitle(one, when.title)) ? 'right' : 'other title', got }
  }
  if (when.asks[0].choices.length === 0) return { verdict: 'refused', got }
  if (meant.length === 0) return { verdict: 'asked', got }
  const led = leadsTo(when, options)
  return { verdict: meant.some((one) => led.some((end) => sameTimes(one, end))) ? 'asked' : 'lost', got }
}

/** As many readings are shown as buttons; the last button opens the form. */
const mostButtons = 4

/** Every reading that pressing buttons can lead to. */
export function leadsTo(when: When, options: WhenOptions, depth = 5): (When & { kind: 'understood' })[] {
  if (when.kind === 'understood') return [when]
  if (depth === 0) return []
  return when.asks[0].choices
    .slice(0, mostButtons)
    .flatMap(({ draft }) => leadsTo(resolveWhen(draft, options), options, depth - 1))
}

/** What was understood or asked, in a line. */
export function shown(when: When): string {
  if (when.kind === 'understood') return `${said(when)}${when.title === null ? '' : ` "${when.title}"`}`
  const [{ question, choices }] = when.asks
  return `${choices.length === 0 ? 'form' : 'ask'}: ${question} [${choices.map(({ label }) => label).join('] [')}]`
}

/** The instants and lengths that were understood, and whether it goes on; for comparing. */
export function keyOfWhen(when: When & { kind: 'understood' }): string {
  if (when.series) {
    const { time, zone, lasts } = when.series
    const times = daysOf(when.series).map((date) => epochOf(instantOf(`${date}T${time ?? '12:00'}`, zone)))
    return `series ${times.join(' ')} ${millisecondsOf(lasts) / 60_000} ${isEndless(when.series)}`
  }
  const times = when.sessions.map(
    ({ at, lasts, date }) => `${at === null ? date : epochOf(at)}/${millisecondsOf(lasts) / 60_000}`,
  )
  return [...new Set(times)].sort().join(' ')
}

/** The same for people. */
function said(when: When & { kind: 'understood' }): string {
  if (!when.series) {
    const minutes = (lasts: string) => millisecondsOf(lasts) / 60_000
    return when.sessions.map(({ date, time, zone, lasts }) => `${date} ${time} ${zone} ${minutes(lasts)}m`).join(' + ')
  }
  const { time, zone, lasts } = when.series
  const days = [...daysOf(when.series), ...(isEndless(when.series) ? ['...'] : [])]
  return `series ${days.join(' ')} at ${time} ${zone} ${millisecondsOf(lasts) / 60_000}m`
}

/** The days of a series; of one that goes on the first four. */
function daysOf(series: Series): string[] {
  const upTo = (days: number) =>
    occurrencesOf(series, { from: series.from, to: plusDays(series.from, days) }).map(({ date }) => date)
  if (!isEndless(series)) return upTo(1000)
  const near = upTo(60)
  return (near.length < 4 ? upTo(1000) : near).slice(0, 4)
}

function isEndless({ end, rhythm }: Series): boolean {
  return end === null && rhythm.kind !== 'dates'
}

function sameTimes(expected: string, when: When & { kind: 'understood' }): boolean {
  return keyOf(expected) === keyOfWhen(when)
}

/** The key of an expectation of the file, as `keyOfWhen` makes it. */
function keyOf(expected: string): string {
  const plain = expected.replace(/\s*"[^"]*"\s*$/, '')
  const series = /^((?:\d{4}-\d\d-\d\d )+)(\.\.\. )?at (\S+) (\S+) (\d+)m$/.exec(plain)
  if (series) {
    const [, days = '', endless, time, zone = '', minutes] = series
    const times = days
      .trim()
      .split(' ')
      .map((day) => epochOf(instantOf(`${day}T${time}`, zone)))
    return `series ${times.join(' ')} ${minutes} ${endless !== undefined}`
  }
  const sessions = plain.split(/ [+/] /).map((one) => {
    const [date, time, zone = '', minutes = ''] = one.split(' ')
    return `${epochOf(instantOf(`${date}T${time}`, zone))}/${minutes.slice(0, -1)}`
  })
  return [...new Set(sessions)].sort().join(' ')
}

export function sameTitle(expected: string, title: string | null): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/^(?:the|an?)\s+/, '')
  return plain(/"([^"]*)"$/.exec(expected)?.[1] ?? '') === plain(title ?? '')
}
