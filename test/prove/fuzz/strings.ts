import { phrases } from '../../time/words/phrases.ts'

/** As many characters as a string of the fuzz has at most: as many as a message is read of. */
export const longest = 4000

const marks = [...' \t\n.,;:!?&+-/\\@#%*_~^|=<>()[]{}"\'`$0123456789', '\u2013', '\u2014', '\u201c', '\u2019', '\u00a0']
const letters = [
  ...'abcdehmnoprstuvwxyzABDHMTZ',
  '\u00e9',
  '\u00df',
  '\u0131',
  '\u017f',
  '\u4f1a',
  '\ud83d\udcc5',
  '\ue000',
  '\u0301',
]
const separators = ['', '', ' ', ' ', '  ', ', ', '-', '\n', '.', ' and ', ';', '\t']
/** What makes a pattern go back over all that it has matched: the odd one at the end. */
const endings = ['', 'x', '!', '0', '\n', ' x', '.', '(', '\u00aa', '\ue000']

/**
 * Strings that make patterns go back and forth: tokens of the grammar, marks and letters, alone or by twos and threes,
 * again and again, behind a true phrase and before something odd. The same seed gives the same strings.
 * @param words the tokens: those of the grammar itself.
 */
export function* strings(seed: number, count: number, words: readonly string[]): Generator<string> {
  const rows = phrases().map(({ phrase }) => phrase)
  const tokens = [...new Set([...words, ...rows.flatMap((phrase) => phrase.split(/\s+/))])]
  const random = randomFrom(seed)
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const piece = () => one([one(words), one(tokens), one(tokens), one(marks), one(letters)])
  for (let made = 0; made < count; made++) {
    // As many short as long ones: each length is ten times as likely as one ten times as long; some are as long as can be.
    const length = random() < 0.05 ? longest : Math.floor(longest ** random()) || 1
    // Four of six are the same again and again.
    const shape = Math.floor(random() * 6)
    const begins = shape === 0 ? '' : one(['', '', `${one(rows)} `, `${piece()} `])
    const ends = one(endings)
    const room = Math.max(1, length - begins.length - ends.length)
    yield `${begins}${fill(shape, room, { one, piece, rows })}${ends}`.slice(0, length)
  }
}

type Sources = { one: (list: readonly string[]) => string; piece: () => string; rows: string[] }

function fill(shape: number, room: number, { one, piece, rows }: Sources): string {
  if (shape <= 3) {
    const parts = Array.from({ length: 1 + (shape % 3) }, () => `${piece()}${one(separators)}`)
    return repeated(parts.join(''), room)
  }
  const next = shape === 4 ? () => `${piece()}${one(separators)}` : () => `${one(rows)}${one(separators)}`
  let text = ''
  while (text.length < room) text += next()
  return text.slice(0, room)
}

function repeated(part: string, room: number): string {
  return part === '' ? '' : part.repeat(Math.ceil(room / part.length)).slice(0, room)
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
