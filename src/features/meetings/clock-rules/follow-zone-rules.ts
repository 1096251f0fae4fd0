import { type Context, entry } from '#context.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { timeKey } from '#features/meetings/session-times.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'
import type { KnownRules } from '#time/zones/zone-rules.ts'
import { type NewRules, rederived } from './rederive-meeting.ts'

/** By person. */
type Zones = ReadonlyMap<string, string>

/**
 * Sees to it that every meeting ahead is at its wall time by the zone data of this process. People who were shown another
 * time are told. It may be begun again after a crash, and by several processes.
 * @param rules.before what clocks showed by the zone data before; null = these have not changed.
 * @returns how many meetings were changed.
 */
export async function followZoneRules(
  context: Context,
  rules: { before: KnownRules | null; version: string },
): Promise<number> {
  const { charter, now, store } = context
  const since = plusDays(dateAt(now, 'UTC'), -1)
  const ahead = await store(meetingStore).find({ 'sessions.date': { $gte: since }, state: 'scheduled' })
  const isOff = (meeting: Meeting) => rederived(meeting, { ...rules, now, zones: [] }) !== meeting
  // Most starts find all meetings as they are to be, and ask for nobody.
  const due = rules.before ? ahead : ahead.filter(isOff)
  let count = 0
  for (const [group, meetings] of Map.groupBy(due, (meeting) => meeting.group)) {
    const { people } = await readAudience(context, group)
    const zoneOf: Zones = new Map(people.map(({ person, zone }) => [person, zone ?? charter.organisation.zone]))
    const mine = { ...rules, now, zones: [...new Set(zoneOf.values())] }
    for (const meeting of meetings) if (await follow(context, meeting, { rules: mine, zoneOf })) count++
  }
  return count
}

async function follow(
  context: Context,
  before: Meeting,
  { rules, zoneOf }: { rules: NewRules; zoneOf: Zones },
): Promise<boolean> {
  const after = rederived(before, rules)
  if (after === before) return false
  const keep = () => keepAnswers(context, { before, after }, zoneOf)
  // Before, so that a crash between the two loses none; and after, for those who answered meanwhile.
  await keep()
  const change = entry(context, 'clocks changed')
  await context.store(meetingStore).change(before._id, change, (found) => rederived(found, rules))
  await keep()
  return true
}

/** The answer of somebody for whom the meeting stays at the same time stands. */
async function keepAnswers(context: Context, { before, after }: Record<'before' | 'after', Meeting>, zoneOf: Zones) {
  const old = new Map(before.sessions.map((session) => [session.id, timeKey(session)]))
  const was = (after.series ? null : after.tellings.at(-1)?.clock?.was) ?? []
  const answers = await context.store(rsvpStore).find({ meeting: before._id })
  const kept = answers.filter(
    ({ session, person, forTime }) =>
      forTime === old.get(session) && !was.some((one) => one.session === session && one.zone === zoneOf.get(person)),
  )
  await context.store(rsvpStore).changeAll(
    kept.map(({ _id }) => _id),
    entry(context, 'clocks changed'),
    (answer) => {
      const session = after.sessions.find(({ id }) => id === answer.session)
      const isToOld = session && answer.forTime === old.get(session.id) && timeKey(session) !== answer.forTime
      return isToOld ? { ...answer, forTime: timeKey(session) } : answer
    },
  )
}
