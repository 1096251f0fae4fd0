import { typedText } from '#chat/typed-text.ts'

/** One word of a sentence: `is` is how it is compared; `from` and `to` are where it stands in the text. */
export type Word = {
  is: string
  from: number
  to: number /** The punctuation between the word before and this one. */
  before: string
}

/** A wish is said in fewer words than these; a longer text is not read as one. */
export const mostWords = 60

const parts = /[\p{L}\p{M}\p{N}'.:/_+-]+|\p{Extended_Pictographic}|[?=]/gu
/** Words as they stand between spaces; an arrow is one of its own. */
const chunks = /->|=>|\u2192|(?:(?!->|=>|\u2192)\S)+/g
/** What holds a word together in its middle, and is punctuation at its ends. */
const signs = "'.:/_+-"

/** What two or three words have become in speech. */
const contracted: Record<string, string> = {
  cannot: 'can not',
  "can't": 'can not',
  cant: 'can not',
  "won't": 'will not',
  wont: 'will not',
  "shan't": 'shall not',
  im: 'i am',
  ive: 'i have',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  whats: 'what is',
  whos: 'who is',
  lets: 'let us',
  "let's": 'let us',
  id: 'i would',
  gonna: 'going to',
  wanna: 'want to',
  u: 'you',
  ur: 'your',
  pls: 'please',
  plz: 'please',
  tmrw: 'tomorrow',
  tmr: 'tomorrow',
  thx: 'thanks',
  todays: "today 's",
  tomorrows: "tomorrow 's",
  yesterdays: "yesterday 's",
  thnx: 'thanks',
  mtg: 'meeting',
  mtgs: 'meetings',
  meetin: 'meeting',
  nxt: 'next',
  wen: 'when',
  wat: 'what',
  wats: 'what is',
  abt: 'about',
  ppl: 'people',
  msg: 'message',
  msgs: 'messages',
  b4: 'before',
  shud: 'should',
  wud: 'would',
  cud: 'could',
  r: 'are',
  hv: 'have',
  dnt: 'do not',
  isnt: 'is not',
  wasnt: 'was not',
  wouldnt: 'would not',
  couldnt: 'could not',
  theres: 'there is',
  thats: 'that is',
  hows: 'how is',
  wheres: 'where is',
  whens: 'when is',
}

const endings: readonly (readonly [string, string])[] = [
  ["n't", ' not'],
  ["'m", ' am'],
  ["'ll", ' will'],
  ["'d", ' would'],
  ["'ve", ' have'],
  ["'re", ' are'],
  ["'s", " 's"],
]

/** The words of a sentence as they are compared: in lower case, without accents, contractions written out. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let last = 0
  for (const { 0: chunk, index } of text.matchAll(chunks)) {
    for (const { 0: found, index: at } of partsOf(chunk)) {
      const from = index + at
      const before = text.slice(last, from)
      last = from + found.length
      for (const [place, is] of writtenOut(fold(found)).entries())
        words.push({ is, from, to: last, before: place === 0 ? before : '' })
    }
  }
  return words
}

/** How text is compared: in lower case and without accents. */
export function fold(text: string): string {
  return typedText(text)
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\p{M}])\p{M}/gu, '')
    .toLowerCase()
}

/** An address stays whole; anything else is cut at what is no letter, figure or sign. */
function partsOf(chunk: string): { 0: string; index: number }[] {
  if (arrow.test(chunk)) return [{ 0: chunk, index: 0 }]
  const bare = chunk.replace(/^[<("'[*_]+/, '')
  const index = chunk.length - bare.length
  if (/^https?:\/\//i.test(bare)) return [{ 0: bare.replace(/(?<![.,;:!?)>\]"'*_])[.,;:!?)>\]"'*_]+$/, ''), index }]
  const at = bare.indexOf('@')
  if (at >= 0) return [{ 0: bare.replace(/(?<![.,;:!?)>\]"'*_])[.,;:!?)>\]"'*_]+$/, ''), index }]
  return [...chunk.matchAll(parts)].flatMap(({ 0: joined, index: begins }) => {
    let place = begins
    // "room/URL" is two words, "26/3" is one.
    return joined.split(/(?<=\p{L})(\/)(?=\p{L})/u).flatMap((found) => {
      let [from, to] = [0, found.length]
      const start = place
      place += found.length
      while (from < to && signs.includes(found.charAt(from))) from++
      while (to > from && signs.includes(found.charAt(to - 1))) to--
      // What only changes how the sign before it looks is no word.
      return from < to && /[^\p{M}]/u.test(found) ? [{ 0: found.slice(from, to), index: start + from }] : []
    })
  })
}

const arrow = /^(?:->|=>|\u2192)$/

function writtenOut(word: string): string[] {
  if (arrow.test(word)) return ['\u2192']
  const known = contracted[word]
  if (known !== undefined) return known.split(' ')
  const ending = endings.find(([short]) => word.endsWith(short) && word.length > short.length)
  return ending ? `${word.slice(0, -ending[0].length)}${ending[1]}`.split(' ') : [word]
}
