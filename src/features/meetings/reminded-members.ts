import { coversInstant } from '#features/groups/absence.ts'
import type { Person } from '#features/people/person.ts'
import { type Asked, lastNotifiedRev, mayHaveArrived, rowsTo, type Wanted } from '#outbox/notice-kind.ts'
import { notifiedMembers } from './last-notified.ts'
import type { Meeting, Session } from './meeting.ts'
import type { MeetingFacts } from './meeting-facts.ts'
import { leaderOf } from './meeting-leader.ts'
import { type RemindedOf, type Reminder, wallTimeSince } from './reminder-times.ts'
import { answersOf } from './rsvp.ts'
import { timeKey } from './session-times.ts'

type Rows = Asked<MeetingFacts>['rows']

/** Where somebody turned the reminders of a group down. */
export const remindersKey = (group: string): string => `meeting-reminder|${group}`

/** Everybody who may be reminded of a meeting, session by session, with what decides of it. */
export function remindedMembers({ rows, ...facts }: Asked<MeetingFacts>): (RemindedOf & {
  meeting: Meeting
  session: Session
})[] {
  const { meeting, before, apart, charter, rsvps, roster, group, now } = facts
  if (meeting.state === 'cancelled') return []
  const leader = leaderOf(meeting, roster)
  return notifiedMembers(facts, (person) => lastNotifiedRev(rows, person))
    .filter(({ person }) => !person.muted.includes(remindersKey(group.id)))
    .flatMap((member) => {
      const { person, since } = member
      const lastNotified = lastHeard(rows, member)
      const leads = person._id === leader
      return meeting.sessions.map((session) => {
        const rsvp = answersOf(rsvps, person._id).find((answer) => answer.session === session.id) ?? null
        return { meeting, session, person, rsvp, leads, charter, since, lastNotified, before, apart, now }
      })
    })
}

/** Whether somebody is away at these epoch milliseconds: then they are reminded of nothing. */
export function isAwayAt({ roster }: Pick<MeetingFacts, 'roster'>, { _id }: Pick<Person, '_id'>, at: number): boolean {
  return roster.absences?.some((absence) => absence.person === _id && coversInstant(absence, at)) ?? false
}

/** The notice of a reminder, but for how urgent it is. */
export function wantedReminder(
  { session, offset, dueAt, sendBy, earliest }: Reminder,
  { _id }: Person,
): Omit<Wanted, 'urgency'> {
  return { slot: slotOf(session, offset), to: { person: _id }, dueAt, sendBy, earliest, priority: 1, quiet: 'earlier' }
}

/**
 * Whether somebody was reminded already, so long before, of this very date and hour: where clocks change by new rules, the
 * session has another instant and thereby another slot, but is the same session to those who come.
 */
export function wasReminded(
  rows: Rows,
  of: { kind: string; person: Person; meeting: Meeting; session: Session; offset: string },
): boolean {
  const since = wallTimeSince(of.meeting, of.session)
  const own = slotOf(of.session, of.offset)
  return rowsTo(rows, of.person._id).some(
    ({ kind, slot, state, settledAt, dueAt }) =>
      kind === of.kind &&
      slot !== own &&
      slot.startsWith(`${of.session.id}@`) &&
      offsetIn(slot) === of.offset &&
      mayHaveArrived(state) &&
      (settledAt ?? dueAt) >= since,
  )
}

/** How long before it comes, as its slot says. */
export function offsetIn(slot: string): string {
  return slot.slice(slot.lastIndexOf('/') + 1)
}

/** The session that a slot is about. */
export function sessionIn(slot: string, { sessions }: Pick<Meeting, 'sessions'>): Session | undefined {
  return sessions.find(({ id }) => id === slot.split('@')[0]) ?? sessions[0]
}

/** By the session's time, so that a move makes a new reminder, and a change of the title does not. */
function slotOf(session: Session, offset: string): string {
  return `${session.id}@${timeKey(session)}/${offset}`
}

/** What somebody heard last of a meeting, and when: by a notice; else by what they did themselves, or when they joined. */
function lastHeard(
  rows: Rows,
  { person, knownRev: lastNotified, heardAt }: ReturnType<typeof notifiedMembers>[number],
): { rev: number; at: number } | null {
  if (lastNotified === 0) return null
  const row = rowsTo(rows, person._id).find((one) => one.tellsRev === lastNotified && mayHaveArrived(one.state))
  return { rev: lastNotified, at: row ? (row.settledAt ?? row.dueAt) : heardAt }
}
