import type { Intents } from './intents.ts'
import type { Situation } from './situation.ts'
import { type Meant, type Reading, readingOf } from './wish.ts'
import { mostWords, type Word, wordsOf } from './words.ts'

/** Who pauses more often than this tells a story. */
const mostCuts = 4
const joining = /^(?:(?:and|but|then|also|yes|no|out)\b.*)$/

/** What a sentence asks for; null where not all of it can be accounted for. */
export function understand(tables: readonly Intents[], text: string, situation: Situation): Meant | null {
  const words = wordsOf(text)
  if (words.length === 0 || words.length > mostWords) return null
  // The same parts are read for several cuts, and once more loosely.
  const readings = new Map<string, Reading>()
  const part = (said: string, loosely: boolean) => {
    const reading = readings.get(said) ?? readingOf(tables, { words: wordsOf(said), text: said, situation })
    readings.set(said, reading)
    return reading.phrase() ?? (loosely ? reading.gist() : null)
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
    const found = part(text, loosely) ?? cut(cutsIn(words, /[.;!?,\n]/, joining), loosely)
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
  const whole = readingOf(tables, { words, text, situation }).phrase()
  if (whole) return [whole]
  for (const at of most > 1 ? cutsIn(words, /[.;!?,\n]/, joining) : []) {
    const begins = words[at]?.from ?? 0
    const said = text.slice(0, begins)
    const first = readingOf(tables, { words: wordsOf(said), text: said, situation }).phrase()
    const others = first ? phrasesIn(tables, text.slice(begins), { situation, most: most - 1 }) : []
    if (first && others.length > 0) return [first, ...others]
  }
  return []
}

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
