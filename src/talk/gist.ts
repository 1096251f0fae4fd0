import { stemmer } from 'stemmer'
import type { Found } from './slots.ts'
import { isSmall } from './small-words.ts'
import { type Word, wordsOf } from './words.ts'

/**
 * What a sentence is about, whatever the order of its words: a word, or `(one|or another)`, that has to be said;
 * `[what may be said]`; `{slot}` and `[{slot}]` for what is found, such as a meeting; `<class>` for one of the words of a
 * shared list. `...` at the end lets some words pass that nobody foresaw: only for what shows something.
 */
export type Gist = {
  source: string
  /** Each has to be said, in one of its ways; a way is a run of words. */
  needs: readonly (readonly Run[])[]
  may: readonly Run[]
  slots: readonly { name: string; needed: boolean }[]
  loose: boolean
}
type Run = readonly string[]

/** @param classes the words of each `<class>`. @throws Error for a gist that is not well written. */
export function gist(source: string, classes: Readonly<Record<string, string>> = {}): Gist {
  const needs: Run[][] = []
  const may: Run[] = []
  const slots: Gist['slots'][number][] = []
  const runsOf = (text: string): Run[] =>
    text.split('|').flatMap((one): Run[] => {
      if (one.trim() === '') return []
      const name = /^<([\w-]+)>$/.exec(one.trim())?.[1]
      if (name === undefined) return [wordsOf(one).map(({ is }) => is)]
      const words = classes[name]
      if (words === undefined) throw new Error(`"${source}": there is no class <${name}>`)
      return runsOf(words)
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
  return { source, needs, may, slots, loose: written !== source }
}

/** The words that a gist is written with. */
export function wordsIn({ needs, may }: Gist): string[] {
  return [...needs.flat(), ...may].flat()
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

/** What gists are compared with. */
export type Said = {
  words: readonly Word[]
  /** Whether the word at this place can be meant by this stem. */
  is(place: number, stem: string): boolean
  /** What may stand in a slot at this word, the likeliest first. */
  found(place: number, slot: string): readonly Found[]
  /** How many words can be passed over here, as greetings and politeness can. */
  passable(place: number): number
  /** Whether some gist is about this word. */
  matters(place: number): boolean
}

export type Gathered = { marks: { slot: string; from: number; found: Found }[]; score: number }

/** Words that turn a wish round: what holds one of them unforeseen is not read. */
const turns = new Set('not never no without instead unless if nor nobody nothing'.split(' '))

/** What a sentence holds of a gist; null where something is missing, or where more is said than that. */
export function gathered(gist: Gist, said: Said): Gathered | null {
  const whole = gatheredWith(gist, said, 0)
  if (!gist.slots.some(({ name }) => name === 'times')) return whole
  // What stands behind the times may be their title, or more of the wish.
  const less = gatheredWith(gist, said, 1)
  return less && (whole === null || less.score >= whole.score) ? less : whole
}

/** @param end which of the ends of the times. */
function gatheredWith(gist: Gist, said: Said, end: number): Gathered | null {
  const { words } = said
  const used = words.map(() => false)
  const use = (from: number, to: number) => used.fill(true, from, to)
  const marks: Gathered['marks'] = []
  for (const { name, needed } of gist.slots) {
    if (name === 'note') continue
    const best = bestFor(name === 'times' ? { name, end } : { name, end: 0 }, said, used)
    if (best) {
      marks.push({ slot: name, ...best })
      use(best.from, best.found.to)
    } else if (needed) return null
  }
  let score = marks.length * 3
  let heard = marks.filter(({ found: { mention } }) => mention?.names ?? true).length
  for (const ways of gist.needs) {
    const at = firstOf(ways, said, used)
    if (at === null) return null
    use(at.from, at.to)
    score += 3 * (at.to - at.from)
    heard += at.to - at.from
  }
  for (let at = firstOf(gist.may, said, used); at !== null; at = firstOf(gist.may, said, used)) {
    use(at.from, at.to)
    score += 2 * (at.to - at.from)
    heard += at.to - at.from
  }
  if (gist.slots.some(({ name }) => name === 'note')) {
    const note = noteBehind(said, used)
    if (note) {
      marks.push({ slot: 'note', ...note })
      use(note.from, words.length)
    }
  }
  const left = leftIn(said, used)
  if (left.some((at) => turns.has(words[at]?.is ?? ''))) return null
  const strange = left.length
  const stray = left.filter((at) => said.matters(at)).length
  if (!gist.loose && strange > 0) return null
  // A word that another wish is known by, and this one has no use for, says that something else is meant.
  if (stray > 0 || strange > heard) return null
  return { marks, score: score - strange }
}

/** The words that nothing accounts for. */
function leftIn({ words, passable }: Said, used: readonly boolean[]): number[] {
  const left: number[] = []
  for (let at = 0; at < words.length; at++) {
    if (used[at]) continue
    const passed = passable(at)
    if (passed > 0) at += passed - 1
    else if (!isSmall(words[at]?.is ?? '')) left.push(at)
  }
  return left
}

/** Where a slot is filled best: a meeting where it is named, else the longest, else the first. */
function bestFor({ name, end }: { name: string; end: number }, { words, found }: Said, used: readonly boolean[]) {
  const all = words.flatMap((_, from) =>
    found(from, name)
      .slice(end)
      .flatMap((one) => (used.slice(from, one.to).some(Boolean) ? [] : [{ from, found: one }])),
  )
  const worth = ({ from, found: { to, mention } }: { from: number; found: Found }) =>
    (mention?.names ? 100 : 0) + to - from
  return all.toSorted((one, other) => worth(other) - worth(one) || one.from - other.from)[0] ?? null
}

function firstOf(ways: readonly Run[], { words, is }: Said, used: readonly boolean[]) {
  let best: { from: number; to: number } | null = null
  for (const run of ways) {
    const stems = run.map(stem)
    for (let from = 0; from + run.length <= words.length; from++) {
      if (!stems.every((one, place) => !used[from + place] && is(from + place, one))) continue
      if (best === null || run.length > best.to - best.from) best = { from, to: from + run.length }
      break
    }
  }
  return best
}

/** A remark at the end: behind a comma or a "because", when all that was asked for has been said. */
function noteBehind({ words, found }: Said, used: readonly boolean[]) {
  const last = used.lastIndexOf(true)
  for (let from = last + 1; from < words.length; from++) {
    // A sentence that goes on without a pause says something else.
    if (
      !/[,.;:!\n(\u2013-]/.test(words[from]?.before ?? '') &&
      !/^(?:because|since|due|owing|as)$/.test(words[from]?.is ?? '')
    )
      continue
    const whole = found(from, 'note').find(({ to }) => to === words.length)
    if (whole) return { from, found: whole }
  }
  return null
}
