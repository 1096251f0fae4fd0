import type { Span } from '#chat/message.ts'
import type { Meeting, Session, Telling } from '#meetings/meeting.ts'
import { sayDate } from '#time/say-instant.ts'

/** A session's time as its reader lives it: weekday, date, own time, zone; where only the day is known, that. */
export function whenSpans({ at, date, zone, said }: Session): Span[] {
  if (at === null) return [`${sayDate(date)}, time to be confirmed`]
  return [{ instant: at, zone, show: 'both', ...(said ? { said } : {}) }]
}

/** The times of all sessions, in one line. */
export function whenAllSpans({ sessions }: Pick<Telling, 'sessions'>): Span[] {
  return sessions.flatMap((session, index) => (index === 0 ? whenSpans(session) : [' and ', ...whenSpans(session)]))
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

/** ", and one more session" where there is more than one. */
export function moreSessions(sessions: readonly Session[]): string {
  const more = sessions.length - 1
  return more <= 0 ? '' : more === 1 ? ', and one more session' : `, and ${more} more sessions`
}

/** "Yes", "No", "Maybe". */
export function sayAnswer(answer: 'yes' | 'no' | 'maybe'): string {
  return { yes: 'Yes', no: 'No', maybe: 'Maybe' }[answer]
}
