import type { Context } from '#context.ts'
import { readBelonging } from '#features/groups/read-belonging.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { audienceOf } from '#features/groups/roster.ts'
import { meetingsOf } from '#features/meetings/find-meeting.ts'
import { joinedPeople } from '#features/meetings/joined-people.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { timeKey } from '#features/meetings/session-times.ts'
import type { Person } from '#features/people/person.ts'
import type { Attendee } from '#time/fair/attendees.ts'
import { epochOf, millisecondsOf, plus } from '#time/instant.ts'
import type { Period } from '#time/quiet-hours.ts'
import { plusDays } from '#time/wall-time.ts'
import { type TimedSession, withDebts } from './debts.ts'

/** For how long a night is remembered. */
const remembered = 'P365D'

/**
 * The members and leaders of a group as the rules of fair hours (`time/fair`) see them: where they are, their usual
 * hours on the workdays of their country, when they have something else, and what they carry already. Those without a time zone are left out.
 *
 * What they carry, their debt, is stored nowhere: it is worked out from the group's sessions of the past year and those
 * set ahead, since each joined. So it is right after moves and cancellations, and what is already set makes the next
 * suggestion fall to somebody else.
 * @param ask.besides a meeting that is about to be moved: it counts for nothing.
 */
export async function attendeesOf(context: Context, ask: { group: string; besides?: string }): Promise<Attendee[]> {
  const [joined, busy, sessions] = await Promise.all([
    joinedPeople(context, ask),
    busyPeriods(context, ask),
    rememberedSessions(context, ask),
  ])
  const attendees = joined.map((one) => ({ ...one, busy: busy.get(one.id) ?? [] }))
  return withDebts(attendees, sessions, context.charter.meetings.nightHours)
}

/** The sessions that count as burden: of the past year and ahead, at a time of their own, not known not to have been. */
export async function rememberedSessions(
  { store, now }: Context,
  { group, besides }: { group: string; besides?: string },
): Promise<TimedSession[]> {
  const first = plus(now, `-${remembered}`)
  const days = { 'sessions.date': { $gte: plusDays(first.slice(0, 10), -1) } }
  const meetings = await store(meetingStore).pick({ group, state: 'scheduled', ...days }, ['sessions', 'minutes'])
  return meetings
    .filter(({ _id, minutes }) => _id !== besides && minutes.didNotHappen === null)
    .flatMap(({ sessions }) => sessions)
    .flatMap(({ at, lasts }) => (at !== null && at >= first ? [{ at, lasts }] : []))
}

/**
 * When the people of a group are to be at meetings that are ahead, of any group; not at those they said No to. A day without a time
 * keeps nobody from anything yet.
 */
async function busyPeriods(
  context: Context,
  { group: asking, besides = null }: { group: string; besides?: string | null },
): Promise<Map<Person['_id'], Period[]>> {
  const people = audienceOf(await readRoster(context, asking)).map(({ person }) => person)
  const audiences = await readBelonging(context, { people, groups: null })
  const ahead = await meetingsOf(context, [...audiences.keys()], 'ahead')
  const meetings = ahead.filter(({ _id }) => _id !== besides)
  const declined = await context
    .store(rsvpStore)
    .find({ meeting: { $in: meetings.map(({ _id }) => _id) }, answer: 'no' })
  const free = new Set(
    declined.map(({ meeting, session, person, forTime }) => [meeting, session, person, forTime].join()),
  )
  const busy = new Map<string, Period[]>()
  for (const { _id, group, sessions } of meetings)
    for (const session of sessions)
      for (const person of audiences.get(group) ?? []) {
        if (session.at === null || free.has([_id, session.id, person, timeKey(session)].join())) continue
        const start = epochOf(session.at)
        const period = { start, end: start + millisecondsOf(session.lasts) }
        busy.set(person, [...(busy.get(person) ?? []), period])
      }
  return busy
}
