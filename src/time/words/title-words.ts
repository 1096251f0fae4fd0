import { leftovers, type Page } from './found.ts'
import { timeLikeIn } from './time-like.ts'

const joining = 'starting|beginning|starts|start|on|at|from|to|in|for|and|then|plus|hours|hrs|each|both|the|of'
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
  const spoken = pieces.filter((piece) => piece.words !== '')
  const doubts = spoken.flatMap((piece) => timeLikeIn(piece.words, piece))
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
    .replace(/^\s*[\]}]+|[[{]+\s*$/g, '')
    .trim()
  if (words === 'to' && !edge.startsText && !edge.endsText) return words
  if (new RegExp(`^(?:(?:${joining})\\b[\\s,;:()&+-]*|[\\s,;:.()&+@?!-]+)*$`, 'i').test(words)) return ''
  const front = edge.startsText
    ? words
    : words.replace(/^(?:(?:and|then|hours|hrs|on|about|for|called|titled)\b[\s,;:]*|[,;:)\u2013-]\s*)+/i, '')
  const back = edge.endsText
    ? front
    : front.replace(/(?:[\s,;:(&@\u2013-]|\b(?:on|at|from|in|for|and|then|to)\b)+$/i, '')
  return back.replace(/\s*[.,;:]+$|\s+[?!]+$/, '').trim()
}
