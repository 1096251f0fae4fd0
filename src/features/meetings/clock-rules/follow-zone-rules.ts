import { type Context, entry } from '#context.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import type { Rsvp } from '#features/meetings/rsvp.ts'
import { timeKey } from '#features/meetings/session-times.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import type { ZoneRules } from '#time/zones/zone-rules.ts'
import { rederived } from './rederive-meeting.ts'

/**
 * New zone data came with the running system: every meeting ahead keeps its wall time, and who is shown another time by it
 * than before will be told. It may be begun again after a crash.
 * @returns how many meetings were changed.
 */
export async function followZoneRules(
  context: Context,
  { before, version }: { before: ZoneRules; version: string },
): Promise<number> {
  const { charter, now } = context
  const today = plusDays(dateAt(now, 'UTC'), -1)
  const ahead = await context.store(meetingStore).find({ 'sessions.date': { $gte: today }, state: 'scheduled' })
  let count = 0
  for (const [group, meetings] of Map.groupBy(ahead, (meeting) => meeting.group)) {
    const { people } = await readAudience(context, group)
    const zoneOf = new Map(people.map(({ person, zone }) => [person, zone ?? charter.organisation.zone]))
    const rules = { before, version, now, zones: [...new Set(zoneOf.values())] }
    for (const meeting of meetings) {
      const after = rederived(meeting, rules)
      if (after === meeting) continue
      count++
      await keepAnswers(context, { before: meeting, after }, zoneOf)
      await context
        .store(meetingStore)
        .change(meeting._id, entry(context, 'clocks changed'), (found) => rederived(found, rules))
    }
  }
  return count
}

/** The Yes of somebody for whom the meeting stays at the same time stands. Written first: a second attempt finds the same ones. */
async function keepAnswers(
  context: Context,
  { before, after }: { before: Meeting; after: Meeting },
  zoneOf: ReadonlyMap<string, string>,
): Promise<void> {
  const keys = new Map(before.sessions.map((session) => [session.id, timeKey(session)]))
  const isShifted = ({ session, person }: Rsvp) =>
    after.shifted?.was.some((was) => was.session === session && was.zone === zoneOf.get(person)) === true
  const answers = await context.store(rsvpStore).find({ meeting: before._id })
  const kept = answers.filter((answer) => answer.forTime === keys.get(answer.session) && !isShifted(answer))
  await context.store(rsvpStore).changeAll(
    kept.map(({ _id }) => _id),
    entry(context, 'clocks changed'),
    (answer) => {
      const session = after.sessions.find(({ id }) => id === answer.session)
      const isKept = session && answer.forTime === keys.get(answer.session) && timeKey(session) !== answer.forTime
      return isKept ? { ...answer, forTime: timeKey(session) } : answer
    },
  )
}
