import type { Message, Span } from '#chat/message.ts'
import type { Person } from '#features/people/person.ts'
import { groupedBy } from '#grouped-by.ts'
import { type Instant, millisecondsOf } from '#time/instant.ts'
import type { Delivery, To } from './delivery.ts'

/**
 * How soon a notice has to be read. `now`: a decision about its reader, a cancellation or a move within a day, the reminder
 * an hour before, an answer to their own act. `soon`: it goes alone while the reader's day has room for it. `whenever`: it
 * waits for the summary of their next Monday morning, in which it is one line: the `summary` of its message.
 */
export type Urgency = 'now' | 'soon' | 'whenever'

/**
 * A notice that should reach somebody. `slot` tells it apart from others of its kind for the same aggregate and recipient:
 * an equal slot is the same notice, and is sent at most once.
 */
export type Wanted = {
  slot: string
  to: To
  /** Epoch milliseconds of business time. */
  dueAt: number
  /** After this it is not sent any more. */
  sendBy: number
  priority: 0 | 1 | 2
  urgency: Urgency
  /**
   * Quiet hours of the recipient: `earlier` = moved before them, or where that is before `earliest`, after them;
   * `wait` = after them but never after `latest`; `ignore`.
   */
  quiet: 'earlier' | 'wait' | 'ignore'
  /** With `earlier`: epoch milliseconds before which it is no use (they do not know yet what it is about). */
  earliest?: number
  /** With `wait`: epoch milliseconds it must not be postponed beyond (two hours before the start). */
  latest?: number
  /** The revision of the aggregate that this tells of. */
  tellsRev?: number
  /** The id of the one account that it is for; absent = whichever reaches them. */
  account?: string
}

/** When a notice goes that is due then, waits for the end of its reader's quiet hours, and is of use for so long after that. @param dueAt epoch milliseconds. @param lasts ISO 8601. */
export function usefulFor(dueAt: number, lasts: string): Pick<Wanted, 'dueAt' | 'sendBy'> & { quiet: 'wait' } {
  return { dueAt, sendBy: dueAt + millisecondsOf(lasts), quiet: 'wait' }
}

/** What the rules of a notice are given, whatever it is about. Each aggregate adds its own (`about`, `roster`, ...). */
export type BaseFacts = { people: ReadonlyMap<string, Person> }

/** Facts, plus what was delivered about this aggregate, plus the time. */
export type Asked<F extends BaseFacts> = F & {
  rows: readonly (Pick<Delivery, 'kind' | 'slot' | 'to' | 'state' | 'tellsRev' | 'settledAt' | 'dueAt'> &
    Partial<Pick<Delivery, 'repeated'>>)[]
  now: Instant
}

/** One kind of notice, one per file of `notices/`: who is told, when, in which words, and why. All pure. */
export interface NoticeKind<F extends BaseFacts> {
  readonly name: string
  /** Sent again, with a marker, where it is unknown whether it arrived: decisions, changes, cancellations, invitations. */
  readonly repeats: boolean
  /** It goes by the address that somebody named for their calendar, and nothing else goes there. */
  readonly only?: 'calendar'
  /** A row of this kind that becomes final may make another one wanted (the next step): plan the aggregate again then. */
  readonly escalates?: true
  /**
   * Its rules or its words look at what everybody in the group has done: all of it is read before it is sent, and its
   * aggregate is never planned for single persons. What any other kind wants for somebody, and says, follows from the
   * aggregate, who leads, what that person is and did, the rows to them, and the rows of kinds that escalate.
   */
  readonly dependsOn?: 'all'
  /** Everything that should be told, whenever it is due; what is late or far away is sorted out by the caller. */
  wanted(asked: Asked<F>): Wanted[]
  /** The words, from what is true now. */
  message(asked: Asked<F>, wanted: Wanted): Message
  /**
   * The words for several notices of this kind to one person, of one aggregate or more, in one message. Where it is absent
   * they are said one below the other, each by its `summary`.
   */
  together?(items: readonly { asked: Asked<F>; wanted: Wanted }[]): Message
  /** A notice of this kind names those that come so many milliseconds after it, too, and these do not come by themselves. */
  readonly gathers?: number
  /** "Why me?": group, rule and offset, in a sentence. */
  why(asked: Asked<F>, wanted: Wanted): Span[]
  /** Where it can be turned down with one press: the key kept in `person.muted`. */
  mute?(asked: Asked<F>, wanted: Wanted): string
}

/** A row, as far as the rules of a notice see it. */
type Row = Asked<BaseFacts>['rows'][number]

/** @returns the rows to one recipient. */
export const rowsTo = groupedBy<Row>(({ to }) => to)

/** @returns the highest revision that this recipient has been told of, or is being told of, by any notice of the aggregate. */
export function lastNotifiedRev(rows: Asked<BaseFacts>['rows'], to: string): number {
  return rowsTo(rows, to).reduce(
    (highest, row) => (mayHaveArrived(row.state) ? Math.max(highest, row.tellsRev ?? 0) : highest),
    0,
  )
}

/** What may have arrived counts as told: it is resolved by looking for it, not by telling again. */
export function mayHaveArrived(state: Delivery['state']): boolean {
  return state === 'sending' || state === 'sent' || state === 'unknown'
}
