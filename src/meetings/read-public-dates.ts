import type { Group, PublishedDate } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import type { Instant } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { importedId, publishedSessions } from './import-meetings.ts'
import type { Meeting, Session } from './meeting.ts'
import { timeKey } from './session-times.ts'

/** A day on which a group meets, as anybody may know it. Hour, title, agenda and link are for its members. */
export type PublicDate = {
  /** In addresses: the charter's id of the date, else the meeting's reference. */
  id: string
  date: string
  /** The day that was published, where chat has moved it since. */
  was: string | null
  cancelled: boolean
  /** The session with its hour and length, where the charter itself has published the hour and it still holds. */
  timed: Session | null
  /** For calendars: rises with every change. */
  sequence: number
  changedAt: string
}

/** The dates that the charter has published, as they now are, and the days of whatever else is scheduled, by date. */
export async function readPublicDates(context: Context, ask: { group: Group }): Promise<PublicDate[]> {
  const { group } = ask
  const meetings = await context.stores.meetings.find({ group: group.id })
  const published = group.dates.map((date) => ({ date, id: importedId(group, date) }))
  const today = dateAt(context.now, context.charter.organisation.zone)
  const others = meetings.filter(({ _id, state }) => state === 'scheduled' && !published.some(({ id }) => id === _id))
  return [
    ...published.map(({ date, id }) =>
      asItIsNow(
        date,
        meetings.find(({ _id }) => _id === id),
        { sessions: publishedSessions(context.charter, group, date), at: context.now },
      ),
    ),
    ...others.flatMap((meeting) => daysOf(meeting).filter(({ date }) => date >= today)),
  ].toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

/** @param published the sessions of a date that no meeting has come of yet. */
function asItIsNow(
  { id, date }: PublishedDate,
  meeting: Meeting | undefined,
  published: { sessions: readonly Session[]; at: Instant },
): PublicDate {
  const [session = null] = meeting?.sessions ?? published.sessions
  const [first = null] = meeting?.tellings.find(({ rev }) => rev === 1)?.sessions ?? published.sessions
  const holds = session?.at != null && first !== null && timeKey(session) === timeKey(first)
  return {
    id,
    date: session?.date ?? date,
    was: session === null || session.date === date ? null : date,
    cancelled: meeting?.state === 'cancelled',
    timed: holds ? session : null,
    sequence: meeting?.sequence ?? 0,
    changedAt: meeting?.changedAt ?? published.at,
  }
}

function daysOf({ reference, sessions, sequence, changedAt }: Meeting): PublicDate[] {
  return [...new Set(sessions.map(({ date }) => date))].map((date, index) => ({
    id: index === 0 ? reference.toLowerCase() : `${reference.toLowerCase()}-${index + 1}`,
    date,
    was: null,
    cancelled: false,
    timed: null,
    sequence,
    changedAt,
  }))
}
