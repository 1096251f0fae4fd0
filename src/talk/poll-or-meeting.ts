import { runAt } from './choosing/choosing-words.ts'
import { dayAt } from './days.ts'
import type { KnownMeeting, Situation } from './situation.ts'
import { type Word, wordsOf } from './words.ts'

/** Words that are said of a poll, and of no meeting. */
const ofPolls = /^(?:poll|doodle|vote|votes|voting|option|options|prefer|preferred|choice|pick)$/

/**
 * What answers a poll may answer a meeting ahead on the same day as well: "I can come on Tuesday".
 * @returns that meeting, with the command that answers it; null where words name no day, or more than one.
 */
export function meetingMeant(text: string, situation: Situation): { reference: string; command: string } | null {
  const words = wordsOf(text)
  if (words.some(({ is }) => ofPolls.test(is))) return null
  const days = daysIn(words, situation)
  const [day] = days
  if (day === undefined || days.length > 1) return null
  const isThen = ({ date, ended }: KnownMeeting) => !ended && day.is(date)
  const [meeting, another] = situation.meetings.filter(isThen)
  if (meeting === undefined || another !== undefined) return null
  const says = new Set(words.map((_, at) => runAt(words, at)?.role.says))
  const answer = says.has('no') || says.has('not') || says.has('none') ? 'no' : says.has('if-need-be') ? 'maybe' : 'yes'
  return { reference: meeting.reference, command: `${answer} ${meeting.reference}` }
}

function daysIn(words: readonly Word[], situation: Situation) {
  const days = []
  for (let at = 0; at < words.length; ) {
    const day = dayAt(words, at, situation)
    if (day) days.push(day)
    at = day?.to ?? at + 1
  }
  return days
}
