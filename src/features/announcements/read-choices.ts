import type { Context } from '#context.ts'
import { isSecretariat, ownGroups } from '#features/groups/access.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { firstStart } from '#features/meetings/session-times.ts'
import { UserError } from '#user-error.ts'
import { type AnnouncedTo, announcedKey, sayAnnouncedTo } from './announcement.ts'

/** So many meetings ahead are offered to write to those who have not answered. */
const mostMeetings = 10

/** To whom the one who acts may write. @throws UserError where that is nobody. */
export async function readChoices(
  context: Context,
  _ask: object = {},
): Promise<{ to: AnnouncedTo; value: string; label: string }[]> {
  const { charter, by } = context
  const [own, ofSecretariat] = await Promise.all([ownGroups(context), isSecretariat(context, by)])
  const led = own.filter(({ leads }) => leads).map(({ group }) => group.id)
  if (led.length === 0)
    throw new UserError('leads-nothing', `Only ${charter.words.leader.many} and the secretariat write to a group.`, {
      next: [
        { label: 'Ask the leaders', say: 'ask' },
        { label: 'See who leads', say: 'groups' },
      ],
    })
  const ahead = await nextMeetings(context, led)
  const none = { group: null, meeting: null, reference: null }
  const choices: AnnouncedTo[] = [
    ...led.map((group) => ({ ...none, kind: 'group' as const, group })),
    ...(ofSecretariat ? (['all', 'leaders'] as const).map((kind) => ({ ...none, kind })) : []),
    ...ahead.map(({ _id, group, reference }) => ({ kind: 'unanswered' as const, group, meeting: _id, reference })),
  ]
  return choices.map((to) => ({ to, value: announcedKey(to), label: sayAnnouncedTo(to, charter) }))
}

/** The next meetings of these groups, the earliest first. */
async function nextMeetings({ store, now, charter }: Context, groups: readonly string[]) {
  const ahead = {
    // Of all groups the index of dates alone gives the next ones, and looks at no others.
    ...(groups.length === charter.groups.length ? {} : { group: { $in: groups } }),
    state: 'scheduled',
    sessions: { $elemMatch: { date: { $gte: now.slice(0, 10) } } },
  }
  const options = { sort: { 'sessions.date': 1 as const }, limit: 2 * mostMeetings }
  const found = await store(meetingStore).pick(ahead, ['group', 'reference', 'sessions'], options)
  return found
    .filter((meeting) => firstStart(meeting) > now)
    .toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))
    .slice(0, mostMeetings)
}
