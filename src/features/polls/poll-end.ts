import type { Charter } from '#charter/charter.ts'
import { audienceOf, type Roster } from '#features/groups/roster.ts'
import { type Instant, plus } from '#time/instant.ts'
import type { Poll, PollEnd, Vote } from './poll.ts'

/** Nobody is asked for longer; members have that much notice of the first of the times; and that long to answer. */
const [longest, notice, shortest] = ['P7D', 'PT48H', 'PT24H']

/**
 * Until when answers are taken: seven days, or 48 hours before the first of the times where that is sooner; in full
 * hours. Null where that leaves people less than a day.
 */
export function answersUntil(askedAt: Instant, first: Instant): Instant | null {
  const [sooner = askedAt] = [plus(askedAt, longest), plus(first, `-${notice}`)].toSorted()
  const until = fullHour(sooner)
  return until < plus(askedAt, shortest) ? null : until
}

/** The first full hour for which there is time for a poll. */
export function earliestChoice(askedAt: Instant): Instant {
  return plus(fullHour(plus(plus(askedAt, shortest), notice)), 'PT1H')
}

/** What decides when a poll ends. */
type Course = { poll: Poll; votes: readonly Vote[]; roster: Roster; charter: Charter }

/**
 * How a poll has ended, or will if nothing more happens: as it was written down; else once everybody who was asked has
 * answered, and had the time in which a thing is taken back to change their mind; else at its time. Whoever joins after
 * that was not asked.
 */
export function endOf({ poll, votes, roster, charter }: Course): PollEnd {
  if (poll.ended) return poll.ended
  const audience = audienceOf(roster)
  const inGroup = new Set(audience.map(({ person }) => person))
  const answers = votes.filter(({ person }) => inGroup.has(person))
  const answered = new Set(answers.map(({ person }) => person))
  const last = [poll.askedAt, ...answers.map(({ at }) => at)].toSorted().at(-1) ?? poll.askedAt
  const ended = plus(last, charter.meetings.hold.schedule)
  const asked = audience.filter(({ person, since }) => person !== poll.askedBy && since <= ended)
  const all = asked.length > 0 && asked.every(({ person }) => answered.has(person))
  if (all && ended < poll.until) return { why: 'answered', at: ended, by: null }
  return { why: 'time', at: poll.until, by: null }
}

/** Whether answers are still taken. */
export function isOpen(course: Course, now: Instant): boolean {
  return now < endOf(course).at
}

function fullHour(instant: Instant): Instant {
  return `${instant.slice(0, 13)}:00:00Z`
}
