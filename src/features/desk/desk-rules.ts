import { type Charter, officeOf } from '#charter/charter.ts'
import { memberSteps, secretariatSteps } from '#charter/onboarding.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import type { Application } from '#features/groups/application.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import type { Onboarding } from '#features/groups/onboarding.ts'
import type { Roster } from '#features/groups/roster.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import type { UntimedMeeting } from '#features/meetings/read-untimed.ts'
import { lastEnd } from '#features/meetings/session-times.ts'
import { untimedSessions } from '#features/meetings/untimed.ts'
import { minutesDue, minutesSteps, owesMinutes, whoeverLed } from '#features/minutes/minutes-escalation.ts'
import { epochOf, type Instant, instantText, plus } from '#time/instant.ts'
import { type CalendarDate, dateAt, plusDays } from '#time/wall-time.ts'
import type { AccessOwed, ClosingCall, Desk, JoinedLately, MinutesOwed, TermOnDesk, ToDecide, Untimed } from './desk.ts'

/** What the rules of the desk need to know of the world. */
type When = { charter: Charter; now: Instant }

/** A term is on the desk so many days before its end. */
export const termsEndWithin = 30
/** A call is on the desk so long before it closes. */
const callsCloseWithin = 'P7D'

type Waiting = Pick<Application, '_id' | 'group' | 'person' | 'submittedAt' | 'startedAt'>

/** What waits for a decision, group by group, the earliest promise first; nobody decides on their own application. */
export function toDecideIn(
  groups: readonly string[],
  waiting: readonly Waiting[],
  { charter, now, reader }: When & { reader: string },
): ToDecide[] {
  const today = dateAt(now, charter.organisation.zone)
  const all = groups.flatMap((group): ToDecide[] => {
    const applications = waiting
      .filter((one) => one.group === group && one.person !== reader)
      .map(({ _id, person, submittedAt, startedAt }) => {
        const since = submittedAt ?? startedAt
        return { _id, person, submittedAt: since, promised: promisedDay(charter, since) }
      })
      .toSorted((one, other) => (one.submittedAt < other.submittedAt ? -1 : 1))
    const [oldest] = applications
    if (oldest === undefined) return []
    const { promised, submittedAt } = oldest
    const days = daysFrom(dateAt(submittedAt, charter.organisation.zone), today)
    return [{ group, applications, days, promised, isLate: promised < today }]
  })
  return all.toSorted((one, other) => (one.promised < other.promised ? -1 : 1))
}

/** The latest message of a person that asked for the minutes of a meeting. */
type LastNudge = { to: string; at: Instant }

/** What is owed of a meeting that has ended, or null where nothing is. @param nudged the last nudge for it. */
export function minutesOwed(
  meeting: Meeting,
  roster: Roster,
  { charter, now, nudged }: When & { nudged: LastNudge | null },
): MinutesOwed | null {
  if (!owesMinutes(meeting, charter) || lastEnd(meeting, charter) > now) return null
  const { zone } = charter.organisation
  const due = dateAt(minutesDue(meeting, charter), zone)
  const step = minutesSteps(meeting, roster, charter).findLast(({ dueAt }) => dueAt <= epochOf(now))
  const asked = step ? { people: step.people, at: instantText(step.dueAt) } : null
  const { _id, reference, group, title, sessions } = meeting
  return {
    meeting: { _id, reference, group, title, sessions },
    due,
    daysLate: daysFrom(due, dateAt(now, zone)),
    led: whoeverLed(meeting, roster),
    asked: nudged && (asked === null || nudged.at > asked.at) ? { people: [nudged.to], at: nudged.at } : asked,
  }
}

type Held = Pick<OfficeTerm, '_id' | 'person' | 'office' | 'group' | 'to'>

/** The terms that end within days, and those that are over while their holders go on: the earliest end first. */
export function termsOnDesk(terms: readonly Held[], { charter, now }: When, days = termsEndWithin): TermOnDesk[] {
  const today = dateAt(now, charter.organisation.zone)
  return terms
    .flatMap(({ _id, person, office, group, to }): TermOnDesk[] => {
      if (to === null || to > plusDays(today, days)) return []
      const isOver = to < today
      if (isOver && officeOf(charter, office).onExpiry !== 'acting') return []
      return [{ _id, person, office, group, to, isOver }]
    })
    .toSorted((one, other) => (one.to < other.to ? -1 : 1))
}

type Begun = Pick<Onboarding, '_id' | 'groups' | 'since' | 'open'>

/** The new members for whom the secretariat has still to do something, the longest waiting first. */
export function accessOwed(begun: readonly Begun[], { charter, now }: When): AccessOwed[] {
  const known = secretariatSteps(charter).map(({ id }) => id)
  return begun
    .flatMap(({ _id, groups, since, open }): AccessOwed[] => {
      const steps = known.filter((id) => open.includes(id))
      return steps.length === 0 || since > now ? [] : [{ person: _id, groups, since, steps }]
    })
    .toSorted((one, other) => (one.since < other.since ? -1 : 1))
}

/** Those who have not done their own steps though they were reminded: how many, and since when the first of them. */
export function stepsOpenOf(begun: readonly Begun[], { charter, now }: When): Desk['stepsOpen'] {
  const own = memberSteps(charter).map(({ id }) => id)
  const reminded = plus(now, `-${charter.reminders.steps}`)
  const late = begun.filter(({ since, open }) => since <= reminded && own.some((id) => open.includes(id)))
  const [first] = late.map(({ since }) => since).toSorted()
  return first === undefined ? null : { count: late.length, since: first }
}

/** A membership that needed no decision is on the desk for so long: until the next digest has told of it. */
export const joinedWithin = 'P7D'

/** Who has joined which group without a decision, group by group. */
export function joinedLately(
  groups: readonly string[],
  joined: readonly Pick<Application, 'group' | 'person'>[],
): JoinedLately[] {
  return groups.flatMap((group) => {
    const people = joined.filter((one) => one.group === group).map(({ person }) => person)
    return people.length === 0 ? [] : [{ group, people: people.toSorted() }]
  })
}

/** Of meetings without a time, the first session that has none. */
export function untimedOf(meetings: readonly UntimedMeeting[]): Untimed[] {
  return meetings.flatMap(({ meeting, isOver }): Untimed[] => {
    const [session] = untimedSessions(meeting)
    const { _id, reference, group, title } = meeting
    return session === undefined ? [] : [{ meeting: { _id, reference, group, title }, session, isOver }]
  })
}

/** The calls that close within a week. */
export function closingCalls(calls: readonly (CurrentCall | null)[], { now }: Pick<When, 'now'>): ClosingCall[] {
  const until = plus(now, callsCloseWithin)
  return calls
    .flatMap((call): ClosingCall[] => {
      if (call?.state !== 'open' || call.closesAt === null || call.deadline === null || call.closesAt > until) return []
      return [{ group: call.group, closesAt: call.closesAt, deadline: call.deadline }]
    })
    .toSorted((one, other) => (one.closesAt < other.closesAt ? -1 : 1))
}

function daysFrom(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(to).days
}
