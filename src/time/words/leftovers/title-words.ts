import { builtPattern } from '#built-pattern.ts'
import { leftovers, type Page } from '../found.ts'
import { timeLikeIn } from './time-like.ts'

const joining =
  'starting|beginning|starts|start|on|at|from|to|in|for|and|then|plus|hours|hrs|each|both|the|of|thereafter|inclusive|repeat|repeats|repeating'
/** Each word has to be followed by a mark or the end, so that there is one way to read them. */
const onlyJoining = builtPattern(`^[\\s,;:.()&+@?!-]*(?:(?:${joining})\\b[\\s,;:.()&+@?!-]*)*$`, 'i')
/** "~2pm", ">2pm", "2h+": about that much, or more. A flag may be a zone. */
const vagueSign =
  /[~\u2248\u00b1\u2265\u2264](?=\s?\uE000)|(?<!\uE000)>(?=\s?\uE000)|(?<=\uE000)\+(?=\s|$)|[\u{1F1E6}-\u{1F1FF}]{2}/u

/** What is left of a text when the times are taken out: a title, and words that look like times all the same. */
export type Leftover = { title: string | null; doubts: string[] }

/** @param quoted the title, where it stood in quotes: then nothing else becomes one. */
export function readLeftovers(page: Page, quoted: string | null): Leftover {
  const pieces = leftovers(page).map((piece) => {
    const startsText = piece.from === 0
    const endsText = piece.to === page.rest.length
    // "About" begins a title; right before a time it makes it vague.
    const words = /\b(?:about|for)\s*$/i.test(piece.text) && !endsText ? piece.text : ''
    const vague = /\babout$/i.exec(words.trim())
    return { words: vague?.[0] ?? trimJoining(piece.text, { startsText, endsText }), startsText, endsText }
  })
  // Signs and pictures alone are no words: "📅 Fri 15:00 👍".
  const spoken = pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece.words))
  const doubts = [...spoken.flatMap((piece) => timeLikeIn(piece.words, piece)), ...(vagueSign.exec(page.rest) ?? [])]
  const words = spoken
    .map((piece) => piece.words)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (quoted === null) return { title: words === '' ? null : words, doubts: [...new Set(doubts)] }
  return { title: quoted, doubts: words === '' ? [] : [words] }
}

/** Takes away the words that only joined what was read: "on", "at", "and", brackets. */
function trimJoining(text: string, edge: { startsText: boolean; endsText: boolean }): string {
  const words = text
    .replace(/^[\s,;:.)\]\u2013\u2014-]+(?=\s|$)|^[,;:)\]]+/, '')
    .replace(/^\s*[\]}]+|(?<![[{])[[{]+\s*$/g, '')
    .trim()
  if (words === 'to' && !edge.startsText && !edge.endsText) return words
  if (onlyJoining.test(words)) return ''
  const front = edge.startsText
    ? words
    : words.replace(/^(?:(?:and|then|hours|hrs|on|about|for|called|titled)\b[\s,;:]*|[,;:)\u2013-]\s*)+/i, '')
  const back = edge.endsText ? front : withoutJoiningEnd(front)
  return back.replace(/(?<!\s)\s*(?<![.,;:])[.,;:]+$|(?<!\s)\s+[?!]+$/, '').trim()
}

/** From the end on, mark by mark and word by word: a pattern would begin anew at each of them. */
function withoutJoiningEnd(words: string): string {
  let end = words.length
  for (;;) {
    while (end > 0 && /[\s,;:(&@\u2013-]/.test(words.charAt(end - 1))) end--
    // The longest of these words has four letters; one more shows whether a word begins with it.
    const [word] = /\b(?:on|at|from|in|for|and|then|to)$/i.exec(words.slice(Math.max(0, end - 5), end)) ?? []
    if (word === undefined) return words.slice(0, end)
    end -= word.length
  }
}
