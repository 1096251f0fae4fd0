import type { Charter } from '#charter/charter.ts'
import { slipsBetween } from '#charter/find-group.ts'
import { courtesyAt } from './courtesies.ts'
import { type Filled, fill } from './fill.ts'
import { type Gathered, gathered } from './gather.ts'
import { type Gist, gist, stem, stemsOf, wordsIn } from './gist.ts'
import { type Match, matched, type Phrase, phrase, vocabularyOf } from './phrase.ts'
import type { Situation } from './situation.ts'
import { type Found, type Heard, slotReader } from './slots.ts'
import { classes } from './vocabulary.ts'
import { fold, mostWords, type Word, wordsOf } from './words.ts'

/**
 * What people say for a dialog: by the command that it stands for, the phrases. The whole sentence has to be one of them,
 * and then the command is done as though it had been typed: it previews, or can be undone.
 */
export type Phrases = Readonly<Record<string, readonly string[]>>

/** The phrases of a dialog, and who may use it; `whoMay` where that differs by the command. */
export type Intents = {
  dialog: string
  who: Who
  whoMay?: Readonly<Record<string, Who>>
  also: Phrases
  /** Gists, by command: read where no phrase is the whole sentence. */
  about: Phrases
}
export type Who = 'all' | 'member' | 'leader' | 'secretariat'

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

type Marked = Found & { slot: string }
type Known = { intents: Intents; template: string; phrase: Phrase; words: ReadonlySet<string> }
type KnownGist = { intents: Intents; template: string; gist: Gist }

/** All phrases and gists, the words that they are written with by length, and the stems of those of the gists. */
type Tables = {
  known: Known[]
  gists: KnownGist[]
  vocabulary: Map<number, string[]>
  all: Set<string>
  stems: Set<string>
}

const read = new WeakMap<readonly Intents[], Tables>()

/** The phrases and gists of all tables, read once. */
export function knownIn(tables: readonly Intents[]): Tables {
  const before = read.get(tables)
  if (before) return before
  const known = tables.flatMap((intents) =>
    Object.entries(intents.also).flatMap(([template, sources]) =>
      sources.map((source) => {
        const made = phrase(source, classes)
        return { intents, template, phrase: made, words: new Set(vocabularyOf(made)) }
      }),
    ),
  )
  const gists = tables.flatMap((intents) =>
    Object.entries(intents.about).flatMap(([template, sources]) =>
      sources.map((source) => ({ intents, template, gist: gist(source, classes) })),
    ),
  )
  const all = new Set([...known.flatMap(({ words }) => [...words]), ...gists.flatMap((one) => wordsIn(one.gist))])
  // What only shows something may hold words of other such wishes; words that something is done by say more.
  const stems = new Set(
    gists
      .filter((one) => !one.gist.loose)
      .flatMap((one) => one.gist.needs[0] ?? [])
      .flatMap((run) => (run.length === 1 ? run.map(stem) : [])),
  )
  const vocabulary = Map.groupBy(all, ({ length }) => length)
  const made = { known, gists, vocabulary, all, stems }
  read.set(tables, made)
  return made
}

/** What a sentence asks for; null where not all of it can be accounted for. */
export function understand(tables: readonly Intents[], text: string, situation: Situation): Meant | null {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > mostWords) return null
  const part = (said: string, loosely: boolean) => {
    const heard = { words: wordsOf(said), text: said, situation }
    return wish(tables, heard) ?? (loosely ? wish(tables, heard, true) : null)
  }
  const cut = (places: readonly number[], loosely: boolean): Meant | null => {
    for (const at of places.slice(0, mostCuts)) {
      const begins = words[at]?.from ?? 0
      const first = part(text.slice(0, begins), loosely)
      const second = first && part(text.slice(begins), loosely)
      if (first && second && isCourtesy(first)) return second
      if (first && second && first.dialog !== second.dialog) return { ...first, second }
    }
    return null
  }
  // Another sentence may be a remark on the first as well as a wish of its own: it is a wish where it leads elsewhere.
  const sentences = cutsIn(words, /[.!?\n]/, /^(?:and then|and also|and please|and when|and who|and what)$/)
  const apart = cut(sentences, true)
  if (apart && !isCourtesy(apart) && !isCourtesy(apart.second)) return apart
  for (const loosely of [false, true]) {
    const found = wish(tables, { words, text, situation }, loosely) ?? cut(cutsIn(words, /[.;!?,\n]/, joining), loosely)
    if (found) return found
  }
  return null
}

/**
 * The wishes of a sentence that are phrases, one behind the other, at most so many; none where not all of it can be
 * accounted for.
 */
export function phrasesIn(
  tables: readonly Intents[],
  text: string,
  { situation, most }: { situation: Situation; most: number },
): Meant[] {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > mostWords) return []
  const whole = wish(tables, { words, text, situation })
  if (whole) return [whole]
  for (const at of most > 1 ? cutsIn(words, /[.;!?,\n]/, joining) : []) {
    const begins = words[at]?.from ?? 0
    const said = text.slice(0, begins)
    const first = wish(tables, { words: wordsOf(said), text: said, situation })
    const others = first ? phrasesIn(tables, text.slice(begins), { situation, most: most - 1 }) : []
    if (first && others.length > 0) return [first, ...others]
  }
  return []
}

