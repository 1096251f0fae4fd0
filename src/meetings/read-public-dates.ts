import type { Group, PublishedDate } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { dateAt } from '#time/wall-time.ts'
import { importedId } from './import-meetings.ts'
import type { Meeting } from './meeting.ts'

/** A day on which a group meets, as anybody may know it. Hour, title, agenda and link are for its members. */
export type PublicDate = {
  /** In addresses: the charter's id of the date, else the meeting's reference. */
  id: string
  date: string
  /** The day that was published, where chat has moved it since. */
  was: string | null
  cancelled: boolean
  /** The hour, where the charter itself has published it and it still holds; 'HH:MM'. */
  time: { at: string; zone: string } | null
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
        context,
        date,
        meetings.find(({ _id }) => _id === id),
      ),
    ),
    ...others.flatMap((meeting) => daysOf(meeting).filter(({ date }) => date >= today)),
  ].toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

function asItIsNow({ charter, now }: Context, published: PublishedDate, meeting: Meeting | undefined): PublicDate {
  const { id, date, time, zone = charter.organisation.zone } = published
  const session = meeting?.sessions[0]
  const holds = session === undefined || (session.date === date && session.time === (time ?? null))
  return {
    id,
    date: session?.date ?? date,
    was: session === undefined || session.date === date ? null : date,
    cancelled: meeting?.state === 'cancelled',
    time: time !== undefined && holds ? { at: time, zone } : null,
    sequence: meeting?.sequence ?? 0,
    changedAt: meeting?.changedAt ?? now,
  }
}

function daysOf({ reference, sessions, sequence, changedAt }: Meeting): PublicDate[] {
  return [...new Set(sessions.map(({ date }) => date))].map((date, index) => ({
    id: index === 0 ? reference.toLowerCase() : `${reference.toLowerCase()}-${index + 1}`,
    date,
    was: null,
    cancelled: false,
    time: null,
    sequence,
    changedAt,
  }))
}
