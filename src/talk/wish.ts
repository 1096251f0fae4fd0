import { slipsBetween } from '#charter/find-group.ts'
import { courtesyAt } from './courtesies.ts'
import { type Filled, fill } from './fill.ts'
import { type Gathered, gathered } from './gather.ts'
import { stem, stemsOf } from './gist.ts'
import { type Intents, type Known, type KnownGist, knownIn, mayDo, type Who, whoFor } from './intents.ts'
import { type Match, matched } from './phrase.ts'
import type { Situation } from './situation.ts'
import { type Found, type Heard, slotReader } from './slots.ts'
import { fold } from './words.ts'

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

/** Of a longer text it is not guessed what it is about. */
const mostGist = 40

/** What a sentence, or a part of one, asks for: by the phrase that it is as a whole, or by what it is about. */
export type Reading = { phrase(): Meant | null; gist(): Meant | null }

/** Reads a sentence: its words are compared once, however it is understood then. */
export function readingOf(tables: readonly Intents[], { words, text, situation }: Heard): Reading {
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
  return { phrase: once(asWhole), gist: once(() => (words.length <= mostGist ? aboutWhat() : null)) }

  function asWhole(): Meant | null {
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
  }

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
      const whole = gathered(one.gist, said)
      if (whole === null) continue
      // Of two that are as near, the one that its speaker may use.
      const held = mayDo(whoFor(one.intents, one.template), undefined, situation)
        ? whole
        : { ...whole, score: whole.score - 1 }
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

function once<T>(work: () => T): () => T {
  let done: { is: T } | undefined
  return () => {
    done ??= { is: work() }
    return done.is
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
