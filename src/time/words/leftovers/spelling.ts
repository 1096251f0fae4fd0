import { builtPattern } from '#built-pattern.ts'
import { monthNames, weekdayNames } from '../../english-names.ts'
import { ownEntry } from '../../own-entry.ts'
import { plainWords } from '../../zones/zone-reading.ts'
import { monthPattern } from '../calendar-words.ts'
import type { Page } from '../found.ts'
import { isForeignWord } from '../languages/translate.ts'
import { vocabularies } from '../languages/vocabulary.ts'

/** A word as it was typed, and the word of the calendar that it was read as. */
export type Mended = { typed: string; meant: string }

const days = [...weekdayNames, 'tomorrow']
const months = [
  ...['January', 'February', 'March', 'April', 'August', 'September', 'October', 'November', 'December'],
  ...['June', 'July'],
]
/** Months of other languages, and the three letters of May in another order: asked, like every slip. */
const others: Record<string, string> = {
  mai: 'May',
  maj: 'May',
  mya: 'May',
  juni: 'June',
  juli: 'July',
  okt: 'October',
  märz: 'March',
}
const monthBesideNumber =
  /(?=\p{L})(?<=\d(?:st|nd|rd|th|\.)?\s+(?:of\s+)?)\p{L}{3,10}(?![\p{L}\d])|(?<![\p{L}\d])\p{L}{3,10}(?=\s+\d{1,2}(?:st|nd|rd|th)?(?![\d:.]))/gu
const month = builtPattern(`\\b${monthPattern}`, 'i')

/**
 * Mends slips of the finger in the names of days and months, so that the rest can be read: "Wendesday", "21 Febuary".
 * Each is confirmed afterwards.
 */
export function mendSpelling(page: Page): Mended[] {
  const mended = replaceWords(page, /(?<![\p{L}\d])\p{L}{5,9}(?![\p{L}\d])/gu, (word) =>
    isForeignWord(word) ? undefined : nearest(word, days),
  )
  const months = month.test(page.rest) ? [] : replaceWords(page, monthBesideNumber, monthMeant)
  const foreign = replaceWords(page, /(?<![\p{L}\d])\p{L}{6,13}(?![\p{L}\d])/gu, foreignMeant)
  return [...mended, ...months, ...foreign]
}

/** A day or month of another language that was missed by a slip: "juebes", "Donerstag". Montage and domino are none. */
function foreignMeant(word: string): string | undefined {
  if (isForeignWord(word) || month.test(word) || notForeign.has(word.toLowerCase())) return undefined
  const typed = plainWords(word)
  const name = foreignDays().find(
    ([own]) => own[0] === typed[0] && Math.abs(own.length - typed.length) < 2 && slips(typed, own) === 1,
  )
  return name?.[1]
}

const notForeign = new Set(['montage', 'domino', 'sexto', 'quarto', 'quinto', 'segundo', 'setting', 'sabbat', 'august'])
let foreignNames: [word: string, english: string][] | null = null

function foreignDays(): [word: string, english: string][] {
  foreignNames ??= vocabularies.flatMap(({ sure }) =>
    [...sure].filter(([word, english]) => /^\p{L}{6,}$/u.test(word) && meant.test(english)),
  )
  return foreignNames
}
const meant = builtPattern(`^(?:${[...weekdayNames, ...monthNames].join('|')}|tomorrow)$`, 'u')

function monthMeant(word: string): string | undefined {
  if (isForeignWord(word)) return undefined
  return ownEntry(others, word.toLowerCase()) ?? (word.length >= 4 ? nearest(word, months) : undefined)
}

function replaceWords(page: Page, pattern: RegExp, meant: (word: string) => string | undefined): Mended[] {
  const found = [...page.rest.matchAll(pattern)].flatMap((match) => {
    const word = meant(match[0])
    return word === undefined ? [] : [{ at: match.index, typed: match[0], meant: word }]
  })
  for (const { at, typed, meant: word } of found.toReversed()) {
    const put = (text: string) => text.slice(0, at) + word + text.slice(at + typed.length)
    page.rest = put(page.rest)
    page.text = put(page.text)
  }
  return found.map(({ typed, meant: word }) => ({ typed, meant: word }))
}

/** The name that a word misses by a slip, in long names two; undefined for the name itself and its plural. */
function nearest(word: string, names: string[]): string | undefined {
  const typed = word.toLowerCase()
  if (names.some((name) => [name.toLowerCase(), `${name.toLowerCase()}s`].includes(typed))) return undefined
  return names.find(
    (name) => name[0]?.toLowerCase() === typed[0] && slips(typed, name.toLowerCase()) <= (name.length >= 8 ? 2 : 1),
  )
}

/** How many letters are missing, too many, wrong, or swapped with their neighbour. */
function slips(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const above = rows[i - 1] ?? []
      const best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
      row.push(swapped && i > 1 && j > 1 ? Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1) : best)
    }
    rows.push(row)
  }
  return rows[one.length]?.[other.length] ?? one.length
}
