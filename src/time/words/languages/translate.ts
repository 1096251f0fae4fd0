import { builtPattern } from '#built-pattern.ts'
import { plainWords } from '../../zones/zone-reading.ts'
import { leftovers, type Page } from '../found.ts'
import { type Vocabulary, vocabularies, vocabularyOf } from './vocabulary.ts'

/** Words that were put in the place of others: where they stand in the page, and what was typed. */
type Put = { at: number; put: string; typed: string }

type Token = { from: number; to: number; exact: string; plain: string }

/** So many words has the longest phrase of the vocabularies. */
const longest = 5
/** With these begins what says that another language is written. */
const firstWords = new Set(
  vocabularies.flatMap(({ sure }) => [...sure.keys()].map((phrase) => phrase.split(' ')[0] ?? '')),
)
const word = /[\p{L}\p{M}\d]+/gu
const betweenWords = /^(?:\s{1,3}|['’-]\s?|\.\s)$/
const weekday = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/
const month = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/**
 * Puts English in the place of words of time in other languages, so that one grammar reads them all: "mardi 15h, sauf le
 * 14 juillet". What is not read then becomes again what was typed, by `restoreWords`.
 */
export function translateWords(page: Page): Put[] {
  const tokens = tokensOf(page)
  if (!tokens.some(({ plain, exact }) => firstWords.has(plain) || firstWords.has(exact)) && !ownLetters(page)) return []
  const language = languageOf(tokens, page)
  const puts: Put[] = []
  for (let at = 0; at < tokens.length; ) {
    const found = phraseAt(tokens, at, { page, language })
    const first = tokens[at]
    const last = tokens[at + (found?.words ?? 1) - 1]
    if (found && first && last)
      puts.push({
        at: first.from,
        put: found.english,
        typed: page.text.slice(
          first.from,
          found.english === '' && /^['’]/.test(page.text.slice(last.to)) ? last.to + 1 : last.to,
        ),
      })
    at += found?.words ?? 1
  }
  const fitted =
    puts.length === 0 ? puts : [...puts.map((one, at) => fitting(one, at, { puts, page })), ...wholeHours(puts, page)]
  return replaced(page, inOrder(fitted))
}

/**
 * Gives back what was typed for the words that nobody has read. Where nothing else stands between two things that were
 * read, they only joined those: "10h e 15h".
 */
export function restoreWords(page: Page, puts: readonly Put[]): void {
  const runs = leftovers(page).map(({ from, to }) => {
    const inside = puts.filter(({ at, put }) => at >= from && at + put.length <= to)
    let own = page.rest.slice(from, to)
    for (const { at, put } of inside.toReversed()) own = own.slice(0, at - from) + own.slice(at - from + put.length)
    return /[\p{L}\d]/u.test(own) ? inside : []
  })
  for (const { at, put, typed } of runs.flat().toReversed()) {
    page.rest = page.rest.slice(0, at) + typed + page.rest.slice(at + put.length)
    page.text = page.text.slice(0, at) + typed + page.text.slice(at + put.length)
  }
}

const meaningful =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+\.?|every|next|until|except|not|times|weeks?|days|month|year|half|hours?|h|hrs|minutes|from|after)$|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$|^\d+ minutes$|^every |^in the /

/** The last words of what says a part of the day: "tarde", "soir", "sera". */
const partsOfDay = new Set(
  vocabularies.flatMap(({ sure }) =>
    [...sure].flatMap(([phrase, english]) => (/^in the /.test(english) ? phrase.split(' ').slice(-1) : [])),
  ),
)

/** The first of some words that means something of a time in another language. @param foreign such a language was read. */
export function foreignMeaning(words: string, foreign: boolean): string | undefined {
  return Array.from(words.matchAll(word), ([typed]) => typed).find((typed) => {
    const plain = plainWords(typed)
    if (foreign && partsOfDay.has(plain)) return true
    return vocabularies.some(({ sure, small }) => {
      const english = sure.get(plain) ?? (foreign ? small.get(plain) : undefined)
      return english !== undefined && (meaningful.test(english) || (foreign && plain === 'hora'))
    })
  })
}

/** Whether a word is one of these languages' own: then it is no slip of an English one. */
export function isForeignWord(typed: string): boolean {
  return vocabularies.some(({ sure }) => sure.has(plainWords(typed)))
}

function tokensOf(page: Page): Token[] {
  return Array.from(page.rest.matchAll(word), ({ 0: typed, index }) => ({
    from: index,
    to: index + typed.length,
    exact: typed.toLowerCase(),
    plain: plainWords(typed).replaceAll('ß', 'ss'),
  }))
}

/** The language that is told from its letters alone. */
function ownLetters(page: Page): Vocabulary | null {
  if (/\p{Script=Cyrillic}/u.test(page.rest)) return vocabularyOf('russian')
  return /\p{Script=Arabic}/u.test(page.rest) ? vocabularyOf('arabic') : null
}

/** The language of which most sure words stand in a text. */
function languageOf(tokens: readonly Token[], page: Page): Vocabulary | null {
  const own = ownLetters(page)
  if (own) return own
  const scores = vocabularies.map((language) => {
    const hits = (which: Vocabulary['sure']) =>
      tokens.filter((_, at) => longestIn(which, tokens, { at, page }) !== undefined).length
    const sure = hits(language.sure)
    return { language, score: sure === 0 ? 0 : 100 * sure + hits(language.small) }
  })
  const [best] = scores.toSorted((one, other) => other.score - one.score)
  return best && best.score > 0 ? best.language : null
}

function phraseAt(
  tokens: readonly Token[],
  at: number,
  { page, language }: { page: Page; language: Vocabulary | null },
): { english: string; words: number } | undefined {
  if (language === null || isWithinName(tokens, at, page)) return undefined
  const others = vocabularies.filter((one) => one !== language).map(({ sure }) => sure)
  const found = [language.sure, language.small, ...others].flatMap(
    (which) => longestIn(which, tokens, { at, page }) ?? [],
  )
  return found.toSorted((one, other) => other.words - one.words)[0]
}

/** The "de" of "Ciudad de México". */
function isWithinName(tokens: readonly Token[], at: number, page: Page): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!before || !token || !next || !/^(?:de|da|do|di|del|dos|la|le|les|los|am)$/.test(token.plain)) return false
  const isName = ({ from, to, plain }: Token) =>
    /^\p{Lu}\p{Ll}/u.test(page.text.slice(from, to)) && !vocabularies.some(({ sure }) => sure.has(plain))
  return isName(before) && isName(next) && page.text.slice(before.to, next.from).length === token.to - token.from + 2
}

