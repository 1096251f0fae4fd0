import type { Instant } from '#time/instant.ts'

/** The logo of a partner, kept in GridFS, and the words by which it may be shown. */
export type PartnerLogo = {
  /** The id of the file. */
  file: string
  size: number
  by: string
  at: Instant
  permission: string
}

/** What is kept of a partner of the charter: its logo. */
export type PartnerRecord = { _id: string; logo: PartnerLogo | null }

/**
 * That a person belongs to a partner. `byAddress`: shown by a confirmed address of its domain; else they said so
 * themselves. `isPublic`: they agreed to be named on its page.
 */
export type PartnerMember = {
  /** `partner|person`. */
  _id: string
  partner: string
  person: string
  since: Instant
  byAddress: boolean
  isPublic: boolean
  leftAt: Instant | null
}

/** @returns the key of a person at a partner. */
export function partnerMemberId(partner: string, person: string): string {
  return `${partner}|${person}`
}
