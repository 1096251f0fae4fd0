import { courtesyAt } from './courtesies.ts'
import { type Filled, fill } from './fill.ts'
import { type Intents, knownIn, type Who, whoFor } from './intents.ts'
import type { Situation } from './situation.ts'
import { slotReader } from './slots.ts'
import { mostWords, wordsOf } from './words.ts'

/** A command that a sentence may mean, with what was found in it. */
export type Suggestion = Filled & { dialog: string; who: Who }

/** Slots that take any words: what stands in them cannot be told from the rest of a sentence. */
const free = new Set(['text', 'note', 'plan', 'digits', 'quoted', 'word', 'said', 'number', 'near', 'zone', 'length'])

/**
 * Commands that a sentence may mean that is no phrase as a whole: the likeliest first, of each dialog one. What counts
 * are words that few phrases have, and meetings, groups and people that fit. Filled in is what is found anywhere in it.
 */
export function suggestionsIn(tables: readonly Intents[], text: string, situation: Situation): Suggestion[] {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > mostWords) return []
  const slot = slotReader({ words, situation, text })
  const is = words.map((word) => word.is)
  const passable = passedOver(is)
  const telling = tellingWords(tables)
  const best = new Map<string, Suggestion & { weight: number }>()
  for (const [intents, { weights, byTemplate }] of telling)
    for (const [template, vocabulary] of byTemplate) {
      const said = is.filter((word, at) => !passable[at] && vocabulary.has(word))
      const weight = [...new Set(said)].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0)
      if (weight < enough) continue
      const names = [...template.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (free.has(name) ? [] : [name]))
      const marks = names.flatMap((name) => markOf(name, words.length, slot))
      const [filled] = fill(template, { marks, situation, who: whoFor(intents, template), heard: text.trim() })
      const before = best.get(intents.dialog)
      const whole = weight + marks.length
      if (filled && (!before || whole > before.weight))
        best.set(intents.dialog, { ...filled, dialog: intents.dialog, who: whoFor(intents, template), weight: whole })
    }
  return [...best.values()].toSorted((one, other) => other.weight - one.weight)
}

/** One word that hardly any other dialog has is enough; of words that many have, it takes several. */
const enough = 0.6

/** What stands in a slot, wherever in the sentence: the longest that is named. */
function markOf(name: string, length: number, slot: ReturnType<typeof slotReader>) {
  const reads = name === 'next' || name === 'past' ? 'named' : name === 'meeting' ? 'named' : name
  const found = Array.from({ length }, (_, at) => slot(at, reads).map((one) => ({ ...one, size: one.to - at })))
    .flat()
    .toSorted((one, other) => other.size - one.size)[0]
  if (!found) return []
  const { size: _, ...mark } = found
  return [{ slot: reads === 'named' ? 'meeting' : name, ...mark }]
}

function passedOver(is: readonly string[]): boolean[] {
  const passed = is.map(() => false)
  for (let at = 0; at < is.length; at++) {
    const step = courtesyAt(is, at)
    for (let place = at; place < at + step; place++) passed[place] = true
  }
  return passed
}

type Telling = Map<Intents, { weights: Map<string, number>; byTemplate: Map<string, Set<string>> }>
const told = new WeakMap<readonly Intents[], Telling>()

/**
 * By table and command, the words of its phrases; and by word, how much it tells: the share of the phrases with it that
 * are this table's, less where it stands in one or two alone.
 */
function tellingWords(tables: readonly Intents[]): Telling {
  const before = told.get(tables)
  if (before) return before
  const phrases = Map.groupBy(knownIn(tables).known, ({ intents }) => intents)
  const counts = new Map([...phrases].map(([intents, known]) => [intents, countOf(known.map(({ words }) => words))]))
  const all = countOf(knownIn(tables).known.map(({ words }) => words))
  const made: Telling = new Map()
  for (const [intents, known] of phrases) {
    const own = counts.get(intents) ?? new Map<string, number>()
    const weight = (word: string, count: number) => (count / (all.get(word) ?? count)) * Math.min(1, count / 3)
    const weights = new Map([...own].map(([word, count]) => [word, weight(word, count)]))
    const byTemplate = new Map<string, Set<string>>()
    for (const { template, words } of known)
      byTemplate.set(template, new Set([...(byTemplate.get(template) ?? []), ...words]))
    made.set(intents, { weights, byTemplate })
  }
  told.set(tables, made)
  return made
}

/** By word, how many of these have it. */
function countOf(all: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
