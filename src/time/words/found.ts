import type { Readings } from '../readings.ts'
import type { CalendarDate, ClockTime } from '../wall-time.ts'
import type { ZoneOption } from '../when.ts'

/** A day as it was typed. `weekday` 1 to 7. */
export type TypedDay = { day: number; month: number; year?: number; weekday?: number }

/** A piece of a text that means something; `from` and `to` are positions in the text. */
type Piece = { from: number; to: number; words: string }

export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night'

export type FoundDate = Piece & {
  kind: 'date'
  date: Readings<CalendarDate>
  /** Only a weekday was said: beside a date it is a check, alone it is a day. */
  weekday?: number
  /** One of several days typed together: whether there is a session on each has to be confirmed. */
  list?: true
  /** No year was said: the next such day was taken. */
  yearless?: true
  /** Only a number was said, "the 5th": the same day of later months, for what repeats. */
  later?: CalendarDate[]
  /** Counted from today, which is not the same day everywhere: "tomorrow". */
  counted?: true
  /** "tonight". */
  part?: DayPart
  /** A day and month as they were typed: the year of the next one in the list may be theirs too. */
  typed?: TypedDay
}
/** `implied` = taken from another meeting, unless something else is typed. */
export type FoundTime = Piece & {
  kind: 'time'
  time: Readings<ClockTime>
  lasts?: Readings<string>
  ends?: ClockTime
  implied?: true
  /** "10h 15h": a second time, or until when. */
  beside?: true
}
export type FoundLasts = Piece & { kind: 'lasts'; lasts: string }
export type FoundZone = Piece & { kind: 'zone'; zone: Readings<ZoneOption>; implied?: true }
/** "in the afternoon": which of two readings of a time is meant. */
export type FoundPart = Piece & { kind: 'part'; part: DayPart }
export type Found = FoundDate | FoundTime | FoundLasts | FoundZone | FoundPart

/** What stands where something was already read: no word, no digit, no space (a private character). */
const taken = '\uE000'

/** A text in which what was read is blotted out, so that no later reader reads it again; positions stay. */
export type Page = { text: string; rest: string }

/** As many characters as are read of what somebody says of a time, links aside: the longest line people typed has 143. */
const longestWords = 600
/** As many with the links: those of meetings have several hundred each. */
const longestPage = 2000

/** A web address, as far as it goes on. */
export const linkPattern = /https?:\/\/[^\s<>"\u201c\u201d\uE000]+/giu

/** The beginning of a text that is read where it says a time: reading takes longer than the text is long. */
export function readablePart(text: string): string {
  let [left, at] = [longestWords, 0]
  for (const { index, 0: link } of text.slice(0, longestPage).matchAll(linkPattern)) {
    if (index - at > left) break
    left -= index - at
    at = index + link.length
  }
  return text.slice(0, Math.min(at + left, longestPage))
}

/** Only the readable part of a text. */
export function pageOf(text: string): Page {
  return wholePage(readablePart(text))
}

/** A page that may be too long to be read: for what is literal, before `cutPage`. */
export function wholePage(text: string): Page {
  const clean = text.replaceAll(taken, ' ')
  return { text: clean, rest: clean }
}

/** Cuts a page whose links and quotes are taken behind as many other characters as are read. @returns what is cut off. */
export function cutPage(page: Page): string {
  let left = longestWords
  for (const { from, to } of leftovers(page)) {
    if (to - from > left) {
      const cut = page.text.slice(from + left)
      page.text = page.text.slice(0, from + left)
      page.rest = page.rest.slice(0, from + left)
      return cut
    }
    left -= to - from
  }
  return ''
}

export function blotOut(page: Page, piece: { from: number; to: number }): void {
  page.rest = page.rest.slice(0, piece.from) + taken.repeat(piece.to - piece.from) + page.rest.slice(piece.to)
}

/**
 * Finds a pattern in what is left of a page; what `read` understands is blotted out.
 * @param read null = these words are something else.
 */
export function findOn<T extends object>(
  page: Page,
  pattern: RegExp,
  read: (match: RegExpExecArray) => T | null,
): (T & Piece)[] {
  const found: (T & Piece)[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(page.rest); match; match = pattern.exec(page.rest)) {
    const understood = read(match)
    if (understood === null) {
      // Try again one letter on: a shorter reading may begin inside.
      pattern.lastIndex = match.index + 1
      continue
    }
    const piece = { from: match.index, to: match.index + match[0].length }
    found.push({ ...understood, ...piece, words: page.text.slice(piece.from, piece.to).trim() })
    blotOut(page, piece)
  }
  return found
}

/** Whether a position follows, spaces aside, something that was read, the beginning, or one of the words before a time. */
export function followsSomething(page: Page, at: number): boolean {
  const before = page.rest.slice(0, at).trimEnd()
  return (
    before === '' ||
    /[\uE000)][,;]?$/.test(before) ||
    /(?:^|[\s(,;])(?:at|from|to|until|on|and|&|[,;()@])$/i.test(before)
  )
}

/** The words of a page that nobody has read, in pieces, with their positions. */
export function leftovers(page: Page): { text: string; from: number; to: number }[] {
  return [...page.rest.matchAll(/[^\uE000]+/g)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
}
