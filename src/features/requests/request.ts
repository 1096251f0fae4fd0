import type { Charter, Duration } from '#charter/charter.ts'
import { dayField, partiesOf, type RequestKind } from '#charter/requests.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import { type CalendarDate, dateAt, instantOf, plusDays } from '#time/wall-time.ts'
import { workingDayAfter } from '#time/working-days.ts'

/** The Yes of one party, an office or a body, by one of its people: what it was called then, and conditions where they named any. */
export type Approval = { party: string; name: string; by: string; at: Instant; conditions: string | null }

/**
 * What somebody asked of those who answer for the organisation, in a form of the charter's. What was granted and holds is
 * a permission: it has the request's number, `PERM-3`.
 */
export type PermissionRequest = {
  _id: string
  /** The id of a kind of the charter's. */
  kind: string
  by: string
  at: Instant
  /** The database gives each number once. */
  number: number
  /** By the ids of the kind's fields. */
  answers: Record<string, string>
  /** The day of the event, where the form asked for one. */
  day: CalendarDate | null
  /** Whether it was asked fewer days ahead than the charter asks for. */
  isLate: boolean
  state: 'open' | 'granted' | 'declined' | 'seen' | 'withdrawn' | 'revoked'
  approvals: Approval[]
  /** Who declined it or has seen it, and why it was declined. */
  answeredBy: string | null
  reason: string | null
  /** When it was answered to the end, or withdrawn. */
  closedAt: Instant | null
  /** The last day of a permission. */
  until: CalendarDate | null
  revokedAt: Instant | null
  revokedBy: string | null
  revokedWhy: string | null
}

/** Whose Yes is missing. Of an any-of, all of them until one has said Yes. */
export function missingParties(
  kind: Pick<RequestKind, 'approvers'>,
  { approvals }: Pick<PermissionRequest, 'approvals'>,
): readonly string[] {
  const without = partiesOf(kind).filter((party) => approvals.every((one) => one.party !== party))
  return 'anyOf' in kind.approvers && approvals.length > 0 ? [] : without
}

/** "21 days ahead" means at least so many days between today and the day. */
export function isAskedLate(
  { daysAhead }: Pick<RequestKind, 'daysAhead'>,
  day: CalendarDate | null,
  today: CalendarDate,
): boolean {
  return daysAhead !== undefined && day !== null && day < plusDays(today, daysAhead)
}

/** The day of the event in a form's answers. */
export function dayIn(kind: Pick<RequestKind, 'fields'>, answers: Record<string, string>): CalendarDate | null {
  const field = dayField(kind)
  return (field && answers[field.id]) || null
}

/**
 * The Yes of one person, who answers for these parties. It counts for the first of them that is missing: two parties are
 * two persons. Nothing changes where it is answered already, is their own, or none of theirs is missing.
 */
export function approved(
  before: PermissionRequest,
  {
    kind,
    parties,
    yes,
    zone,
  }: {
    kind: RequestKind
    parties: readonly { id: string; name: string }[]
    yes: Omit<Approval, 'party' | 'name'>
    zone: string
  },
): PermissionRequest {
  const mine = before.by === yes.by || before.approvals.some(({ by }) => by === yes.by)
  const missing = missingParties(kind, before)
  const party = parties.find(({ id }) => missing.includes(id))
  if (before.state !== 'open' || kind.ends === 'seen' || mine || party === undefined) return before
  const next = { ...before, approvals: [...before.approvals, { party: party.id, name: party.name, ...yes }] }
  if (missingParties(kind, next).length > 0) return next
  const until = kind.ends === 'permission' ? lastDay(kind.expires, before.day, dateAt(yes.at, zone)) : null
  return { ...next, state: 'granted', closedAt: yes.at, until }
}

/** The No of one party, which is enough. */
export function declined(
  before: PermissionRequest,
  { by, at, reason }: { by: string; at: Instant; reason: string },
): PermissionRequest {
  if (before.state !== 'open' || before.by === by) return before
  return { ...before, state: 'declined', answeredBy: by, reason, closedAt: at }
}

/** A report has been read. */
export function seen(before: PermissionRequest, { by, at }: { by: string; at: Instant }): PermissionRequest {
  return before.state === 'open' && before.by !== by
    ? { ...before, state: 'seen', answeredBy: by, closedAt: at }
    : before
}

/** Taken back by the one who asked, before it was answered. */
export function withdrawn(before: PermissionRequest, { at }: { at: Instant }): PermissionRequest {
  return before.state === 'open' ? { ...before, state: 'withdrawn', closedAt: at } : before
}

/** A permission that no longer holds, by those who gave it or the one who got it. */
export function revoked(
  before: PermissionRequest,
  { by, at, why }: { by: string; at: Instant; why: string | null },
): PermissionRequest {
  if (before.state !== 'granted' || before.until === null) return before
  return { ...before, state: 'revoked', revokedAt: at, revokedBy: by, revokedWhy: why }
}

/** Whether a permission holds on this day. */
export function holdsOn({ state, until }: Pick<PermissionRequest, 'state' | 'until'>, today: CalendarDate): boolean {
  return state === 'granted' && until !== null && today <= until
}

/** The day by which it should be answered, in the organisation's working days. */
export function answerBy(charter: Charter, kind: Pick<RequestKind, 'answerWithin'>, at: Instant): CalendarDate {
  return workingDayAfter(charter.organisation, at, kind.answerWithin)
}

/** When somebody who has not answered is reminded: the morning after that day. @returns epoch milliseconds. */
export function remindAt(
  charter: Charter,
  kind: Pick<RequestKind, 'answerWithin'>,
  reader: { at: Instant; zone: string },
): number {
  const day = workingDayAfter(charter.organisation, reader.at, kind.answerWithin + 1)
  return epochOf(instantOf(`${day}T09:00`, reader.zone))
}

/** "PERM-3", of what was granted; "request 3" before. */
export function referenceOf({ number, until }: Pick<PermissionRequest, 'number' | 'until'>): string {
  return until === null ? `request ${number}` : `PERM-${number}`
}

function lastDay(
  { after, lasts }: { after: 'event' | 'answer'; lasts: Duration },
  day: CalendarDate | null,
  today: CalendarDate,
): CalendarDate {
  const from = after === 'event' && day !== null && day > today ? day : today
  return Temporal.PlainDate.from(from).add(lasts).toString()
}
