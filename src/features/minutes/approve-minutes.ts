import { type Context, entry } from '#context.ts'
import { officesHeld } from '#features/groups/access.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { firstStart } from '#features/meetings/session-times.ts'
import { personStore } from '#features/people/person-store.ts'
import { listed } from '#time/english-words.ts'
import { UserError } from '#user-error.ts'
import { awaitsApproval, gaveNone, isApprovedByOffice } from './minutes-approval.ts'
import { keepsMinutes } from './record-minutes.ts'

/**
 * Approves the minutes of a meeting: from now on they are final. An office approves them, or those who keep them write
 * down that a later meeting has. Where an office does, giver and approver are two people while there are two.
 * @throws UserError for everybody else, and where they changed after they were shown.
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
  const approvers = await approversOf(context)
  const others = approvers.filter(ofGroup(meeting.group)).map(({ person }) => person)
  const names = await namesOf(context, gaveNone(meeting.minutes, others))
  return context.store(meetingStore).change(meeting._id, entry(context, 'approved the minutes'), (before) => {
    const { minutes } = before
    if (minutes.approval === undefined || !awaitsApproval(minutes)) return before
    if (ask.asked !== undefined && ask.asked !== minutes.approval.askedAt) throw changedSince(context, before)
    if (isLeftToOthers(context, before, approvers)) throw giverApproves(context, names)
    const own = isApprovedByOffice(context.charter) && gaveNone(minutes, [context.by]).length === 0
    const approval = {
      ...minutes.approval,
      state: 'given' as const,
      by: context.by,
      at: context.now,
      in: where,
      ...(own ? { own } : {}),
    }
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
  if (isLeftToOthers(context, meeting, await approversOf(context))) return false
  return isApprovedByOffice(context.charter) || (await meetingAfter(context, meeting)) !== undefined
}

/** The meetings whose minutes the one who acts is to approve by their office, the oldest first. */
export async function minutesToApprove(context: Context, _ask: object = {}): Promise<Meeting[]> {
  if (!isApprovedByOffice(context.charter)) return []
  const held = await approvingTerms(context)
  if (held.length === 0) return []
  const among = held.some(({ group }) => group === null) ? {} : { group: { $in: held.map(({ group }) => group) } }
  const waiting = await context
    .store(meetingStore)
    .find({ ...among, 'minutes.approval.state': 'asked' }, { sort: { 'sessions.date': 1 }, limit: 50 })
  if (waiting.every(({ minutes }) => gaveNone(minutes, [context.by]).length > 0)) return waiting
  const approvers = await approversOf(context)
  return waiting.filter((meeting) => !isLeftToOthers(context, meeting, approvers))
}

type Approver = Pick<OfficeTerm, 'person' | 'group'>

/** Who holds the office that approves minutes now, in whatever group; nobody where the next meeting does. */
async function approversOf(context: Context): Promise<readonly Approver[]> {
  const { approver } = context.charter.minutes
  return isApprovedByOffice(context.charter) ? pickTermsHeld(context, { office: approver }, ['person', 'group']) : []
}

function ofGroup(group: string): (one: Approver) => boolean {
  return (one) => one.group === null || one.group === group
}

/** Whether the one who acts gave these minutes, and another person, who did not, can approve them. */
function isLeftToOthers({ by }: Context, { group, minutes }: Meeting, approvers: readonly Approver[]): boolean {
  const people = approvers.filter(ofGroup(group)).map(({ person }) => person)
  return gaveNone(minutes, [by]).length === 0 && gaveNone(minutes, people).length > 0
}

async function namesOf({ store }: Context, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return []
  const found = await store(personStore).pick({ _id: { $in: people } }, ['name'])
  return found.flatMap(({ name }) => name || [])
}

function giverApproves({ charter }: Context, names: readonly string[]): UserError {
  const who = names.length === 0 ? 'Another person' : listed(names)
  return new UserError(
    'gave-them',
    `You gave these ${charter.words.minutes}, so you can't approve them yourself. ${who} can.`,
    { next: [{ label: 'See my status', say: 'status' }] },
  )
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
