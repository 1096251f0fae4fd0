import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { type Burden, burdensOf, sumOf } from '#features/fairness/burdens.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { audienceOf, type Roster } from '#features/groups/roster.ts'
import { countAnswers } from '#features/meetings/away-answers.ts'
import { joinedOf } from '#features/meetings/joined-people.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { stands } from '#features/meetings/rsvp.ts'
import { firstStart, isHistory, lastEnd } from '#features/meetings/session-times.ts'
import { isHeldUnknown } from '#features/meetings/untimed.ts'
import { minutesDue } from '#features/minutes/minutes-escalation.ts'
import { personStore } from '#features/people/person-store.ts'
import { type Instant, plus } from '#time/instant.ts'
import { type CalendarDate, dateAt, plusDays, weekdayOf } from '#time/wall-time.ts'
import type { DeskScope } from './desk-scope.ts'
import type { Answers } from './read-desk-meetings.ts'

/** What the desk shows as pictures. */
export type DeskCharts = {
  /** How many applied, by the Monday of the week; null for who reads no applications. */
  weeks: { monday: CalendarDate; count: number }[] | null
  /** The last meetings and the next ones, by date: who answered what; `none` = members who have not answered. */
  answers: { reference: string; group: string; date: CalendarDate; answers: Answers; none: number }[]
  /** Of the meetings of the past year, by group: whose minutes came on time, came late, or are missing and late. */
  minutes: { group: string; onTime: number; late: number; missing: number }[]
  /** Who gets the night meetings, by time zone, in all groups together. */
  nights: Burden[]
}

const weeksBack = 12
const year = 'P365D'
/** So many of the last and of the next meetings are shown. */
const eachWay = 6

const meetingFields = ['group', 'reference', 'sessions', 'minutes', 'state'] as const
type Held = Pick<Meeting, (typeof meetingFields)[number] | '_id'>

/** The pictures of the groups that the reader sees: as many reads, however many there are. */
export async function readDeskCharts(context: Context, { scope }: { scope: DeskScope }): Promise<DeskCharts> {
  const { charter, now, store } = context
  const today = dateAt(now, charter.organisation.zone)
  const monday = plusDays(today, 1 - weekdayOf(today))
  const first = plusDays(monday, -7 * (weeksBack - 1))
  const since = { sessions: { $elemMatch: { date: { $gte: plus(now, `-${year}`).slice(0, 10) } } } }
  const [applied, meetings, rosters] = await Promise.all([
    scope.reads.length === 0
      ? []
      : store(applicationStore).pick({ group: { $in: scope.reads }, submittedAt: { $gte: `${first}T00:00:00Z` } }, [
          'submittedAt',
        ]),
    store(meetingStore).pick({ group: { $in: scope.sees }, state: 'scheduled', ...since }, meetingFields),
    readRosters(context, scope.sees),
  ])
  const live = meetings.filter((meeting) => !isHistory(meeting, charter) && meeting.minutes.didNotHappen === null)
  const [answers, nights] = await Promise.all([readAnswers(context, live, rosters), readNights(context, live, rosters)])
  return {
    weeks: scope.reads.length === 0 ? null : weeksOf(applied, { first, zone: charter.organisation.zone }),
    answers,
    minutes: minutesIn(live, { charter, now, groups: scope.sees }),
    nights,
  }
}

/** @param first the Monday of the first week. */
export function weeksOf(
  applied: readonly { submittedAt: Instant | null }[],
  { first, zone }: { first: CalendarDate; zone: string },
): { monday: CalendarDate; count: number }[] {
  const days = applied.flatMap(({ submittedAt }) => (submittedAt === null ? [] : [dateAt(submittedAt, zone)]))
  return Array.from({ length: weeksBack }, (_, week) => {
    const monday = plusDays(first, 7 * week)
    const next = plusDays(monday, 7)
    return { monday, count: days.filter((day) => day >= monday && day < next).length }
  })
}

/** What became of the minutes that were due, group by group; groups that owed none are left out. */
function minutesIn(
  meetings: readonly Held[],
  { charter, now, groups }: { charter: Charter; now: Instant; groups: readonly string[] },
): DeskCharts['minutes'] {
  return groups.flatMap((group) => {
    const counts = { group, onTime: 0, late: 0, missing: 0 }
    for (const meeting of meetings) {
      if (meeting.group !== group || lastEnd(meeting, charter) > now || isHeldUnknown(meeting, charter)) continue
      const due = minutesDue(meeting, charter)
      const given = meeting.minutes.items.map(({ at }) => at).toSorted()[0]
      if (given !== undefined) counts[given <= due ? 'onTime' : 'late'] += 1
      else if (due < now) counts.missing += 1
    }
    return counts.onTime + counts.late + counts.missing === 0 ? [] : [counts]
  })
}

async function readAnswers(
  context: Context,
  meetings: readonly Held[],
  rosters: readonly Roster[],
): Promise<DeskCharts['answers']> {
  const sorted = meetings.toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))
  const next = sorted.findIndex((meeting) => firstStart(meeting) > context.now)
  const at = next < 0 ? sorted.length : next
  const shown = sorted.slice(Math.max(0, at - eachWay), at + eachWay)
  if (shown.length === 0) return []
  const counted = await countAnswers(context, shown)
  return shown.flatMap(({ _id, reference, group, sessions: [session] }) => {
    if (session === undefined) return []
    const answers = { yes: 0, maybe: 0, no: 0 }
    for (const one of counted)
      if (one.meeting === _id && one.session === session.id && stands(one, [session])) answers[one.answer] += one.count
    const roster = rosters.find((known) => known.group === group)
    const asked = roster ? audienceOf(roster).length : 0
    const none = Math.max(0, asked - answers.yes - answers.maybe - answers.no)
    return [{ reference, group, date: session.date, answers, none }]
  })
}

/** Who gets the night meetings, from the rosters and where everybody is: one read, however many groups there are. */
async function readNights(
  { store, charter }: Context,
  meetings: readonly Held[],
  rosters: readonly Roster[],
): Promise<Burden[]> {
  const ids = [...new Set(rosters.flatMap((roster) => audienceOf(roster).map(({ person }) => person)))]
  if (ids.length === 0) return []
  const people = await store(personStore).pick({ _id: { $in: ids } }, ['zone', 'hours'])
  const known = new Map(people.map((person) => [person._id, person]))
  const burdens = rosters.map((roster) => {
    const listeners = audienceOf(roster).map(({ person, since }) => {
      const { zone = null, hours } = known.get(person) ?? {}
      return { person, since, zone, ...(hours ? { hours } : {}), reached: true }
    })
    const sessions = meetings
      .filter(({ group }) => group === roster.group)
      .flatMap((meeting) => meeting.sessions)
      .flatMap(({ at, lasts }) => (at === null ? [] : [{ at, lasts }]))
    return burdensOf(joinedOf({ roster, people: listeners }, charter), sessions, charter.meetings.nightHours)
  })
  return sumOf(burdens).filter(({ nights }) => nights > 0)
}
