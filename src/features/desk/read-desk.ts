import type { Context } from '#context.ts'
import { readDateFlag } from '#features/duties/flag-dates.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { type Leadership, leadersAsked, type Roster } from '#features/groups/roster.ts'
import { clashesAhead, groupsMeetingAtOnce } from '#features/meetings/clashes/clashes-ahead.ts'
import { meetingsAround } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { isAhead } from '#features/meetings/session-times.ts'
import { personStore } from '#features/people/person-store.ts'
import { plusDays } from '#time/wall-time.ts'
import type { Desk, DeskReader, Unreached } from './desk.ts'
import { readDeskReader } from './desk-reader.ts'
import { readRecords } from './desk-records.ts'
import {
  accessOwed,
  closingCalls,
  joinedLately,
  minutesOwed,
  stepsOpenOf,
  termsOnDesk,
  toDecideIn,
  untimedOf,
} from './desk-rules.ts'
import { nudgeStore } from './nudge-store.ts'
import { readDeskAgreements } from './read-desk-agreements.ts'
import { readDeskDuties } from './read-desk-duties.ts'
import { noDeskPlans, peopleInPlans, readDeskPlans } from './read-desk-plans.ts'
import { readDeskRequests } from './read-desk-requests.ts'
import { readDeskSuggestions } from './read-desk-suggestions.ts'

/** What needs the one who acts; null for somebody who answers for no group. As many database calls, whatever there is. */
export async function readDesk(context: Context, _ask: object = {}): Promise<Desk | null> {
  const { reader, leadership } = await readDeskReader(context)
  return reader === null ? null : readDeskOf(context, { reader, leadership })
}

/** Of the same desk only what can be late: applications, minutes, and dates without a time. */
export async function readLate(context: Context, _ask: object = {}): Promise<Desk | null> {
  const { reader, leadership } = await readDeskReader(context)
  return reader === null ? null : readDeskOf(context, { reader, leadership, onlyLate: true })
}

type Whose = { reader: DeskReader; leadership: readonly Leadership[]; onlyLate?: true }

async function readDeskOf(context: Context, { reader, leadership, onlyLate }: Whose): Promise<Desk> {
  const { charter, now } = context
  const { groups } = reader
  const [found, asked] = await Promise.all([
    readRecords(context, reader, onlyLate !== true),
    onlyLate ? { requests: [], disputes: [] } : readDeskRequests(context, reader),
  ])
  const leaders = leadership.filter(({ group }) => groups.includes(group))
  const [clashes, minutes, unreached, plans, lateDuties, flagged, agreements, suggestions] = await Promise.all([
    readDeskClashes(context, reader, found.ahead),
    readMinutesOwed(context, { reader, owed: found.owed, leaders }),
    readUnreached(context, { groups, leaders, persons: found.lost }),
    onlyLate ? noDeskPlans : readDeskPlans(context, reader),
    onlyLate ? [] : readDeskDuties(context),
    onlyLate || reader.as !== 'secretariat' ? [] : readDateFlag(context),
    onlyLate || reader.as !== 'secretariat' ? { cases: [], unanswered: 0 } : readDeskAgreements(context),
    onlyLate ? [] : readDeskSuggestions(context, reader),
  ])
  const known = {
    toDecide: toDecideIn(groups, found.waiting, { charter, now, reader: reader.person }),
    minutes,
    terms: termsOnDesk(found.terms, { charter, now }),
    unreached,
    plans,
    access: accessOwed(found.begun, { charter, now }),
    joined: joinedLately(groups, found.joined),
    stepsOpen: stepsOpenOf(found.begun, { charter, now }),
    withoutDates: onlyLate ? [] : groups.filter((group) => found.ahead.every((meeting) => meeting.group !== group)),
    untimed: untimedOf(found.untimed),
    suggestions,
    clashes,
    agreements,
    ...asked,
    closing: closingCalls(found.calls, { now }),
    lateDuties,
    flagged,
  }
  return { reader, ...known, names: await readNames(context, known) }
}

