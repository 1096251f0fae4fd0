import { type Charter, officeOf } from '#charter/charter.ts'
import type { Approval, Minutes } from '#features/meetings/meeting.ts'
import { type Instant, plus } from '#time/instant.ts'
import { sayDate } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** The charter's word for minutes that the next meeting approves, instead of an office. */
const nextMeeting = 'next-meeting'

/** Whether an office approves minutes; else the next meeting does, or nobody has to. */
export function isApprovedByOffice({ minutes: { approver } }: Charter): boolean {
  return approver !== undefined && approver !== nextMeeting
}

/** Whether minutes are there and somebody has still to approve them. */
export function awaitsApproval({ items, approval }: Pick<Minutes, 'items' | 'approval'>): boolean {
  return items.length > 0 && approval?.state === 'asked'
}

/** Those of some people who gave none of these minutes: nobody approves their own while there is another who can. */
export function gaveNone<P extends string>({ items }: Pick<Minutes, 'items'>, people: readonly P[]): P[] {
  return people.filter((person) => items.every(({ by }) => by !== person))
}

/**
 * The minutes with the approval that their items ask for: whatever is added or removed has to be approved again. What was
 * given before the charter asked for an approval stays final.
 */
export function withApprovalAsked(before: Minutes, after: Minutes, asked: { charter: Charter; now: Instant }): Minutes {
  if (before.items === after.items) return after
  const { approval: _, ...minutes } = after
  if (asked.charter.minutes.approver === undefined || minutes.items.length === 0) return minutes
  return { ...minutes, approval: { state: 'asked', askedAt: asked.now, by: null, at: null, in: null } }
}

/**
 * From when on everybody may read the minutes and is told of them: once nobody has to approve them any more, and the time
 * for taking them back is over. Null while they are a draft, or are not there.
 */
export function finalFrom({ items, approval }: Pick<Minutes, 'items' | 'approval'>, charter: Charter): Instant | null {
  const [first] = items
  if (first === undefined || approval?.state === 'asked') return null
  return plus(approval?.at ?? first.at, charter.meetings.hold.schedule)
}

/**
 * From when on the group is told of minutes: where an office approves them, once it has; else as they are given, as a
 * draft where the next meeting approves it.
 */
export function newsFrom({ items, approval }: Pick<Minutes, 'items' | 'approval'>, charter: Charter): Instant | null {
  if (approval?.state === 'asked' && isApprovedByOffice(charter)) return null
  const given = items[0]?.at ?? null
  return isApprovedByOffice(charter) ? (approval?.at ?? given) : given
}

/** "This is a draft. The technical officer approves it." or "Approved on Tue 5 May." Empty where nobody has to approve it. */
export function approvalWords(approval: Approval | undefined, charter: Charter): string {
  if (approval === undefined) return ''
  if (approval.state === 'given')
    return `Approved on ${sayDate(dateAt(approval.at ?? approval.askedAt, charter.organisation.zone))}${approval.in === null ? '' : `, at ${approval.in}`}${approval.own ? ', by the person who gave them: nobody else could' : ''}.`
  const { approver } = charter.minutes
  if (approver === undefined || approver === nextMeeting) return 'This is a draft. The next meeting approves it.'
  return `This is a draft. The ${officeOf(charter, approver).title.one} approves it.`
}
