import { stemmer } from 'stemmer'
import { wordsOf } from './words.ts'

/**
 * What a sentence is about, whatever the order of its words: a word, or `(one|or another)`, that has to be said;
 * `[what may be said]`; `{slot}` and `[{slot}]` for what is found, such as a meeting; `<class>` for one of the words of a
 * shared list. `...` at the end lets some words pass that nobody foresaw: only for what shows something.
 */
export type Gist = {
  /** Each has to be said, in one of its ways; a way is a run of words, by their stems. */
  needs: readonly (readonly Run[])[]
  may: readonly Run[]
  slots: readonly { name: string; needed: boolean }[]
  loose: boolean
  /** All words that it is written with. */
  words: ReadonlySet<string>
}
export type Run = readonly string[]

/** @param classes the words of each `<class>`. @throws Error for a gist that is not well written. */
export function gist(source: string, classes: Readonly<Record<string, string>> = {}): Gist {
  const needs: Run[][] = []
  const may: Run[] = []
  const slots: Gist['slots'][number][] = []
  const words = new Set<string>()
  const runOf = (said: string): Run =>
    wordsOf(said).map(({ is }) => {
      words.add(is)
      return stem(is)
    })
  const runsOf = (text: string): Run[] =>
    text.split('|').flatMap((one): Run[] => {
      if (one.trim() === '') return []
      const name = /^<([\w-]+)>$/.exec(one.trim())?.[1]
      if (name === undefined) return [runOf(one)]
      const all = classes[name]
      if (all === undefined) throw new Error(`"${source}": there is no class <${name}>`)
      return runsOf(all)
    })
  const written = source.endsWith('...') ? source.slice(0, -'...'.length) : source
  for (const token of written.match(/\([^()]*\)|\[[^[\]]*\]|\S+/g) ?? []) {
    const isChoice = token.startsWith('[')
    const all = token.replace(/^[([](.*)[)\]]$/, '$1')
    if (isChoice || /^\{\w+\}$/.test(all))
      for (const [, name = ''] of all.matchAll(/\{(\w+)\}/g)) slots.push({ name, needed: !isChoice })
    const runs = runsOf(all.replace(/\{\w+\}\|?/g, ''))
    if (isChoice) may.push(...runs)
    else if (runs.length > 0) needs.push(runs)
  }
  if ([...needs.flat(), ...may].some((run) => run.length === 0)) throw new Error(`"${source}": an empty choice`)
  return { needs, may, slots, loose: written !== source, words }
}

/** Several of them are asked for otherwise than one. */
const many = new Set(['meetings', 'sessions', 'dates', 'calls'])

/** What a typed word can be: one of several is one as well. */
export function stemsOf(word: string): string[] {
  return many.has(word) ? [word, word.slice(0, -1)].map((one) => (many.has(one) ? one : stem(one))) : [stem(word)]
}

/** What a word has in common with its other forms: "meetings" and "meeting"; a reminder is not "remind me". */
export function stem(word: string): string {
  if (many.has(word)) return word
  if (/^reminders?$/.test(word)) return 'reminder'
  return /^[a-z]{4,}$/.test(word) ? stemmer(word) : word
}