function longestIn(
  which: ReadonlyMap<string, string>,
  tokens: readonly Token[],
  { at, page }: { at: number; page: Page },
): { english: string; words: number } | undefined {
  let found: { english: string; words: number } | undefined
  let [exact, plain] = ['', '']
  for (let words = 1; words <= longest; words++) {
    const [token, before] = [tokens[at + words - 1], tokens[at + words - 2]]
    if (!token || (words > 1 && !betweenWords.test(page.rest.slice(before?.to, token.from)))) break
    exact = words === 1 ? token.exact : `${exact} ${token.exact}`
    plain = words === 1 ? token.plain : `${plain} ${token.plain}`
    const english = which.get(exact) ?? which.get(plain)
    if (english !== undefined) found = { english, words }
  }
  return found
}

/** What a word becomes beside its neighbours: "lundi prochain" is next Monday, "15h de Lisboa" in Lisbon. */
function fitting(one: Put, at: number, { puts, page }: { puts: readonly Put[]; page: Page }): Put {
  const [next, before] = [puts[at + 1], puts[at - 1]]
  const follows = next !== undefined && betweenWords.test(page.text.slice(one.at + one.typed.length, next.at))
  if (weekday.test(one.put) && follows && next.put === 'next') return { ...one, put: `next ${one.put}` }
  const behind = before !== undefined && betweenWords.test(page.text.slice(before.at + before.typed.length, one.at))
  if (one.put === 'next' && behind && weekday.test(before.put)) return { ...one, put: '' }
  if (one.put === 'next' && /^\s\d/.test(page.text.slice(one.at + one.typed.length))) return { ...one, put: '' }
  if (one.put === 'of' && /\d\s?(?:h|h\d\d|uhr|:\d\d)\s$/i.test(page.text.slice(Math.max(0, one.at - 8), one.at)))
    return { ...one, put: 'in' }
  if (one.put === 'of' && !(follows && month.test(next.put)))
    return startsRange(one, page) ? { ...one, put: 'from' } : one
  if (one.put === 'at' && endsRange(one, page)) return { ...one, put: 'to' }
  return one
}

