import { type Charter, groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { nobodyIn, ofPersons, readRosters } from '#features/groups/read-roster.ts'
import { audienceOf, type Roster } from '#features/groups/roster.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { rsvpStore } from '#features/meetings/meeting-store.ts'
import type { Rsvp } from '#features/meetings/rsvp.ts'
import { lastEnd } from '#features/meetings/session-times.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import { plusDays } from '#time/wall-time.ts'
import { meetingsIn } from '../find-series.ts'
import type { MeetingSeries } from '../meeting-series.ts'
import { seriesStore } from '../series-store.ts'

/** Meetings that are longer ago tell nobody anything: clock changes are half a year apart at most. */
const daysBack = 190

/**
 * All that the notices about a series are made of. `meetings`: those that exist, by date, without what is long over;
 * `rsvps`: the answers to those that are not over.
 */
export type SeriesFacts = {
  people: ReadonlyMap<string, Person>
  series: MeetingSeries
  meetings: readonly Meeting[]
  group: Group
  charter: Charter
  roster: Roster
  rsvps: readonly Rsvp[]
}

/**
 * @returns the facts of these series, by id; one that is gone is left out.
 * @param persons only what concerns them; all where absent.
 */
export async function seriesFacts(
  context: Pick<Context, 'charter' | 'now' | 'store'>,
  ids: readonly string[],
  persons?: readonly string[],
): Promise<Map<string, SeriesFacts>> {
  const all = await context.store(seriesStore).find({ _id: { $in: ids } })
  return new Map(
    await Promise.all(all.map(async (series) => [series._id, await factsOf(context, series, persons)] as const)),
  )
}

async function factsOf(
  context: Pick<Context, 'charter' | 'now' | 'store'>,
  series: MeetingSeries,
  persons: readonly string[] | undefined,
): Promise<SeriesFacts> {
  const { charter, store, now } = context
  const [meetings, [roster = nobodyIn(series.group)]] = await Promise.all([
    meetingsIn(context, series._id, plusDays(now.slice(0, 10), -daysBack)),
    readRosters(context, [series.group], persons),
  ])
  const asked = meetings.filter((meeting) => lastEnd(meeting, charter) > now)
  const toldBy = series.tellings.at(-1)?.by
  const concerned = [...audienceOf(roster).map(({ person }) => person), ...(toldBy === undefined ? [] : [toldBy])]
  const [rsvps, people] = await Promise.all([
    store(rsvpStore).find({ meeting: { $in: asked.map(({ _id }) => _id) }, ...ofPersons(persons) }),
    readPeople(context, concerned),
  ])
  return {
    people,
    series,
    meetings,
    group: groupOf(charter, series.group),
    charter,
    roster,
    rsvps,
  }
}