/** The clashes of the groups' meetings with one another; a leader's also with those of other groups. */
async function readDeskClashes(
  context: Context,
  { groups, as }: DeskReader,
  ahead: Meeting[],
): Promise<Desk['clashes']> {
  const { charter, now } = context
  if (charter.meetings.clashes === 'ignore' || ahead.length === 0) return []
  const soon = plusDays(now.slice(0, 10), 30)
  const sessions = ahead.flatMap((meeting) => meeting.sessions.filter(({ date }) => date <= soon))
  const around = as === 'leader' ? await meetingsAround(context, sessions) : []
  const others = around.filter((one) => isAhead(one, charter, now) && ahead.every(({ _id }) => _id !== one._id))
  const meetings = [...ahead, ...others]
  const rosters = await readRosters(context, groupsMeetingAtOnce(meetings, charter))
  const byGroup = new Map(rosters.map((roster) => [roster.group, roster]))
  return clashesAhead(meetings, byGroup, charter).filter(({ meetings: both }) =>
    both.some(({ group }) => groups.includes(group)),
  )
}

/** The missing minutes, the latest first. Those that are not late yet are on the desk of whoever is to give them. */
async function readMinutesOwed(
  context: Context,
  { reader, owed, leaders }: { reader: DeskReader; owed: readonly Meeting[]; leaders: readonly Leadership[] },
): Promise<Desk['minutes']> {
  const { charter, now, store } = context
  const takers = owed.flatMap(({ minutes }) => minutes.takenBy ?? [])
  const [members, nudges] = await Promise.all([
    takers.length === 0
      ? []
      : store(applicationStore).pick({ person: { $in: takers }, state: 'accepted' }, ['person', 'group']),
    owed.length === 0 ? [] : store(nudgeStore).pick({ _id: { $in: owed.map(({ _id }) => _id) } }, ['to', 'at', 'owed']),
  ])
  const nudgeFor = (meeting: Meeting) => nudges.find(({ _id, owed: what }) => _id === meeting._id && what === 'minutes')
  const rosterOf = (group: string): Roster => ({
    ...(leaders.find((one) => one.group === group) ?? { group, leaders: [], secretariat: [] }),
    members: members.filter((one) => one.group === group).map(({ person }) => ({ person, since: '' })),
  })
  return owed
    .flatMap(
      (meeting) =>
        minutesOwed(meeting, rosterOf(meeting.group), { charter, now, nudged: nudgeFor(meeting) ?? null }) ?? [],
    )
    .filter(({ daysLate, meeting }) => {
      const isTheirs = reader.as === 'leader' || leadersAsked(rosterOf(meeting.group)).length === 0
      return daysLate > 0 || (isTheirs && reader.keeps.includes(meeting.group))
    })
    .toSorted((one, other) => other.daysLate - one.daysLate)
}

/** Those of these persons whom no message reaches by any account, and who are in one of the groups or lead it. */
async function readUnreached(
  { store, deliveries }: Context,
  {
    groups,
    leaders,
    persons,
  }: { groups: readonly string[]; leaders: readonly Leadership[]; persons: readonly string[] },
): Promise<Unreached[]> {
  if (persons.length === 0) return []
  const [reached, members] = await Promise.all([
    deliveries.reachable(persons),
    store(applicationStore).pick({ person: { $in: persons }, state: 'accepted' }, ['person', 'group']),
  ])
  return persons.flatMap((person): Unreached[] => {
    const theirs = groups.filter(
      (group) =>
        members.some((one) => one.person === person && one.group === group) ||
        leaders.some((one) => one.group === group && one.leaders.some((leader) => leader.person === person)),
    )
    return theirs.length === 0 || reached.has(person) ? [] : [{ person, groups: theirs }]
  })
}

/** So many of those who have joined a group lately are named. */
const joinedNamed = 8

/** The names of those whom the desk names. Those who wait for a decision are counted there, not named. */
async function readNames(
  { store }: Context,
  { minutes, terms, unreached, access, joined, agreements, plans, suggestions }: Omit<Desk, 'reader' | 'names'>,
): Promise<ReadonlyMap<string, string>> {
  const named = new Set([
    ...minutes.flatMap(({ led, asked }) => [...(led === null ? [] : [led]), ...(asked?.people ?? [])]),
    ...[...terms, ...unreached, ...access, ...agreements.cases].map(({ person }) => person),
    ...peopleInPlans(plans),
    ...suggestions.flatMap(({ person, by }) => [person, by]),
    ...joined.flatMap(({ people }) => people.slice(0, joinedNamed)),
  ])
  if (named.size === 0) return new Map()
  const people = await store(personStore).pick({ _id: { $in: [...named] } }, ['name'])
  return new Map(people.map(({ _id, name }) => [_id, name]))
}
