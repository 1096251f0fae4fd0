import type { Charter } from '#charter/charter.ts'
import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context, Links } from '#context.ts'
import { ofPersons, readRosters } from '#features/groups/read-roster.ts'
import { audienceOf, type Roster } from '#features/groups/roster.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import type { Instant } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import type { HeardInSeries } from './last-notified.ts'
import type { Meeting } from './meeting.ts'
import { meetingStore, rsvpStore } from './meeting-store.ts'
import type { Rsvp } from './rsvp.ts'
import { firstStart, lastStart } from './session-times.ts'

/** A meeting that is longer before another is of no interest to it. */
const daysBefore = 60

/**
 * All that the notices about a meeting are made of. `before`: the start of the one before it in its series, where there
 * is one. `people`: everybody who can be told, or is named in a notice. `heardBySeries`: what the messages of its series
 * told a person of it; a later feature, series, adds it.
 */
export type MeetingFacts = {
  people: ReadonlyMap<string, Person>
  meeting: Meeting
  before: Instant | null
  group: Group
  charter: Charter
  roster: Roster
  rsvps: readonly Rsvp[]
  links: Links
  heardBySeries?(person: string): HeardInSeries | undefined
}

/**
 * @returns the facts of these meetings, by id; one that is gone is left out.
 * @param persons only what concerns them; all where absent.
 */
export async function meetingFacts(
  context: Pick<Context, 'charter' | 'now' | 'store' | 'links'>,
  ids: readonly string[],
  persons?: readonly string[],
): Promise<Map<string, MeetingFacts>> {
  const { charter, store, links } = context
  const [meetings, rsvps] = await Promise.all([
    store(meetingStore).find({ _id: { $in: ids } }),
    store(rsvpStore).find({ meeting: { $in: ids }, ...ofPersons(persons) }),
  ])
  const groups = [...new Set(meetings.map(({ group }) => group))]
  const rosters = new Map((await readRosters(context, groups, persons)).map((roster) => [roster.group, roster]))
  const concerned = new Set([...[...rosters.values()].flatMap(peopleOf), ...meetings.flatMap(namedIn)])
  const [siblings, found] = await Promise.all([
    siblingsOf(context, meetings),
    store(personStore).find({ _id: { $in: [...concerned] } }),
  ])
  const people = new Map(found.map((person) => [person._id, person]))
  return new Map(
    meetings.flatMap((meeting) => {
      const roster = rosters.get(meeting.group)
      if (roster === undefined) return []
      const facts: MeetingFacts = {
        people,
        meeting,
        before: startBefore(meeting, siblings),
        group: groupOf(charter, meeting.group),
        charter,
        roster,
        rsvps: rsvps.filter((rsvp) => rsvp.meeting === meeting._id),
        links,
      }
      return [[meeting._id, facts] as const]
    }),
  )
}

/** What else their series have on the days up to them. */
async function siblingsOf({ store }: Pick<Context, 'store'>, meetings: readonly Meeting[]): Promise<Meeting[]> {
  const repeating = meetings.filter(({ series }) => series !== undefined)
  const days = repeating.flatMap(({ sessions }) => sessions.map(({ date }) => date)).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined) return []
  return store(meetingStore).find({
    'series.id': { $in: [...new Set(repeating.map(({ series }) => series?.id))] },
    'sessions.date': { $gte: plusDays(first, -daysBefore), $lte: last },
    state: 'scheduled',
  })
}

function startBefore(meeting: Meeting, siblings: readonly Meeting[]): Instant | null {
  const start = firstStart(meeting)
  const earlier = siblings.filter(({ series }) => series?.id === meeting.series?.id).map(lastStart)
  return earlier.toSorted().findLast((other) => other < start) ?? null
}

function peopleOf(roster: Roster): string[] {
  return [...audienceOf(roster).map(({ person }) => person), ...roster.secretariat]
}

function namedIn({ ledBy, minutes, scheduledBy, tellings }: Meeting): string[] {
  const known = [ledBy, minutes.takenBy, scheduledBy, tellings.at(-1)?.by, ...minutes.items.map(({ by }) => by)]
  return known.filter((person) => person !== null && person !== undefined)
}