/** Of a longer text it is not guessed what it is about. */
const mostGist = 40
/** Who pauses more often than this tells a story. */
const mostCuts = 4
const joining = /^(?:(?:and|but|then|also|yes|no|out)\b.*)$/

/** A greeting or a thank-you beside a wish is no second one. */
function isCourtesy(meant: Meant | undefined): boolean {
  return meant !== undefined && /^say-/.test(meant.dialog)
}

/** Where a second wish may begin: behind such a sign, or where two such words begin. */
function cutsIn(words: readonly Word[], signs: RegExp, begins: RegExp): number[] {
  return words.flatMap(({ is, before }, at) => {
    if (at === 0) return []
    return signs.test(before) || begins.test(`${is} ${words[at + 1]?.is ?? ''}`) ? [at] : []
  })
}

/** What a part of a sentence asks for, by its phrase; with `loosely`, by what it is about. */
function wish(tables: readonly Intents[], { words, text, situation }: Heard, loosely = false): Meant | null {
  const { known, gists, vocabulary, all, stems } = knownIn(tables)
  const is = words.map((word) => word.is)
  const meanings = is.map((word) => (all.has(word) ? null : nearWords(word, vocabulary)))
  const slot = slotReader({ words, situation, text })
  const own = new Set([...fold(situation.name).split(' '), ...botNames(situation)])
  const passable = is.map((_, at) => courtesyAt(is, at, { own }))
  const sentence = {
    length: words.length,
    is: (at: number, word: string) =>
      is[at] === word || isShort(is[at], word) || (meanings[at]?.includes(word) ?? false),
    ends: (at: number, name: string) => slot(at, name).map(({ to }) => to),
    passable: (at: number) => passable[at] ?? 0,
  }
  if (loosely) return words.length <= mostGist ? aboutWhat() : null
  let best: { known: Known; match: Match } | null = null
  for (const one of known) {
    const match = matched(one.phrase, sentence)
    if (match && match.words + match.marks.length > 0 && (best === null || weight(match) > weight(best.match)))
      best = { known: one, match }
  }
  if (best === null) return null
  const marks: Marked[] = best.match.marks.flatMap(({ slot: name, from, to }) => {
    const found = slot(from, name).find((one) => one.to === to)
    return found ? [{ slot: name, ...found }] : []
  })
  return filled(best.known, marks)

  function filled({ intents, template }: { intents: Intents; template: string }, marks: Marked[]): Meant | null {
    const who = whoFor(intents, template)
    const [first, ...others] = fill(template, { marks, situation, who, heard: text.trim() })
    return first ? { dialog: intents.dialog, who, ...first, others } : null
  }

  /** Null as well where two dialogs are as near. */
  function aboutWhat(): Meant | null {
    const stemmed = is.map(
      (word, at) => new Set([word, ...(word.length > 4 ? (meanings[at] ?? []) : [])].flatMap(stemsOf)),
    )
    // "ten minutes" speaks of no minutes.
    const amounts = new Set(words.flatMap((_, at) => slot(at, 'length').map(({ to }) => to - 1)))
    const said = {
      words,
      is: (at: number, of: string) => !amounts.has(at) && (stemmed[at]?.has(of) ?? false),
      found: slot,
      passable: sentence.passable,
      matters: (at: number) => stems.has(stem(is[at] ?? '')),
    }
    let best: { one: KnownGist; held: Gathered } | null = null
    let rival = -Infinity
    for (const one of gists) {
      const held = gathered(one.gist, said)
      if (held === null) continue
      if (best === null || held.score > best.held.score) {
        if (best && isElse(best.one, one)) rival = best.held.score
        best = { one, held }
      } else if (isElse(best.one, one)) rival = Math.max(rival, held.score)
    }
    if (best === null || rival === best.held.score) return null
    return filled(
      best.one,
      best.held.marks.map(({ slot: name, found }) => ({ slot: name === 'times' ? 'plan' : name, ...found })),
    )
  }
}

/** Whether two gists lead to different commands of different dialogs. */
function isElse(one: KnownGist, other: KnownGist): boolean {
  return one.intents !== other.intents && one.template !== other.template
}

/** "what's", "Jane's", "she's". */
function isShort(typed: string | undefined, word: string): boolean {
  return typed === "'s" && (word === 'is' || word === 's' || word === 'has')
}

/** Words of the phrase itself say most; what only fills a slot, less. Of what answers a poll, every word says something. */
function weight({ words, marks }: Match): number {
  const free = marks.filter(({ slot }) => slot === 'text' || slot === 'note' || slot === 'plan').length
  const chosen = marks.reduce((sum, { slot, from, to }) => (slot === 'choosing' ? sum + to - from : sum), 0)
  return (words + chosen) * 2 + (marks.length - free) * 3 - free
}

const argument = new Map<string, Phrase>()

/** Whether words are what may follow a command, as one of these phrases says. Nothing is known but the charter. */
export function fits(phrases: readonly string[], text: string, charter: Charter): boolean {
  const words = wordsOf(text)
  if (words.length > mostWords * 10) return true
  const slot = slotReader({ words, situation: unknownSituation(charter), text })
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

/** Nothing is known but the charter. */
export function unknownSituation(charter: Charter): Situation {
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
    polls: [],
    open: null,
  }
}

/** Who may use the command of a template. */
export function whoFor({ who, whoMay = {} }: Intents, template: string): Who {
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
