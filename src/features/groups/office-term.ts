import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/** In so many days before its end, and after it, the next term can be offered to the same person. */
export const renewableWithin = 90

/**
 * A person in an office from a date to a date. An office is *offered*; the person reads its duties and accepts.
 * `group` is null for an office of the whole organisation.
 */
export type OfficeTerm = {
  _id: string
  person: string
  /** The id of an office of the charter's. */
  office: string
  group: string | null
  state: 'offered' | 'accepted' | 'declined' | 'ended'
  /** 'YYYY-MM-DD'; null = not recorded (imported), never lapses by itself. */
  from: string | null
  to: string | null
  /** Who appointed, on whose suggestion: the sources contradict each other, so the record says both. */
  appointedBy: string
  /** That these elected the person, where the charter fills the office by a vote. */
  how?: 'election'
  onSuggestionOf: string | null
  offeredBy: string
  offeredAt: Instant
  answeredAt: Instant | null
  /** When its holder came into office: on its first day, or where they held it already, as they accepted. */
  startedAt?: Instant
  endedAt: Instant | null
  /** A person's id, or `clock`: who ended it hears nothing of it. */
  endedBy?: string
  /** Its holder has given it up before its end. */
  resigned?: true
  receipts: { id: string; version: number; hash: string; at: Instant }[]
  /** The version of the Terms that accepting it agreed to; absent: it was not asked, or not accepted. */
  terms?: string
}

/**
 * Whether an office is held: accepted, and its first day has come. A term that is over counts until it is ended, since
 * its holder is acting. @param today in the charter's zone.
 */
export function holdsNow(
  { state, from, startedAt }: Pick<OfficeTerm, 'state' | 'from' | 'startedAt'>,
  today: CalendarDate,
): boolean {
  return state === 'accepted' && (startedAt !== undefined || from === null || from <= today)
}
