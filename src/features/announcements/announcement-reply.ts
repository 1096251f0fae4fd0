import { type Instant, plus } from '#time/instant.ts'

/** What somebody answers to an announcement, or with `inReplyTo` to such an answer. Only `to` reads it. */
export type AnnouncementReply = {
  _id: string
  announcement: string
  inReplyTo: string | null
  by: string
  to: string
  at: Instant
  text: string
}

export const longestReply = 1000

/** So many replies one person may send within a day. */
const mostADay = 10

/** @param sent when this person has sent their replies. */
export function tooManyReplies(sent: readonly Instant[], now: Instant): boolean {
  return sent.filter((at) => at > plus(now, '-P1D')).length >= mostADay
}
