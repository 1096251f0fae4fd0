/** One zone that words may mean. `said` is the short name to show ("Geneva"), `label` tells it from the others ("London, Canada"). */
export type ZoneChoice = { zone: string; said: string; label: string }

/**
 * What words say about a zone.
 *
 * `season` comes with words that name one half of a year ("CET", "EST", "GMT"): people write them all year round. Where
 * `regional` does not stand `offset` minutes from UTC at the time in question, the words have two readings.
 *
 * `common` marks names that are also ordinary words, or so little known that the word is more likely something else:
 * inside a sentence ask before believing them. `place` marks names of places: with words of a title right behind them
 * they may be the first of those.
 */
export type ZoneReading =
  | { kind: 'zone'; zone: string; said: string; season?: Season; common?: true; place?: true }
  | { kind: 'ask'; said: string; choices: ZoneChoice[] }
  | { kind: 'unknown'; said: string }

export type Season = { regional: string; offset: number }

const cyrillic = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const inLatin = 'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya'.split(' ')

/** @returns words as they are compared: no case, accents, full stops, hyphens; one space between words; Cyrillic in Latin letters. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[а-яё]/g, (letter) => inLatin[cyrillic.indexOf(letter)] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.'’`]/g, '')
    .replace(/[-\u2010-\u2015\s_]+/g, ' ')
    .trim()
    .toLowerCase()
}
