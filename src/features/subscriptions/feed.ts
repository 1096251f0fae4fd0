import { createHash } from 'node:crypto'
import type { Instant } from '#time/instant.ts'

/** What a feed shows: the meetings of all the person's groups, of one of them, or the dates of every group. */
export type FeedScope = { kind: 'mine' } | { kind: 'group'; group: string } | { kind: 'all' }

/** A link under which somebody's calendar reads their meetings. Whoever has the link can read it, so it can be ended. */
export type Feed = {
  /** What `feedId` makes of the link's token: the token itself is kept nowhere. */
  _id: string
  person: string
  scope: FeedScope
  createdAt: Instant
  endedAt: Instant | null
}

/** @returns the id of the feed with this token. A token is random: nothing slower than a hash is needed. */
export function feedId(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
