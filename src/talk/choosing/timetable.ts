import type { Situation } from '#talk/situation.ts'
import { fold, type Word } from '#talk/words.ts'
import type { Instant } from '#time/instant.ts'
import { wallTimeAt } from '#time/wall-time.ts'
import type { Role } from './choosing-words.ts'

/** A time to choose from, by its own clock; with its instant, also by the speaker's. */
export type TimeChoice = { date: string; time: string | null; zone?: string; at?: Instant }

/** Who speaks, and when. */
export type Speaker = Pick<Situation, 'charter' | 'now' | 'zone' | 'name'>

/** By which of its sides a time is named: "Tuesday", "15:00", "the second". */
type Named = 'day' | 'clock' | 'place'

/**
 * Some of the times, by their places from 0. `several`: more than one can be meant, though one was named: a weekday that
 * is there twice, or a time that is another one on the speaker's own clock.
 */
export type Reference = {
  kind: 'times'
  places: readonly number[]
  named: Named
  several: 'days' | 'clocks' | null
  words: string
}

/**
 * What one run of words says. `soft` is a comma, `hard` ends a sentence; `unclear` speaks of times, and not of which:
 * "two of them", "from 14:00", "later".
 */
export type Token = Reference | { kind: 'role'; role: Role } | { kind: 'soft' } | { kind: 'hard' } | { kind: 'unclear' }

export type Clock = { date: string; time: string | null }
/** The times to choose from, and who reads them. */
export type Timetable = {
  /** By its own clock, and by the speaker's. */
  clocks: readonly { own: Clock; local: Clock }[]
  choices: readonly TimeChoice[]
  speaker: Speaker
  passed: ReadonlySet<string>
}
export type Reading = Timetable & { words: readonly Word[] }
export type Read = { to: number; token: Token | null }

/** The times to choose from, by both clocks: converted once for all that is read against them. */
export function timetable(choices: readonly TimeChoice[], speaker: Speaker): Timetable {
  const clocks = choices.map(({ date, time, at }) => {
    const local = at === undefined ? null : wallTimeAt(at, speaker.zone)
    const own = { date, time }
    return { own, local: local === null ? own : { date: local.slice(0, 10), time: local.slice(11) } }
  })
  const bot = fold(speaker.charter.words.bot)
  const passed = new Set([...fold(speaker.name).split(' '), bot, `@${bot}`])
  return { clocks, choices, speaker, passed }
}

/** Words as they stand, to be quoted. */
export function wordsIn(words: readonly Word[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map(({ is }) => is)
    .join(' ')
}

/** Some of the times, named by these words. */
export function timesNamed(
  { places, several }: Pick<Reference, 'places' | 'several'>,
  named: Named,
  words: string,
): Reference {
  return { kind: 'times', places, named, several, words }
}
