import type { Charter } from '#charter/charter.ts'
import { slipsBetween } from '#charter/find-group.ts'
import { courtesyAt } from './courtesies.ts'
import { type Filled, fill } from './fill.ts'
import { type Match, matched, type Phrase, phrase, vocabularyOf } from './phrase.ts'
import type { Situation } from './situation.ts'
import { type Heard, slotReader } from './slots.ts'
import { classes } from './vocabulary.ts'
import { fold, mostWords, type Word, wordsOf } from './words.ts'

/**
 * What people say for a dialog: by the command that it stands for, the phrases. The whole sentence has to be one of them,
 * and then the command is done as though it had been typed: it previews, or can be undone.
 */
export type Phrases = Readonly<Record<string, readonly string[]>>

/** The phrases of a dialog, and who may use it; `whoMay` where that differs by the command. */
export type Intents = { dialog: string; who: Who; whoMay?: Readonly<Record<string, Who>>; also: Phrases }
type Who = 'all' | 'member' | 'leader' | 'secretariat'

/** What a sentence comes to: a command, of which dialog, and what was found in the words. */
export type Meant = {
  dialog: string
  who: Who
  command: string
  found: Filled['found']
  /** More commands of the same wish: "coming to both". */
  others: Filled[]
  /** A second wish in the same sentence. */
  second?: Meant
}

type Known = { intents: Intents; template: string; phrase: Phrase }

const read = new WeakMap<readonly Intents[], { known: Known[]; vocabulary: Map<number, string[]>; all: Set<string> }>()

function knownIn(tables: readonly Intents[]) {
  const before = read.get(tables)
  if (before) return before
  const known = tables.flatMap((intents) =>
    Object.entries(intents.also).flatMap(([template, sources]) =>
      sources.map((source) => ({ intents, template, phrase: phrase(source, classes) })),
    ),
  )
  const all = new Set(known.flatMap((one) => vocabularyOf(one.phrase)))
  const vocabulary = Map.groupBy(all, ({ length }) => length)
  const made = { known, vocabulary, all }
  read.set(tables, made)
  return made
}

/** What a sentence asks for; null where not all of it can be accounted for. */
export function understand(tables: readonly Intents[], text: string, situation: Situation): Meant | null {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > mostWords) return null
  const part = (said: string) => wish(tables, { words: wordsOf(said), text: said, situation })
  const whole = wish(tables, { words, text, situation })
  if (whole) return whole
  for (const at of cutsIn(words)) {
    const begins = words[at]?.from ?? 0
    const first = part(text.slice(0, begins))
    const second = first && part(text.slice(begins))
    if (first && second) return { ...first, second }
  }
  return null
}

/** Where a second wish may begin: behind a full stop, a comma, or an "and". */
function cutsIn(words: readonly Word[]): number[] {
  return words.flatMap(({ is, before }, at) => {
    if (at === 0) return []
    return /[.;!?,\n]/.test(before) || /^(?:and|but|then|also|yes|no|out)$/.test(is) ? [at] : []
  })
}

function wish(tables: readonly Intents[], { words, text, situation }: Heard): Meant | null {
  const { known, vocabulary, all } = knownIn(tables)
  const is = words.map((word) => word.is)
  const meanings = is.map((word) => (all.has(word) ? null : nearWords(word, vocabulary)))
  const slot = slotReader({ words, situation, text })
  const own = new Set([...fold(situation.name).split(' '), ...botNames(situation)])
  const passable = is.map((_, at) => courtesyAt(is, at, own))
  const sentence = {
    length: words.length,
    is: (at: number, word: string) =>
      is[at] === word || isShort(is[at], word) || (meanings[at]?.includes(word) ?? false),
    ends: (at: number, name: string) => slot(at, name).map(({ to }) => to),
    passable: (at: number) => passable[at] ?? 0,
  }
  let best: { known: Known; match: Match } | null = null
  for (const one of known) {
    const match = matched(one.phrase, sentence)
    if (match && match.words + match.marks.length > 0 && (best === null || weight(match) > weight(best.match)))
      best = { known: one, match }
  }
  if (best === null) return null
  const { intents, template } = best.known
  const marks = best.match.marks.flatMap(({ slot: name, from, to }) => {
    const found = slot(from, name).find((one) => one.to === to)
    return found ? [{ slot: name, ...found }] : []
  })
  const [first, ...others] = fill(template, { marks, situation, who: whoFor(intents, template), heard: text.trim() })
  return first ? { dialog: intents.dialog, who: whoFor(intents, template), ...first, others } : null
}

/** "what's", "Jane's", "she's". */
function isShort(typed: string | undefined, word: string): boolean {
  return typed === "'s" && (word === 'is' || word === 's' || word === 'has')
}

/** Words of the phrase itself say most; what only fills a slot, less. */
function weight({ words, marks }: Match): number {
  const free = marks.filter(({ slot }) => slot === 'text' || slot === 'note' || slot === 'plan').length
  return words * 2 + (marks.length - free) * 3 - free
}

const argument = new Map<string, Phrase>()

/** Whether words are what may follow a command, as one of these phrases says. Nothing is known but the charter. */
export function fits(phrases: readonly string[], text: string, charter: Charter): boolean {
  const words = wordsOf(text)
  if (words.length > mostWords * 10) return true
  const slot = slotReader({ words, situation: nobodyOf(charter), text })
  const sentence = {
    length: words.length,
    is: (at: number, word: string) => words[at]?.is === word,
    ends: (at: number, name: string) => slot(at, name).map(({ to }) => to),
    passable: (at: number) => (at === 0 && /^(?:of|for|to|in|the|about|with)$/.test(words[0]?.is ?? '') ? 1 : 0),
  }
  return phrases.some((source) => {
    const made = argument.get(source) ?? phrase(source, classes)
    argument.set(source, made)
    return matched(made, sentence) !== null
  })
}

function nobodyOf(charter: Charter): Situation {
  return {
    charter,
    now: '1970-01-01T00:00:00Z',
    zone: 'UTC',
    name: '',
    groups: [],
    secretariat: false,
    meetings: [],
    people: [],
    applicants: [],
    applied: [],
    poll: null,
    open: null,
  }
}

function whoFor({ who, whoMay = {} }: Intents, template: string): Who {
  return whoMay[template.split(' ')[0] ?? ''] ?? who
}

function botNames({ charter }: Situation): string[] {
  const bot = fold(charter.words.bot)
  return [bot, `@${bot}`]
}

/** The words that one may have meant to type: one slip of the finger away, two in a long word. Names of the phrases only. */
function nearWords(word: string, vocabulary: ReadonlyMap<number, string[]>): string[] {
  if (word.length < 4 || word.length > 20 || !/^\p{L}+$/u.test(word)) return []
  const allowed = word.length >= 8 ? 2 : 1
  const near: string[] = []
  for (let length = word.length - allowed; length <= word.length + allowed; length++)
    for (const known of vocabulary.get(length) ?? []) {
      // Hardly anybody mistypes the first letter.
      if (length > 3 && known[0] === word[0] && slipsBetween(word, known) <= allowed) near.push(known)
    }
  return near
}
