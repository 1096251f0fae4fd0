import type { Span } from '#chat/message.ts'
import type { Meeting, Session, Telling } from '#features/meetings/meeting.ts'
import { timeKey } from '#features/meetings/session-times.ts'
import { type Announced, sameTimes } from '#features/meetings/tells-members.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'

/** A session's time as its reader lives it: weekday, date, own time, zone; where only the day is known, that. */
export function whenSpans({ at, date, zone, said }: Session, look?: 'strong' | 'struck'): Span[] {
  if (at === null) {
    const words = `${sayDate(date)}, time to be confirmed`
    return [look === 'struck' ? { struck: words } : look === 'strong' ? { strong: words } : words]
  }
  return [{ instant: at, zone, show: 'both', ...(said ? { said } : {}), ...(look ? { look } : {}) }]
}

/** The times of all sessions, in one line. */
export function whenAllSpans({ sessions }: Pick<Telling, 'sessions'>, look?: 'strong' | 'struck'): Span[] {
  return sessions.flatMap((session, index) =>
    index === 0 ? whenSpans(session, look) : [' and ', ...whenSpans(session, look)],
  )
}

/**
 * What a lock screen shows: its first 60 characters hold the reference, the weekday, the date, the reader's time and its
 * zone. @param rest what follows, beginning with its punctuation.
 */
export function lockScreen(
  { reference, sessions }: Pick<Meeting, 'reference' | 'sessions'>,
  { news = '', session = sessions[0] }: { news?: string; session?: Session | undefined },
  rest: readonly Span[],
): Span[] {
  return [`${reference}${news}: `, ...(session ? whenSpans(session) : []), ...rest]
}

/** What a lock screen shows of a meeting that was held, by its last session; where nobody ever set a time, only its day. */
export function heldLockScreen(
  { reference, sessions }: Pick<Meeting, 'reference' | 'sessions'>,
  rest: readonly Span[],
): Span[] {
  return [`${reference}: `, ...heldSpans(sessions.at(-1)), ...rest]
}

/** The same of one that has just ended. Its time is when it began, so it stands apart from the news. */
export function endedLockScreen(
  { reference, sessions }: Pick<Meeting, 'reference' | 'sessions'>,
  rest: readonly Span[],
): Span[] {
  return [`${reference} (`, ...heldSpans(sessions.at(-1)), ') has ended', ...rest]
}

/** When a session was, as its reader lived it. */
export function heldSpans(session: Session | undefined): Span[] {
  if (session === undefined) return []
  return session.at === null ? [sayDate(session.date)] : whenSpans(session)
}

/** ", and one more session" where there is more than one. */
export function moreSessions(sessions: readonly Session[]): string {
  const more = sessions.length - 1
  return more <= 0 ? '' : more === 1 ? ', and one more session' : `, and ${more} more sessions`
}

/** A link people wrote: what is no web address stays text. */
export function linkSpan(url: string): Span {
  return /^https?:\/\/\S+$/.test(url) ? { link: url, url } : url
}

/** "Yes", "No", "Maybe". */
export function sayAnswer(answer: 'yes' | 'no' | 'maybe'): string {
  return { yes: 'Yes', no: 'No', maybe: 'Maybe' }[answer]
}

/** What became of a meeting, in words: `news` for the lock screen, `heading` after the reference; and which session. */
export type Change = { news: string; heading: string; session: Session | undefined }

/** What changed between what somebody knows and what is true. */
export function changeOf(known: Announced, now: Announced): Change {
  const session = now.sessions.find((after) => {
    const before = known.sessions.find(({ id }) => id === after.id)
    return before === undefined || timeKey(before) !== timeKey(after)
  })
  const before = known.sessions.find(({ id }) => id === session?.id)
  if (known.state === 'cancelled') return { news: ' is on again', heading: 'is on again', session }
  if (session && before?.at === null && before.date === session.date)
    return { news: '', heading: 'has a time now', session }
  if (session || known.sessions.length !== now.sessions.length) return { news: ' moved', heading: 'has moved', session }
  if (!sameTimes(known.sessions, now.sessions)) return { news: '', heading: 'has another length', session }
  if (known.link !== now.link && known.place !== now.place)
    return { news: '', heading: 'has a new place and join link', session }
  return { news: '', heading: known.link === now.link ? 'has a new place' : 'has a new join link', session }
}

/** What was true before, and what is now, in sentences. */
export function changeSpans(known: Announced, now: Announced): Span[] {
  return [
    ...timeChange(known, now),
    ...(known.link === now.link ? [] : [now.link === null ? 'The join link is gone. ' : 'The join link is new. ']),
    ...(known.place === now.place ? [] : [now.place === null ? 'The place is gone. ' : 'The place is new. ']),
  ]
}

/** Of sessions that only last longer or shorter, how long: their times are the same words. */
function timeChange(known: Announced, now: Announced): Span[] {
  if (sameTimes(known.sessions, now.sessions)) return []
  const starts = ({ sessions }: Announced) => sessions.map(timeKey).join(' ')
  if (starts(known) !== starts(now))
    return [...whenAllSpans(known, 'struck'), ' → ', ...whenAllSpans(now, 'strong'), '. ']
  const lasts = ({ sessions }: Announced) => sessions.map((session) => sayDuration(session.lasts)).join(' and ')
  return [{ struck: lasts(known) }, ' → ', { strong: lasts(now) }, '. ']
}
