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

/** Where a run of words that say when can end, the longest first: there is something in it that is a time. */
export function whenEnds(words: readonly Word[], at: number, zone: string): number[] {
  const ends: number[] = []
  let times = 0
  for (let to = at; to < words.length; to++) {
    const { is = '' } = words[to] ?? {}
    const isTime = saysTime(is) || /^\d{1,4}$/.test(is) || saysAmount(is)
    if (isTime) times++
    else if (!beside.has(is) && readZone(is, zone).kind === 'unknown') break
    if (times > 0) ends.unshift(to + 1)
  }
  return ends
}
