import { type Charter, groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { audienceOf } from '#features/groups/roster.ts'
import type { Fairness } from '#time/fair/attendees.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { attendeesOf, rememberedSessions } from './attendees.ts'
import { withHolidays } from './holidays.ts'
import { nightsOf } from './nights-of.ts'

/** A meeting for which a time is looked for. `audience`: how many are asked, also those of whom nobody knows where they are. */
export type FairMeeting = { group: Group; fairness: Fairness; audience: number; home: Charter['organisation'] }

/**
 * Who would meet, and what is fair to them on these days. Where nobody has said where they are, the leader's own hours
 * count, in `zone`. @param ask.lasts ISO 8601. @param ask.besides the meeting that is to be moved.
 * @throws UserError where the person does not lead the group.
 */
export async function fairnessOf(
  context: Context,
  ask: { group: string; lasts: string; zone: string; days: readonly CalendarDate[]; besides?: string },
): Promise<FairMeeting> {
  const { charter, by } = context
  await requireRole(context, ask.group, 'leader')
  const [roster, found, sessions] = await Promise.all([
    readRoster(context, ask.group),
    attendeesOf(context, ask),
    rememberedSessions(context, ask),
  ])
  const attendees = withHolidays(found.length > 0 ? found : [{ id: by, zone: ask.zone }], ask.days)
  const night = charter.meetings.nightHours
  const nights = nightsOf(sessions, { attendees, night })
  return {
    group: groupOf(charter, ask.group),
    fairness: { attendees, lasts: ask.lasts, night, nights },
    audience: Math.max(audienceOf(roster).length, attendees.length),
    home: charter.organisation,
  }
}
