import type { Instant } from '#time/instant.ts'

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
  onSuggestionOf: string | null
  offeredBy: string
  offeredAt: Instant
  answeredAt: Instant | null
  endedAt: Instant | null
  /** A person's id, or `clock`: who ended it hears nothing of it. */
  endedBy?: string
  receipts: { id: string; version: number; hash: string; at: Instant }[]
}
