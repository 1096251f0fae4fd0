import type { Conversation } from '#chat/incoming.ts'
import type { Instant } from '#time/instant.ts'

/** What chat changed of a group; the rest is the charter's. `_id` is the charter's group id. */
export type GroupRecord = {
  _id: string
  /** The number the next meeting's reference gets. */
  nextNumber: number
  /** The numbers that were taken last, and for which meetings: doing it again after a crash takes no others. */
  reserved: { meeting: string; number: number }[]
  joinLink: string | null
  channel: { place: Conversation; via: string } | null
  /** The leaders whom the charter names, and whom the secretariat took off the public page. */
  hiddenLeaders?: string[]
}

/** What chat changed of a group's call for experts: opened, extended, closed. `_id` is the group's id. */
export type CallRecord = {
  _id: string
  /** `charter` = nothing was changed; only somebody waits. */
  state: 'charter' | 'open' | 'closed'
  /** The end of the last minute in which applications are taken; null = rolling. */
  deadline: { date: string; time: string | null; zone: string } | null
  openedAt: Instant
  /** While it is closed: a person's id, or `clock` where its deadline and grace were over. */
  closedBy?: string
  /** The call's revision: the slot of the notices that announce it. */
  rev: number
  /** Who asked to be told when it opens, and when they asked: each asking is answered once. */
  waiting: { person: string; since: Instant }[]
}
