import { readFileSync } from 'node:fs'
import { epochOf } from '#time/instant.ts'
import { understandWhen } from '#time/read-when.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import type { MonthDay, Rhythm, Series } from '#time/series/series.ts'
import { instantOf, plusDays } from '#time/wall-time.ts'
import type { When, WhenOptions } from '#time/when.ts'
import { keyOfWhen, leadsTo, sameTitle, shown, type Verdict } from './judge.ts'

/** A phrase of `fresh-phrases.tsv`: what it means was written down before it was run, readings with the likeliest first. */
type FreshPhrase = { phrase: string; zone: string; clear: boolean; meanings: string[]; title: string }

/** What the head of the file says: a Monday, 9 o'clock where the writer lives; an hour where no length is said. */
const now = '2026-03-02T09:00'
const usual = 60

/** The rows of `fresh-phrases.tsv`, each with how it went; verdicts as in `judge.ts`. */
export function freshPhrases(): (FreshPhrase & { verdict: Verdict; got: string })[] {
  const lines = readFileSync('test/time/words/fresh-phrases.tsv', 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [phrase = '', zone = '', mark = '', meaning = '', title = ''] = line.split('\t')
      const row = { phrase, zone, clear: mark === 'clear', meanings: meaning.split(' | '), title }
      return { ...row, ...judged(row) }
    })
}

function judged({ phrase, zone, clear, meanings, title }: FreshPhrase): { verdict: Verdict; got: string } {
  const options: WhenOptions = { now: instantOf(now, zone), zone, lasts: `PT${usual}M`, reads: 'series' }
  const when = understandWhen(phrase, options)
  const got = shown(when)
  // What is not said is asked for by the form.
  const meant = meanings.filter((meaning) => !meaning.includes('??')).map(keyOf)
  const isMeant = (one: When & { kind: 'understood' }) => meant.includes(unified(keyOfWhen(one)))
  if (when.kind === 'understood') {
    if (!isMeant(when)) return { verdict: 'wrong', got }
    if (!clear) return { verdict: 'guessed', got }
    return { verdict: sameTitle(title === '' ? '' : `"${title}"`, when.title) ? 'right' : 'other title', got }
  }
  if (when.asks[0].choices.length === 0) return { verdict: 'refused', got }
  if (meant.length === 0) return { verdict: 'asked', got }
  return { verdict: leadsTo(when, options).some(isMeant) ? 'asked' : 'lost', got }
}

/** Meetings of a series on single days, and sessions, are told apart by no reading of the file. */
function unified(key: string): string {
  const series = /^series ((?:\d+ )+)(\d+) (true|false)$/.exec(key)
  if (!series) return key
  const [, times = '', minutes = '', endless] = series
  const all = times
    .trim()
    .split(' ')
    .map((time) => `${time}/${minutes}`)
  return [...all.sort(), ...(endless === 'true' ? ['...'] : [])].join(' ')
}

function keyOf(meaning: string): string {
  return /^\d/.test(meaning) ? [...new Set(meaning.split('; ').map(sessionKey))].sort().join(' ') : seriesKey(meaning)
}

function sessionKey(session: string): string {
  const [, wall = '', offset, zone = '', minutes] =
    /^(\S{16})([+-]\d\d:\d\d)?\[([^\]]+)\](?: (\d+))?$/.exec(session) ?? []
  const at = offset ? epochOf(`${wall}:00${offset}`) : epochOf(instantOf(wall, zone))
  return `${at}/${minutes ?? usual}`
}

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function seriesKey(meaning: string): string {
  const [, kind = '', every, on = '', time = '', zone = '', minutes, from = '', count, until] =
    /^(weekly|monthly|daily)(?:\/(\d+))? (?:([\w,-]+) )?(\d\d:\d\d)\[([^\]]+)\](?: (\d+))? from (\S+)(?: x(\d+)| until (\S+))?$/.exec(
      meaning,
    ) ?? []
  const series: Series = {
    ...{ time, zone, said: zone, lasts: `PT${minutes ?? usual}M`, from, changes: [] },
    rhythm: rhythmOf(kind, Number(every ?? 1), on),
    end: count ? { count: Number(count) } : until ? { until } : null,
  }
  const found = occurrencesOf(series, { from, to: plusDays(from, 1000) }).map(
    (one) => `${epochOf(instantOf(`${one.date}T${time}`, zone))}/${minutes ?? usual}`,
  )
  return [...found.slice(0, series.end ? undefined : 4).sort(), ...(series.end ? [] : ['...'])].join(' ')
}

function rhythmOf(kind: string, every: number, on: string): Rhythm {
  const named = on.split(',').filter((day) => day !== '')
  if (kind === 'daily') return { kind: 'days', every }
  if (kind === 'weekly') return { kind: 'weeks', every, on: named.map((day) => days.indexOf(day) + 1) }
  const monthDays = named.map((day): MonthDay => {
    const weekday = days.indexOf(day.slice(-2)) + 1
    return weekday > 0 ? { nth: Number(day.slice(0, -2)), weekday } : { day: Number(day) }
  })
  return { kind: 'months', every, on: monthDays }
}