const notHour =
  '[\\d:.h\\p{L}/-]|\\s?(?:h|uhr|std|[-–.])|\\s(?:da|de la|del?|di|el|o|do|bel)?\\s?(?:manh|tarde|noite|ma.ana|noche|pomerig|mattin|sera|utra|vech|dnya|sobh|dohr|3asr|asr|sabah|nachm|abends|morgens|vorm)'
const hourOnly = builtPattern(`^(\\s)(\\d{1,2})(?!${notHour})`, 'iu')
/** \"Dal 6 marzo\" is from a day on. */
const hourOrDay = builtPattern(
  `^(\\s)(\\d{1,2})(?!${notHour}|\\s\\p{L}{1,3}\\s\\d{1,2}\\.?\\s(?:de\\s|di\\s)?\\p{L}{3}|\\s(?:de|di)?\\s?\\p{L}{4,})`,
  'iu',
)
const hourBehind = /^\s(\d{1,2})(?:h(?:\d\d)?|[:.]\d\d)?(?!\p{L})/u
const hourBefore = /(?<!\d{3})\d(?:h(?:\d\d)?)?\s$/

function startsRange(one: Put, page: Page): boolean {
  return /^\s\d{1,2}(?:h|h\d\d|:\d\d)?\s(?:a|à|às|alle|bis|do)\s\d/i.test(
    page.text.slice(one.at + one.typed.length).slice(0, 20),
  )
}

function endsRange(one: Put, page: Page): boolean {
  const before = page.text.slice(Math.max(0, one.at - 16), one.at)
  if (/\dh(?:\d\d)?\s$/i.test(before) && hourBehind.test(page.text.slice(one.at + one.typed.length).slice(0, 8)))
    return true
  return (
    hourBehind.test(page.text.slice(one.at + one.typed.length).slice(0, 8)) &&
    /(?:de|dalle|von|s|from)\s\S{1,6}\s$/i.test(before) &&
    hourBefore.test(before)
  )
}

/** "alle 9" is nine o'clock: with these languages the clock has 24 hours. */
function wholeHours(puts: readonly Put[], page: Page): Put[] {
  return puts.flatMap((one) => {
    if (!/^(?:at|to|from|until)$/.test(one.put)) return []
    const end = one.at + one.typed.length
    const [, gap = '', digits = ''] =
      (one.put === 'at' ? hourOnly : hourOrDay).exec(page.text.slice(end, end + 24)) ?? []
    return digits === '' || Number(digits) > 24 ? [] : [{ at: end + gap.length, put: `${digits}:00`, typed: digits }]
  })
}

function inOrder(puts: readonly Put[]): Put[] {
  return puts.toSorted((one, other) => one.at - other.at)
}

/** Puts the words in, and says where they stand then. */
function replaced(page: Page, puts: readonly Put[]): Put[] {
  let shift = 0
  return puts.map(({ at, put, typed }) => {
    const from = at + shift
    page.rest = page.rest.slice(0, from) + put + page.rest.slice(from + typed.length)
    page.text = page.text.slice(0, from) + put + page.text.slice(from + typed.length)
    shift += put.length - typed.length
    return { at: from, put, typed }
  })
}
