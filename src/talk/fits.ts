import type { Charter } from '#charter/charter.ts'
import { matched, type Phrase, phrase } from './phrase.ts'
import type { Situation } from './situation.ts'
import { slotReader } from './slots.ts'
import { classes } from './vocabulary.ts'
import { mostWords, wordsOf } from './words.ts'

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
