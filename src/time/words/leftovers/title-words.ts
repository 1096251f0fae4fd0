import { builtPattern } from '#built-pattern.ts'
import { leftovers, type Page } from '../found.ts'
import type { Run } from './account-for.ts'
import { isIntroduction, withoutHarmless, withoutSafe } from './harmless.ts'
import { timeLikeIn } from './time-like.ts'

const joining =
  'starting|beginning|starts|start|on|at|from|to|in|for|and|then|plus|hours|hrs|each|both|the|of|thereafter|inclusive|repeat|repeats|repeating'
/** Each word has to be followed by a mark or the end, so that there is one way to read them. */
const onlyJoining = builtPattern(`^[\\s,;:.()&+@?!-]*(?:(?:${joining})\\b[\\s,;:.()&+@?!-]*)*$`, 'i')
/** "~2pm", ">2pm", "2h+": about that much, or more. A flag may be a zone. */
const vagueSign =
  /[~\u2248\u00b1\u2265\u2264](?=\s?\uE000)|(?<!\uE000)>(?=\s?\uE000)|(?<=\uE000)\+(?=\s|$)|[\u{1F1E6}-\u{1F1FF}]{2}/u

/** Beside what repeats, words that may leave some of it out. */
const interrupting =
  /(?<!\p{L})(?:breaks?|paus(?:e|es|ed|ing)|stop(?:s|ped|ping)?|hiatus|recess|holidays?|vacations?|summer|winter|ramadan|thanksgiving|easter|christmas|resum(?:e|es|ing)|suspended|none|hold)(?!\p{L})/giu

/** What is left of a text when the times are taken out: a title, and words that look like times all the same. */
export type Leftover = { title: string | null; doubts: string[]; runs: Run[] }

/** Of each run of words that nobody has read: whether it stands between days or times, and right behind a day without a year. */
export type Beside = Pick<Run, 'middle' | 'behindDate'>
const nothing: Beside = { middle: false, behindDate: false }

/**
 * @param quoted the title, where it stood in quotes: then nothing else becomes one. `repeating`: what is left may leave
 * some of a series out.
 */
export function readLeftovers(
  page: Page,
  { quoted, repeating, beside }: { quoted: string | null; repeating: boolean; beside: Beside[] },
): Leftover {
  const pieces = leftovers(page).map((piece, at) => {
    const startsText = piece.from === 0
    const endsText = piece.to === page.rest.length
    // "About" begins a title; right before a time it makes it vague.
    const words = /\b(?:about|for)\s*$/i.test(piece.text) && !endsText ? piece.text : ''
    const vague = /\babout$/i.exec(words.trim())
    // What follows a link may speak of it: "... is the old poll".
    if (/^\s+(?:is|are|was)\s+(?:the|our|my|an?)\s/i.test(piece.text) && endsInLink(page.text.slice(0, piece.from)))
      return { words: '', startsText, endsText, ...nothing }
    return {
      words: vague?.[0] ?? trimJoining(piece.text, { startsText, endsText }),
      startsText,
      endsText,
      ...(beside[at] ?? nothing),
    }
  })
  // Signs and pictures alone are no words: "📅 Fri 15:00 👍".
  const spoken = pieces
    .map((piece) => ({ ...piece, words: titleAfterMarker(withoutHarmless(piece.words)) }))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece.words) && !isIntroduction(piece.words))
  const doubts = [
    ...pieces.flatMap((piece) =>
      /[\p{L}\p{N}]/u.test(piece.words) && !isIntroduction(piece.words)
        ? timeLikeIn(withoutSafe(piece.words), piece)
        : [],
    ),
    ...(vagueSign.exec(page.rest) ?? []),
  ]
  if (repeating) doubts.push(...pieces.flatMap((piece) => piece.words.match(interrupting) ?? []))
  const words = spoken
    .map((piece) => piece.words)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (quoted === null) return { title: words === '' ? null : words, doubts: [...new Set(doubts)], runs: spoken }
  return { title: quoted, doubts: words === '' ? [] : [words], runs: [] }
}

function endsInLink(text: string): boolean {
  const at = text.lastIndexOf('http')
  return at >= 0 && !/\s/.test(text.slice(at))
}

/** What stands behind "about" or "to discuss". */
function titleAfterMarker(words: string): string {
  return words.replace(
    /^(?:(?:(?:it(?:\s+is|.s)|the\s+(?:meeting|call)|meeting|call)\s+)?(?:is\s+)?about|to\s+(?:discuss|talk\s+about)|on\s+the\s+(?:topic|subject)\s+of|re:)\s+/i,
    '',
  )
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
