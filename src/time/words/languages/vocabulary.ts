import { arabic } from './arabic.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { portuguese } from './portuguese.ts'
import { russian } from './russian.ts'
import { spanish } from './spanish.ts'

/**
 * Words of time of one language, each with what it is in English; phrases with their words parted by spaces, without
 * accents. `sure` words say which language somebody writes; `small` ones are read only where one of those stands too,
 * since "am", "do" and "no" are English words as well.
 */
export type Language = { sure: string; small: string }

/** The same, to be looked up. */
export type Vocabulary = { sure: ReadonlyMap<string, string>; small: ReadonlyMap<string, string> }

/** The languages that people mix with English, or write all the way through. */
export const vocabularies: readonly Vocabulary[] = [french, spanish, portuguese, german, italian, russian, arabic].map(
  ({ sure, small }) => ({ sure: entries(sure), small: entries(small) }),
)

/** "lundi Monday, apres demain = day after tomorrow". */
function entries(lines: string): ReadonlyMap<string, string> {
  const pairs = lines.split(/[,\n]/).map((pair) => pair.split('='))
  return new Map(
    pairs.flatMap(([words = '', english = '']) =>
      words
        .split('|')
        .map((word): [string, string] => [word.trim(), english.trim()])
        .filter(([word]) => word !== ''),
    ),
  )
}
