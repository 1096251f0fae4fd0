import type { Context } from '#context.ts'
import { isSecretariat } from '#features/groups/access.ts'
import { readRosters } from '#features/groups/read-roster.ts'
import { meetingsOf } from '../find-meeting.ts'
import { clashesAhead, groupsMeetingAtOnce, type MeetingClash } from './clashes-ahead.ts'

/** The clashes ahead, for the secretariat; none for everybody else. */
export async function readClashes(context: Context, _ask: object = {}): Promise<MeetingClash[]> {
  const { charter } = context
  if (charter.meetings.clashes === 'ignore' || !(await isSecretariat(context, context.by))) return []
  const groups = charter.groups.map(({ id }) => id)
  const meetings = await meetingsOf(context, groups, 'ahead')
  // Who is in a group matters only where its meetings are held at the same time as another's.
  const rosters = await readRosters(context, groupsMeetingAtOnce(meetings, charter))
  return clashesAhead(meetings, new Map(rosters.map((roster) => [roster.group, roster])), charter)
}
