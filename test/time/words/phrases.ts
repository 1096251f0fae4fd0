import { readFileSync } from 'node:fs'
import { millisecondsOf } from '#time/instant.ts'
import { readDate } from '#time/read-date.ts'
import { readDuration } from '#time/read-duration.ts'
import { understandWhen } from '#time/read-when.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import type { Series } from '#time/series/series.ts'
import { plusDays } from '#time/wall-time.ts'
import type { LastMeeting, When, WhenOptions } from '#time/when.ts'

/** One row of the table: what was typed, when and where, and what it has to give, in the words of the table's head. */
export type Phrase = { reads: string; phrase: string; now: string; zone: string; expected: string; last: string }

/** The rows of `phrases.tsv`. */
export function phrases(): Phrase[] {
  const lines = readFileSync('test/time/words/phrases.tsv', 'utf8').split('\n')
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).slice(1)
  return rows.map((row) => {
    const [reads = '', phrase = '', now = '', zone = '', expected = '', last = ''] = row.split('\t')
    return { reads, phrase, now, zone, expected, last }
  })
}

/** What is expected instead of some of those rows since more is understood, or asked about, by `keyOf`. */
export function superseded(): ReadonlyMap<string, string> {
  const lines = readFileSync('test/time/words/superseded.tsv', 'utf8').split('\n')
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).slice(1)
  return new Map(
    rows.map((row) => {
      const [reads = '', phrase = '', now = '', zone = '', expected = ''] = row.split('\t')
      return [keyOf({ reads, phrase, now, zone }), expected]
    }),
  )
}

/** What tells rows from each other, meetings that were spoken of aside. */
export function keyOf({ reads, phrase, now, zone }: Pick<Phrase, 'reads' | 'phrase' | 'now' | 'zone'>): string {
  return [reads, phrase, now, zone].join('\t')
}

/** What a phrase gives, written as the table writes it. */
export function given({ reads, phrase, now, zone, last }: Phrase): string {
  if (reads === 'length') return lengthGiven(readDuration(phrase))
  if (reads === 'day') return dayGiven(readDate(phrase, { now, zone }))
  return whenGiven(understandWhen(phrase, { now, zone, lasts: 'PT60M', ...readingOf(reads), ...lastOf(last) }), reads)
}

function readingOf(reads: string): Pick<WhenOptions, 'reads'> {
  if (reads === 'poll') return { reads: 'alternatives' }
  return reads === 'series' ? { reads } : {}
}

function lastOf(words: string): { last?: LastMeeting } {
  const [date, time, zone, minutes = ''] = words.split(' ')
  return date && time && zone ? { last: { date, time, zone, lasts: `PT${minutes.toUpperCase()}` } } : {}
}

function lengthGiven(lasts: string | null): string {
  return lasts === null ? 'none' : `${millisecondsOf(lasts) / 60_000}m`
}

function dayGiven(read: ReturnType<typeof readDate>): string {
  if (read.kind === 'ask') return `ask: ${read.choices.map((choice) => choice.label).join(' | ')}`
  return read.kind === 'date' ? read.date : 'none'
}

function whenGiven(when: When, reads: string): string {
  if (when.kind === 'gap') {
    const [{ about, choices }] = when.asks
    return choices.length === 0 ? `form ${about}` : `ask ${about}: ${choices.map((choice) => choice.label).join(' | ')}`
  }
  const title = when.title === null ? '' : ` "${when.title}"`
  if (when.series) return `${seriesGiven(when.series)}${title}`
  const between = reads === 'poll' ? ' / ' : ' + '
  const sessions = when.sessions.map(({ date, time, zone, lasts }, at) => {
    const past = when.past.includes(at) ? ' past' : ''
    return `${date} ${time} ${zone} ${lengthGiven(lasts)}${past}`
  })
  return `${sessions.join(between)}${title}`
}

/** The days of a series; of one without an end the first four. */
function seriesGiven(series: Series): string {
  const days = occurrencesOf(series, { from: series.from, to: plusDays(series.from, 1000) }).map(({ date }) => date)
  const shown = series.end === null && series.rhythm.kind !== 'dates' ? [...days.slice(0, 4), '...'] : days
  return `${shown.join(' ')} at ${series.time} ${series.zone} ${lengthGiven(series.lasts)}`
}
