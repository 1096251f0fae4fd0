import { readFileSync } from 'node:fs'
import { understandWhen } from '#time/read-when.ts'
import { keyOfWhen, optionsOf } from './judge.ts'

/** A phrase whose meaning-bearing words are marked with braces. */
type MarkedPhrase = { reads: string; phrase: string; now: string; zone: string }

/** The rows of `marked-phrases.tsv`. */
function markedPhrases(): MarkedPhrase[] {
  const lines = readFileSync('test/time/words/marked-phrases.tsv', 'utf8').split('\n')
  return lines.slice(1).flatMap((line) => {
    const [reads = '', phrase = '', now = '', zone = ''] = line.split('\t')
    return line === '' ? [] : [{ reads, phrase, now, zone }]
  })
}

/** What a phrase means, to be compared; null where it is asked about. */
export function meaningOf(phrase: string, row: MarkedPhrase): string | null {
  const line = [phrase, row.reads, row.now, row.zone].join('\t')
  const known = meanings.get(line)
  if (known !== undefined) return known
  const when = understandWhen(phrase, optionsOf(row))
  const meaning = when.kind === 'understood' ? keyOfWhen(when) : null
  meanings.set(line, meaning)
  return meaning
}

const meanings = new Map<string, string | null>()

/** A slip of the finger: two letters in the middle of a word change places. Null where it has none to change. */
export function misspelt(word: string): string | null {
  const at = /\p{L}{4,}/u.exec(word)
  if (!at) return null
  const letters = [...at[0]]
  for (let place = Math.floor(letters.length / 2) - 1; place < letters.length - 1; place++) {
    const [one = '', other = ''] = [letters[place], letters[place + 1]]
    if (place > 0 && one.toLowerCase() !== other.toLowerCase()) {
      letters.splice(place, 2, other, one)
      return word.slice(0, at.index) + letters.join('') + word.slice(at.index + at[0].length)
    }
  }
  return null
}

/** Each phrase with one marked word changed. @param change null = leave it as it is. */
export function changedPhrases(
  change: (word: string) => string | null,
): { row: MarkedPhrase; plain: string; word: string; changed: string }[] {
  return markedPhrases().flatMap((row) => {
    const plain = row.phrase.replace(/[{}]/g, '')
    return [...row.phrase.matchAll(/\{([^{}]*)\}/g)].flatMap((match) => {
      const put = change(match[1] ?? '')
      if (put === null) return []
      const changed = `${row.phrase.slice(0, match.index)}${put}${row.phrase.slice(match.index + match[0].length)}`
      return [{ row, plain, word: match[1] ?? '', changed: changed.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim() }]
    })
  })
}

const leads =
  '(?:and|or|of|from|to|till|until|through|for|at|by|in|on|between|with|without|except|excluding|skip|skipping|bar|not|starting|commencing|the|an?|every|lasting|duration|x)'
const units = '(?:weeks|months|days|hours|minutes|mins|times|hrs)'
/** What a word leaves behind that only led to it, or went with it. */
const torn = [
  // "the 7th of at 15.15", "until", "every 1st Monday of the , 14:00"
  new RegExp(`(?<![\\p{L}\\d:-])${leads}(?=\\s{0,3}(?:$|[,.;:)]))`, 'iu'),
  /(?<![\p{L}\d])(?:of|from|till|until|through|between|except|skipping|without)\s(?:at|on|in|of|from|till|until|through|for|by|and|or)(?![\p{L}\d])/iu,
  // "and third Wednesdays"
  /^(?:and|or|of|to|past|st|nd|th)(?!\p{L})|[,(]\s{0,2}(?:or|of)\s/iu,
  // "every weeks", "in weeks", "for minutes"
  new RegExp(
    `(?<!\\d\\s?|(?:\\d|two|three|four|five|six|seven|eight|nine|ten|twelve|few|calendar|even|odd|next|both|working|half)\\s)(?<!\\p{L})${units}(?!\\p{L})`,
    'iu',
  ),
  // "past three" without its half
  /(?<!(?:half|quarter|\d|five|ten|twenty)\s)(?<!\p{L})past\s/iu,
  // "skipping 16", "until 31": a number that is neither a time nor a day
  /(?<![\p{L}\d])(?:till|until|through|except|skipping|without|not|from|starting|commencing)\s\d{1,2}(?:st|nd|rd|th)?(?=$|[\s,.;)])(?!\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|to|till|until|-|[ap]m))/iu,
]

/**
 * Whether a phrase from which a word was taken out is a whole sentence all the same, so that it rightly means what it then
 * says, which may be the same: "every Monday until June" without its 30. No word is left that only led to the missing one,
 * or went with it: "until", "the 7th of at 15:00", "every weeks".
 */
export function isWhole({ plain, changed }: { plain: string; changed: string }): boolean {
  return torn.every((pattern) => pattern.test(plain) || !pattern.test(changed))
}
