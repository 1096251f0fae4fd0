import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import { meetingFor } from './find-meeting.ts'
import { type Changed, changeOnce } from './move-meeting.ts'
import { lastEnd } from './session-times.ts'
import { revised } from './tells-members.ts'

/** `seen`: the revision that was looked at. `because` is told to the members, as it is written. */
export type CancelAsk = { meeting: string; because: string | null; seen: number }

/** Cancels a meeting. @throws UserError where the person does not lead the group, or it is over. */
export async function cancelMeeting(context: Context, ask: CancelAsk): Promise<Changed> {
  const { charter, by, now } = context
  await meetingFor(context, ask.meeting, 'leader')
  return changeOnce(context, { ...ask, what: 'cancelled' }, (meeting) => {
    if (meeting.state === 'cancelled') return 'already'
    if (lastEnd(meeting, charter) <= now)
      throw new UserError('over', `${meeting.reference} is over. If it did not take place, say so.`, {
        next: [{ label: 'It did not take place', say: `minutes ${meeting.reference} did not take place` }],
      })
    const change = { state: 'cancelled' as const, cancelledBecause: ask.because }
    return revised(meeting, { by, at: now, act: 'cancel' }, change)
  })
}
