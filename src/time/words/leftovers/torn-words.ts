import { builtPattern } from '#built-pattern.ts'
import type { Doubt } from '../../when.ts'
import type { Page } from '../found.ts'

/** Begins where something that was read ends, or a new part of the line. */
const behind = '(?<=^|[\\uE000,;:(]\\s{0,3})'
const leads =
  'and|or|to|until|till|through|from|for|between|except|excluding|skipping|without|lasting|starting|commencing|of|duration|length|bar'
const months = 'january|february|march|april|may|june|july|august|september|october|november|december'

/** On a page in which each thing that was read is one mark. */
const torn = [
  `${behind}(?:${leads}):?(?:\\sthe)?(?=\\s{0,3}(?:$|[,;)]))`,
  `${behind}(?:${leads})\\s\\d{1,2}(?:st|nd|rd|th)?(?=\\s{0,3}(?:$|[,;)]))`,
  '^(?:and|or)(?=\\s{1,3}\\uE000)',
  '(?<=\\s)an?(?=\\s{0,2}[,;])|\\bof(?=\\s{0,2}\\))|(?<=[,;]\\s{0,2})of(?=\\s)',
  `${behind}(?:from|between|of|the|with|on|until|till|to)\\s{1,3}(?:to|until|till|at|and|or|from|except)(?=\\s{0,3}(?:\\uE000|$))`,
  '(?<=^|[,;:(]\\s{0,3}|(?:for|take|takes|lasts?|lasting|only|to)\\s)(?:times|occurrences|hours?|hrs?|minutes?|mins?|weeks|months|days)(?=\\s{0,3}(?:$|[,;.)\\uE000\\d]|to\\s))',
  '(?<=\\uE000\\s{0,2},?\\s{0,2})time(?!\\p{L}|\\s?zone|\\s{0,3}:?\\s{0,3}\\uE000)',
  '\\(\\s?\\)',
  '(?<=^|\\uE000[\\s,]{0,3})[ap]\\.?m\\.?(?=\\s{0,3}(?:$|[,;.)\\uE000]|to\\s))',
  '(?<=\\uE000\\s{0,2})[-\\u2013](?=\\s{0,2}(?:[,;)]|$))',
  '(?:time\\s?zone|zone|tz)\\s?[:=]?(?=\\s{0,2}$)',
  '(?<=^|\\uE000\\s{0,2})day(?=\\s{1,2}\\uE000)',
  '(?<=:\\s{0,2})(?:and|or)(?=\\s)',
  '(?<=^|\\uE000[\\s,]{0,3})(?:past|half|quarter)(?=\\s{0,2}\\uE000)',
].map((source) => builtPattern(source, 'iu'))
const endsList = builtPattern(
  `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|${months})\\s(?:and|or)(?=\\s(?:at|from|until|,|\\d{1,2}[:.h]\\d\\d|\\d{1,2}\\s?[ap]m))|\\d(?:st|nd|rd|th)\\sof(?=\\s(?:at\\s|,|\\d))|^to(?=\\s(?:mon|tues|wednes|thurs|fri|satur|sun)days)`,
  'iu',
)

/**
 * Asks about a word that only leads to another one, where none follows: "Mondays 10:00 until", "the 7th of at 15:00", "10:00
 * time". What it led to was forgotten, or not understood.
 */
export function tornWords(page: Page): Doubt[] {
  const marked = page.rest.replace(/\uE000+/g, '\uE000')
  const found = [...torn.map((pattern) => pattern.exec(marked)?.[0]), endsList.exec(page.text)?.[0]]
  const [words] = found.filter((one) => one !== undefined)
  if (words === undefined) return []
  return [{ words, question: `Is something missing at "${words.trim()}"?`, confirm: 'Nothing is missing' }]
}
