import type { Group, PublishedDate } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { importedId, publishedSessions } from '#features/meetings/import-meetings.ts'
import type { Meeting, Session, Telling } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { timeKey } from '#features/meetings/session-times.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import type { Instant } from '#time/instant.ts'
import { dateAt } from '#time/wall-time.ts'

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
  const meetings = await context.store(meetingStore).find({ group: group.id })
  const published = group.dates.map((date) => ({ date, id: importedId(group, date) }))
  const today = dateAt(context.now, context.charter.organisation.zone)
  const known = meetings.map((meeting) => ({ meeting, latest: lastPublished(context, meeting) }))
  const others = known.filter(
    ({ meeting, latest }) => latest?.state === 'scheduled' && !published.some(({ id }) => id === meeting._id),
  )
  return [
    ...published.map(({ date, id }) =>
      asItIsNow(
        date,
        known.find(({ meeting }) => meeting._id === id),
        { sessions: publishedSessions(context.charter, group, date), at: context.now },
      ),
    ),
    ...others.flatMap((one) => daysOf(one).filter(({ date }) => date >= today)),
  ].toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

/** A meeting, and the latest revision that others may know of by now: null where they know of none. */
type Known = { meeting: Meeting; latest: Telling | null }

/** The latest revision of a meeting whose undo window is over: its members do not know of what came after, either. */
function lastPublished({ charter, now }: Pick<Context, 'charter' | 'now'>, meeting: Meeting): Telling | null {
  return meeting.tellings.findLast(({ rev }) => undoWindowEnd(meeting, charter, rev) <= now) ?? null
}

/** @param published the sessions of a date that no meeting has come of yet. */
function asItIsNow(
  { id, date }: PublishedDate,
  known: Known | undefined,
  published: { sessions: readonly Session[]; at: Instant },
): PublicDate {
  const { meeting, latest } = known ?? { meeting: undefined, latest: null }
  const [session = null] = latest?.sessions ?? published.sessions
  const [first = null] = meeting?.tellings.find(({ rev }) => rev === 1)?.sessions ?? published.sessions
  const holds = session?.at != null && first !== null && timeKey(session) === timeKey(first)
  return {
    id,
    date: session?.date ?? date,
    was: session === null || session.date === date ? null : date,
    cancelled: latest?.state === 'cancelled',
    timed: holds ? session : null,
    sequence: meeting?.sequence ?? 0,
    changedAt: meeting?.changedAt ?? published.at,
  }
}

function daysOf({ meeting, latest }: Known): PublicDate[] {
  const { reference, sequence, changedAt } = meeting
  return [...new Set(latest?.sessions.map(({ date }) => date))].map((date, index) => ({
    id: index === 0 ? reference.toLowerCase() : `${reference.toLowerCase()}-${index + 1}`,
    date,
    was: null,
    cancelled: false,
    timed: null,
    sequence,
    changedAt,
  }))
}
