import { type Context, entry } from '#context.ts'
import { meetingFor } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import { meetingCalendarLink } from './calendar-links.ts'

/**
 * Gives the link to a meeting's calendar entry, and remembers who took which one: they are told when it is out of date.
 * @throws UserError for somebody who is not in the group.
 */
export async function addToCalendar(
  context: Context,
  ask: { meeting: string },
): Promise<{ meeting: Meeting; url: string }> {
  const { by, store } = context
  const [found, person] = await Promise.all([meetingFor(context, ask.meeting, 'member'), store(personStore).get(by)])
  if (person === null) throw new UserError('nobody', "I don't know you yet. Please say hello first.")
  const url = meetingCalendarLink(context.links, ask.meeting, person)
  const taken = found.addedOnce.find((added) => added.person === by)
  if (taken?.sequence === found.sequence) return { meeting: found, url }
  const meeting = await store(meetingStore).change(ask.meeting, entry(context, 'took a calendar entry'), (before) => ({
    ...before,
    addedOnce: [...before.addedOnce.filter((added) => added.person !== by), { person: by, sequence: before.sequence }],
  }))
  return { meeting, url }
}
