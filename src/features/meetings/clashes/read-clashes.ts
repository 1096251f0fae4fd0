import type { Context } from '#context.ts'
import { isSecretariat } from '#features/groups/access.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { meetingsOf } from '../find-meeting.ts'
import { clashesAhead, type MeetingClash } from './clashes-ahead.ts'

/** The clashes ahead, for the secretariat; none for everybody else. */
export async function readClashes(context: Context, _ask: object = {}): Promise<MeetingClash[]> {
  const { charter } = context
  if (charter.meetings.clashes === 'ignore' || !(await isSecretariat(context, context.by))) return []
  const groups = charter.groups.map(({ id }) => id)
  const [meetings, rosters] = await Promise.all([
    meetingsOf(context, groups, 'ahead'),
    Promise.all(groups.map((group) => readRoster(context, group))),
  ])
  return clashesAhead(meetings, new Map(rosters.map((roster) => [roster.group, roster])), charter)
}
