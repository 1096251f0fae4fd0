import { monthNames, weekdayNames } from '../../english-names.ts'
import { arabic } from './arabic.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import { portuguese } from './portuguese.ts'
import { russian } from './russian.ts'
import { spanish } from './spanish.ts'

/**
 * Words of time of one language, each with what it is in English; phrases with their words parted by spaces, without
 * accents. `weekdays` and `months` are in their order, Monday and January first, several names parted by a bar; a name
 * that is English too is left out. They and the `sure` words say which language somebody writes; `small` ones are read
 * only where one of those stands too, since "am", "do" and "no" are English words as well.
 */
export type Language = { weekdays: string; plurals?: string; months: string; sure: string; small: string }

/** The same, to be looked up. */
export type Vocabulary = { sure: ReadonlyMap<string, string>; small: ReadonlyMap<string, string> }

/** The languages that people mix with English, or write all the way through. */
const languages = { french, spanish, portuguese, german, italian, russian, arabic } as const

/** What stands in the place of their words. */
export const vocabularies: readonly Vocabulary[] = Object.values(languages).map((language: Language) => ({
  sure: new Map([
    ...calendarOf(language).map(([word, english]): [string, string] => [word, english]),
    ...namesOf(language.plurals ?? '', weekdayNames).map(([word, english]): [string, string] => [word, `${english}s`]),
    ...entries(language.sure),
  ]),
  small: entries(language.small),
}))

/** The words of one of the languages. */
export function vocabularyOf(language: keyof typeof languages): Vocabulary | null {
  return vocabularies[Object.keys(languages).indexOf(language)] ?? null
}

/** The names of days and months in one of the languages, each with its English name. */
export function calendarNames(language: keyof typeof languages): [word: string, english: string][] {
  return calendarOf(languages[language])
}

function calendarOf({ weekdays, months }: Language): [word: string, english: string][] {
  return [...namesOf(weekdays, weekdayNames), ...namesOf(months, monthNames)]
}

/** "lundi, mardi": the first is Monday. */
function namesOf(list: string, english: readonly string[]): [word: string, english: string][] {
  return list.split(', ').flatMap((words, at) =>
    words
      .split('|')
      .filter((word) => word !== '')
      .map((word): [string, string] => [word, english[at] ?? '']),
  )
}

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
