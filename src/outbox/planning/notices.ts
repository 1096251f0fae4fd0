import type { Person } from '#features/people/person.ts'
import type { PlannedAggregate } from '../aggregate.ts'
import { type ChannelTo, type Delivery, deliveryId, recipientKey } from '../delivery.ts'
import { type Asked, type BaseFacts, mayHaveArrived, type NoticeKind, type Wanted } from '../notice-kind.ts'
import type { Defaults } from '../parts.ts'
import { mostEarly } from './early-start.ts'
import type { DueTime, Quiet } from './timing.ts'

/** A notice that is wanted now, with its key, its recipient, and its time outside quiet hours. */
export type Notice = {
  _id: string
  kind: NoticeKind<BaseFacts>
  wanted: Wanted
  to: string
  /** The recipient: a person or a channel, exactly one of the two. */
  person: Person | null
  place: ChannelTo | null
  dueAt: number
  /** Whether half an hour before would do, too: it is about a time ahead, and the recipient has no quiet hours then. */
  mayStartEarly: boolean
  /** The facts that the message is made of. */
  asked: Asked<BaseFacts>
}

/** What is true of an aggregate, and all of its rows that matter. */
export type Known = Asked<BaseFacts> & { rows: readonly Delivery[] }

/**
 * @returns all that the kinds of an aggregate's type want for one of them, by key: the one truth for the planner and for the check
 * before sending. Nobody is told who is no longer known, or who has turned that kind down.
 */
export function noticesOf(
  about: { aggregate: PlannedAggregate; root: string },
  known: Known,
  by: { defaults: Defaults; dueTime: DueTime },
): Map<string, Notice> {
  const notices = new Map<string, Notice>()
  for (const { kind, wanted, asked } of allWanted(about.aggregate, known)) {
    const to = recipientKey(wanted.to)
    const _id = deliveryId(about.root, kind.name, { slot: wanted.slot, to })
    if (notices.has(_id)) continue
    const place = 'place' in wanted.to ? wanted.to : null
    const person = asked.people.get(to) ?? null
    const base = { _id, kind, wanted, asked, to, place }
    if (place) notices.set(_id, { ...base, person: null, dueAt: wanted.dueAt, mayStartEarly: false })
    else if (person && !isMuted(kind, asked, { wanted, person })) {
      const quiet = { hours: person.quiet ?? by.defaults.quiet, zone: person.zone ?? by.defaults.zone }
      const dueAt = by.dueTime(wanted, quiet)
      notices.set(_id, { ...base, person, dueAt, mayStartEarly: mayStartEarly({ ...wanted, dueAt }, quiet, by) })
    }
  }
  return notices
}

function mayStartEarly(wanted: Wanted, quiet: Quiet, { dueTime }: { dueTime: DueTime }): boolean {
  const earliest = wanted.dueAt - mostEarly
  return (
    wanted.quiet === 'earlier' &&
    (wanted.earliest ?? earliest) <= earliest &&
    dueTime({ ...wanted, dueAt: earliest }, quiet) === earliest
  )
}

function allWanted({ kinds }: PlannedAggregate, known: Known) {
  return suppositions(known).flatMap((asked) =>
    kinds.flatMap((kind) => kind.wanted(asked).map((wanted) => ({ kind, wanted, asked }))),
  )
}

/**
 * What is being repeated, because nobody can tell whether it arrived, is planned for both ways: a cancellation must reach
 * whoever may have had the invitation, and the invitation whoever may not. First as if nothing had arrived, then for
 * each revision as if that were the last to arrive.
 */
function suppositions(known: Known): Asked<BaseFacts>[] {
  const rows: readonly Delivery[] = known.rows
  const revs = new Set(rows.flatMap(({ maybeTold }) => maybeTold))
  const arrived = (rev: number) => (row: Delivery) =>
    row.maybeTold.includes(rev) && !mayHaveArrived(row.state)
      ? { ...row, state: 'unknown' as const, tellsRev: rev }
      : row
  return [known, ...[...revs].map((rev) => ({ ...known, rows: rows.map(arrived(rev)) }))]
}

function isMuted(kind: NoticeKind<BaseFacts>, asked: Asked<BaseFacts>, one: { wanted: Wanted; person: Person }) {
  return kind.mute !== undefined && one.person.muted.includes(kind.mute(asked, one.wanted))
}

/** Whether what one person does may alter what others are told of this aggregate. */
export function dependsOnAll({ kinds }: Pick<PlannedAggregate, 'kinds'>): boolean {
  return kinds.some(({ dependsOn }) => dependsOn === 'all')
}

/** The kinds of these aggregates whose steps wait for one another. */
export function escalatingKinds(...aggregates: readonly Pick<PlannedAggregate, 'kinds'>[]): ReadonlySet<string> {
  return new Set(aggregates.flatMap(({ kinds }) => kinds.filter(({ escalates }) => escalates).map(({ name }) => name)))
}
