import type { Span } from '#chat/message.ts'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { Choice, Poll, Preference } from '#features/polls/poll.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'

/** A time to vote on, as its reader lives it; how long it lasts where the times differ in that. */
export function choiceSpans({ choices }: Pick<Poll, 'choices'>, choice: Choice): Span[] {
  return [...whenSpans(choice), ...(usualLength({ choices }) === null ? [`, ${sayDuration(choice.lasts)}`] : [])]
}

/** How long all the times last, ISO 8601; null where they differ. */
export function usualLength({ choices: [first, ...others] }: Pick<Poll, 'choices'>): string | null {
  return first && others.every(({ lasts }) => lasts === first.lasts) ? first.lasts : null
}

/** "Case studies, 90 minutes". */
export function sayPoll(poll: Pick<Poll, 'title' | 'choices'>): string {
  const lasts = usualLength(poll)
  return lasts === null ? poll.title : `${poll.title}, ${sayDuration(lasts)}`
}

/** Until when answers are taken, as its reader lives it. */
export function untilSpan({ choices: [first] }: Pick<Poll, 'choices'>, until: string): Span {
  return { instant: until, zone: first?.zone ?? 'UTC', show: 'both', ...(first?.said ? { said: first.said } : {}) }
}

/** "Tue 19 May 15:00", of the poll's own clock: a button has no room for more. */
export function shortChoice({ date, time }: Choice): string {
  return `${sayDate(date).slice(0, -5)} ${time ?? ''}`.trim()
}

/** "yes", "if need be", "no". */
export function sayPreference(preference: Preference): string {
  return { yes: 'yes', 'if-need-be': 'if need be', no: 'no' }[preference]
}
