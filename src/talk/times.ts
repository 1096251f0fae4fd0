import { readZone } from '#time/zone.ts'
import { isMonth, isRelativeDay, isWeekday } from './days.ts'
import { saysAmount } from './lengths.ts'
import type { Word } from './words.ts'

const clock = /^(?:\d{1,2}[:.h]\d{2}(?:am|pm|h)?|\d{1,2}(?:am|pm|h|uhr))$/
const dayParts = new Set('noon midday midnight morning afternoon evening lunchtime'.split(' '))

/** Whether a word says an hour of the day. */
export function saysClock(word: string): boolean {
  return clock.test(word)
}

/** Whether a word says a time: a date, an hour, a weekday. */
export function saysTime(word: string): boolean {
  return (
    clock.test(word) ||
    isWeekday(word) ||
    isMonth(word) ||
    isRelativeDay(word) ||
    dayParts.has(word) ||
    /^\d{1,2}(?:st|nd|rd|th)$/.test(word) ||
    /^\d{1,2}(?::\d{2})?(?:am|pm|h)?-\d{1,2}(?::\d{2})?(?:am|pm|h)?$/.test(word) ||
    /^\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?$/.test(word)
  )
}

const beside = new Set(
  (
    'at on the of to from until till by in for next this same time hour am pm o oclock clock uhr um am le a du de la as das and or week weeks month ' +
    'days day hours minutes later earlier half an geneva london about around instead rather than past before après semaine prochaine meme'
  ).split(' '),
)
beside.add("o'clock")

/** What joins times and lengths where nothing else is spoken of: "at 16:00 and for 90 minutes". */
const joining = new Set('and for long lasting lasts last sharp exactly local each both daily'.split(' '))

const range = /^\d{1,2}(?:[:.h]\d{2})?(?:am|pm|h)?-\d{1,2}(?:[:.h]\d{2})?(?:am|pm|h)?$/

/**
 * Where a run of words that say when can end, the longest first: there is something in it that is a time.
 * @param alone nothing but a time is spoken of, so that it may be said in several parts.
 */
export function whenEnds(
  words: readonly Word[],
  at: number,
  { zone, alone = false }: { zone: string; alone?: boolean },
): number[] {
  const ends: number[] = []
  let times = 0
  for (let to = at; to < words.length; to++) {
    const { is = '' } = words[to] ?? {}
    const isTime = saysTime(is) || range.test(is) || /^\d{1,4}(?:m|min|h|d|w)?$/.test(is) || saysAmount(is)
    if (isTime) times++
    else if (!beside.has(is) && !(alone && joining.has(is))) {
      const size = placeAt(words, to, zone)
      if (size === 0) break
      to += size - 1
    }
    if (times > 0 && !(alone && hanging.has(is))) ends.unshift(to + 1)
  }
  return ends
}

/** Words that only lead on to more, or belong to the sentence around a time. */
const hanging = new Set('and for of instead rather than long lasting both each at on to until till by'.split(' '))

/** In how many words a place is named here whose time is meant. */
function placeAt(words: readonly Word[], at: number, zone: string): number {
  const said = (size: number) =>
    words
      .slice(at, at + size)
      .map(({ is }) => is)
      .join(' ')
  return [3, 2, 1].find((size) => at + size <= words.length && readZone(said(size), zone).kind !== 'unknown') ?? 0
}
