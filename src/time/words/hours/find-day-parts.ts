import { builtPattern } from '#built-pattern.ts'
import { type DayPart, type Found, type FoundPart, type FoundTime, findOn, type Page } from '../found.ts'
import { inPart } from './clock-words.ts'

const atPart = builtPattern(
  `(?=[imaen])(?<=\\uE000\\s*(?:[,(]\\s*)?)(?:in\\s+the\\s+|at\\s+)?(?<part>morning|afternoon|evening|night)(?![\\p{L}\\d-])`,
  'giu',
)

/** Finds "in the afternoon" and the "evening" of "tomorrow evening", right behind something that was read. */
export function findParts(page: Page): FoundPart[] {
  return findOn(page, atPart, ({ groups }) => ({ kind: 'part', part: groups?.part?.toLowerCase() as DayPart }))
}

/** "Tomorrow evening at 8": the part of the day typed with a time chooses between its two readings. */
export function chooseByPart(found: Found[]): Found[] {
  const parts = found.flatMap((piece) =>
    (piece.kind === 'part' || piece.kind === 'date') && piece.part ? [{ part: piece.part, ...piece }] : [],
  )
  return found.map((piece) => {
    if (piece.kind !== 'time' || piece.time.ask?.about !== 'am-pm') return piece
    const [near] = parts.toSorted((a, b) => distance(a, piece) - distance(b, piece))
    return near ? { ...piece, time: ofPart(inPart(piece.time.options, near.part), piece.time) } : piece
  })
}

function ofPart(options: string[], before: FoundTime['time']): FoundTime['time'] {
  return options.length === 1 ? { options } : before
}

function distance(one: { from: number; to: number }, other: { from: number; to: number }): number {
  return Math.max(one.from - other.to, other.from - one.to)
}
