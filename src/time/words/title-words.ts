import * as chrono from 'chrono-node'
import { leftovers, type Page } from './found.ts'

const joining = 'starting|beginning|starts|start|on|at|from|to|until|in|for|and|then|plus|hours|hrs|each|both|the|of'
/** Words that change what a time beside them means; not understood yet, so asked about. */
const modifiers =
  /\b(?:every|each|weekly|monthly|fortnightly|biweekly|daily|(?:mon|tues|wednes|thurs|fri|satur|sun)days|before|after|around|about|approximately|circa|until|till|since|between|not|except|either|or|next|last|tonight|same time|(?:local|your|their|same) time|\p{L}+ time$|in the (?:morning|afternoon|evening)|half past|quarter (?:past|to)|by|later|earlier|latest|earliest|no later than|all day|half (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)|end of|start of|beginning of|mid|early|late|week|weeks|month|months|days)\b/iu
/** Of these, the ones that are doubtful only right beside a time: elsewhere they are words of a title. */
const besideOnly =
  /^(?:by|later|earlier|before|after|around|about|approximately|circa|until|till|since|between|not|except|either|or|next|last|each|end of|start of|beginning of|mid|early|late|week|weeks|month|months|days)$/i

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
  const doubts = spoken.flatMap((piece) => doubtsIn(piece.words, piece))
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
  const words = text.replace(/^[\s,;:.)\]\u2013\u2014-]+(?=\s|$)|^[,;:)\]]+/, '').trim()
  if (new RegExp(`^(?:(?:${joining})\\b[\\s,;:()&+-]*|[\\s,;:.()&+@?!-]+)*$`, 'i').test(words)) return ''
  const front = edge.startsText
    ? words
    : words.replace(/^(?:(?:and|then|hours|hrs|on|about|for|called|titled)\b[\s,;:]*|[,;:)\u2013-]\s*)+/i, '')
  const back = edge.endsText
    ? front
    : front.replace(/(?:[\s,;:(&@\u2013-]|\b(?:on|at|from|in|for|and|then|to)\b)+$/i, '')
  return back.replace(/\s*[.,;:]+$|\s+[?!]+$/, '').trim()
}

function doubtsIn(words: string, edge: { startsText: boolean; endsText: boolean }): string[] {
  const found = chrono.en.GB.parse(words).map((result) => result.text)
  const modifier = modifiers.exec(words)
  if (modifier) {
    const [said] = modifier
    const beside =
      (!edge.startsText && modifier.index === 0) || (!edge.endsText && modifier.index + said.length === words.length)
    if (beside || !besideOnly.test(said)) found.push(said)
  }
  // What lasts, or happens, so many times; a zone with a number that nobody understood.
  const counted =
    /\b(?:\d+|an?|one|two|three|half)[\s-]*(?:days?|weeks?|months?|hours?|minutes?|mins?|times)\b|\b(?:utc|gmt)\s?[+-]?\d/i.exec(
      words,
    )
  if (counted) found.push(counted[0])
  // A number alone behind a date: "21 May 15".
  const number =
    /^['’]?\d{1,4}$|\bthe\s+\d{1,2}(?:st|nd|rd|th)$|\b(?:and|or) a half$|^a half$|\b\d{1,2}[:;]\d{2}\b|^\d{1,2}\.\d{2}\b|\b\d{1,2}\s?[ap]m\b/i.exec(
      words,
    )
  if (number) found.push(number[0])
  return found
}
