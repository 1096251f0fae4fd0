import { type Context, entry } from '#context.ts'
import { UserError } from '#user-error.ts'
import { meetingFor } from './find-meeting.ts'
import type { Meeting } from './meeting.ts'
import { meetingStore } from './meeting-store.ts'
import { revised } from './tells-members.ts'

/** What may be edited in place. An absent field stays as it is: no edit loses what it does not name. */
export type MeetingEdit = Partial<Pick<Meeting, 'title' | 'agenda' | 'link' | 'place' | 'contact'>>

/** What became of an edit. `tells`: members are told of it. */
export type Edited = { kind: 'edited' | 'same'; meeting: Meeting; tells: boolean }

/** Edits a meeting: silent for title, agenda and contact; a new link or place is told. @throws UserError for those who do not lead. */
export async function editMeeting(context: Context, ask: { meeting: string; edit: MeetingEdit }): Promise<Edited> {
  const before = await meetingFor(context, ask.meeting, 'leader')
  if (before.state === 'cancelled')
    throw new UserError('cancelled', `${before.reference} is cancelled, and cannot be edited any more.`, {
      next: [{ label: 'See the dates', say: 'calendar' }],
    })
  const fields = Object.keys(ask.edit).join(' ')
  const meeting = await context.store(meetingStore).change(ask.meeting, entry(context, `edited ${fields}`), (found) => {
    const named = Object.entries(ask.edit).filter(([, value]) => value !== undefined)
    const edit: MeetingEdit = Object.fromEntries(named)
    if (named.every(([name, value]) => found[name as keyof MeetingEdit] === value)) return found
    return revised(found, { by: context.by, at: context.now, act: 'edit' }, edit)
  })
  return {
    kind: meeting.sequence === before.sequence ? 'same' : 'edited',
    meeting,
    tells: meeting.rev !== before.rev,
  }
}
