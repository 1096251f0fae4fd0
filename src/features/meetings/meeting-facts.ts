import type { Charter } from '#charter/charter.ts'
import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context, Links } from '#context.ts'
import type { Absence } from '#features/groups/absence.ts'
import { ofPersons, readRosters } from '#features/groups/read-roster.ts'
import { audienceOf, type Roster, responsibleIn } from '#features/groups/roster.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { Instant } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { type AnswerOrAway, withAway } from './away-answers.ts'
import { daysApart, rhythmReach } from './group-rhythm.ts'
import type { HeardInSeries } from './last-notified.ts'
import type { Meeting } from './meeting.ts'
import { meetingStore, rsvpStore } from './meeting-store.ts'
import { firstStart, lastStart } from './session-times.ts'

/** A meeting that is longer before another is of no interest to its series, whatever the rhythms of the charter. */
const daysBefore = 60

/**
 * All that the notices about a meeting are made of. `before`: the start of the one before it in its series, where there
 * is one. `apart`: how many days usually lie between meetings of its group, see `daysApart`. `people`: everybody who can
 * be told, or is named in a notice. `heardBySeries`: what the messages of its series told a person of it; a later
 * feature, series, adds it.
 */
export type MeetingFacts = {
  people: ReadonlyMap<string, Person>
  meeting: Meeting
  before: Instant | null
  apart: number | null
  group: Group
  charter: Charter
  roster: Roster
  /** What was answered; whoever is away then says No. */
  rsvps: readonly AnswerOrAway[]
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
  const rosters = new Map(
    (await readRosters(context, groups, persons && [...persons, ...meetings.flatMap(namedIn)])).map((roster) => [
      roster.group,
      roster,
    ]),
  )
  const concerned = new Set([...[...rosters.values()].flatMap(peopleOf), ...meetings.flatMap(namedIn)])
  const [neighbours, people] = await Promise.all([neighboursOf(context, meetings), readPeople(context, concerned)])
  return new Map(
    meetings.flatMap((meeting) => {
      const roster = rosters.get(meeting.group)
      if (roster === undefined) return []
      const facts: MeetingFacts = {
        people,
        meeting,
        before: startBefore(meeting, neighbours),
        apart: apartFrom(meeting, neighbours, charter),
        group: groupOf(charter, meeting.group),
        charter,
        roster,
        rsvps: withAway(
          meeting,
          rsvps.filter((rsvp) => rsvp.meeting === meeting._id),
          absencesAmong(roster, meeting.group),
        ),
        links,
      }
      return [[meeting._id, facts] as const]
    }),
  )
}

/** The absences of those who are asked to a group's meetings. */
function absencesAmong({ absences = [] }: Roster, group: string): Absence[] {
  return absences.filter(({ groups }) => groups.includes(group))
}

type Neighbour = Pick<Meeting, '_id' | 'group' | 'sessions' | 'series'>

/** What else the groups of these meetings have around them: their rhythms and their series follow from it. */
export async function neighboursOf(
  { store, charter }: Pick<Context, 'store' | 'charter'>,
  meetings: readonly Pick<Meeting, 'group' | 'sessions'>[],
): Promise<Neighbour[]> {
  const days = meetings.flatMap(({ sessions }) => sessions.map(({ date }) => date)).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const reach = rhythmReach(charter)
  const range = { $gte: plusDays(first, -Math.max(reach, daysBefore)), $lte: plusDays(last, reach) }
  return store(meetingStore).pick(
    {
      group: { $in: [...new Set(meetings.map(({ group }) => group))] },
      state: 'scheduled',
      sessions: { $elemMatch: { date: range } },
    },
    ['group', 'sessions', 'series'],
  )
}

/** The start of the meeting before this one in its series; null where it belongs to none, or is the first. */
export function startBefore(meeting: Meeting, neighbours: readonly Neighbour[]): Instant | null {
  if (meeting.series === undefined) return null
  const start = firstStart(meeting)
  const earlier = neighbours.filter(({ series }) => series?.id === meeting.series?.id).map(lastStart)
  return earlier.toSorted().findLast((other) => other < start) ?? null
}

/** How far apart a group's meetings are around one of them. */
export function apartFrom(
  { _id, group, sessions }: Pick<Meeting, '_id' | 'group' | 'sessions'>,
  neighbours: readonly Neighbour[],
  charter: Charter,
): number | null {
  const firstDay = (of: Pick<Meeting, 'sessions'>) => of.sessions[0]?.date ?? ''
  const others = neighbours.filter((one) => one.group === group && one._id !== _id).map(firstDay)
  return daysApart(firstDay({ sessions }), others, rhythmReach(charter))
}

function peopleOf(roster: Roster): string[] {
  return [...audienceOf(roster).map(({ person }) => person), ...responsibleIn(roster), ...(roster.approvers ?? [])]
}

function namedIn({ ledBy, minutes, scheduledBy, tellings }: Meeting): string[] {
  const known = [ledBy, minutes.takenBy, scheduledBy, tellings.at(-1)?.by, ...minutes.items.map(({ by }) => by)]
  return known.filter((person) => person !== null && person !== undefined)
}
