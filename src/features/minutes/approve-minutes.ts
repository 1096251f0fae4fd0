import { type Context, entry } from '#context.ts'
import { officesHeld } from '#features/groups/access.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { firstStart } from '#features/meetings/session-times.ts'
import { UserError } from '#user-error.ts'
import { awaitsApproval, isApprovedByOffice } from './minutes-approval.ts'
import { keepsMinutes } from './record-minutes.ts'

/**
 * Approves the minutes of a meeting: from now on they are final. An office approves them, or those who keep them write
 * down that a later meeting has. @throws UserError for everybody else, and where they changed after they were shown.
 * @param ask.asked since when the minutes that were shown wait; absent: the present ones are meant.
 */
export async function approveMinutes(context: Context, ask: { meeting: string; asked?: string }): Promise<Meeting> {
  const meeting = await context.store(meetingStore).get(ask.meeting)
  if (meeting === null || !(await approves(context, meeting)))
    throw new UserError('not-the-approver', `You can't approve these ${context.charter.words.minutes}.`, {
      next: [{ label: 'See my status', say: 'status' }],
    })
  const where = isApprovedByOffice(context.charter) ? null : await meetingAfter(context, meeting)
  if (where === undefined)
    throw new UserError(
      'no-later-meeting',
      `The group has not met since ${meeting.reference}. Please wait until it has.`,
      {
        next: [{ label: 'See the dates', say: 'calendar' }],
      },
    )
  return context.store(meetingStore).change(meeting._id, entry(context, 'approved the minutes'), (before) => {
    const { minutes } = before
    if (minutes.approval === undefined || !awaitsApproval(minutes)) return before
    if (ask.asked !== undefined && ask.asked !== minutes.approval.askedAt) throw changedSince(context, before)
    const approval = { ...minutes.approval, state: 'given' as const, by: context.by, at: context.now, in: where }
    return { ...before, minutes: { ...minutes, approval } }
  })
}

function changedSince({ charter }: Context, { reference }: Meeting): UserError {
  const { minutes } = charter.words
  return new UserError('changed-since', `The ${reference} ${minutes} have changed since. Please read them again.`, {
    next: [{ label: `Read ${reference} ${minutes}`, say: `minutes ${reference}` }],
  })
}

/** Whether the one who acts can approve the minutes of this meeting now. */
export async function mayApprove(context: Context, meeting: Meeting): Promise<boolean> {
  if (!awaitsApproval(meeting.minutes) || !(await approves(context, meeting))) return false
  return isApprovedByOffice(context.charter) || (await meetingAfter(context, meeting)) !== undefined
}

/** The meetings whose minutes the one who acts is to approve by their office, the oldest first. */
export async function minutesToApprove(context: Context, _ask: object = {}): Promise<Meeting[]> {
  if (!isApprovedByOffice(context.charter)) return []
  const held = await approvingTerms(context)
  if (held.length === 0) return []
  const among = held.some(({ group }) => group === null) ? {} : { group: { $in: held.map(({ group }) => group) } }
  return context
    .store(meetingStore)
    .find({ ...among, 'minutes.approval.state': 'asked' }, { sort: { 'sessions.date': 1 }, limit: 50 })
}

async function approves(context: Context, meeting: Meeting): Promise<boolean> {
  const { approver } = context.charter.minutes
  if (approver === undefined) return false
  if (!isApprovedByOffice(context.charter)) return keepsMinutes(context, meeting)
  return (await approvingTerms(context)).some(({ group }) => group === null || group === meeting.group)
}

async function approvingTerms(context: Context) {
  const held = await officesHeld(context, context.by)
  return held.filter(({ office }) => office === context.charter.minutes.approver)
}

/** The reference of the first meeting that the group has begun since this one; undefined where there is none yet. */
async function meetingAfter({ store, now }: Context, meeting: Meeting): Promise<string | undefined> {
  const later = await store(meetingStore).pick(
    {
      group: meeting.group,
      state: 'scheduled',
      sessions: { $elemMatch: { date: { $gte: firstStart(meeting).slice(0, 10), $lte: now.slice(0, 10) } } },
    },
    ['reference', 'sessions'],
  )
  return later
    .filter((one) => firstStart(one) > firstStart(meeting) && firstStart(one) <= now)
    .toSorted((one, other) => (firstStart(one) < firstStart(other) ? -1 : 1))[0]?.reference
}
