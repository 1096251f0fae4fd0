import type { Charter } from '#charter/charter.ts'
import type { Act } from '#chat/incoming.ts'
import type { Instant } from '#time/instant.ts'
import type { TimeChoice } from './choosing/timetable.ts'

/** A meeting that somebody may speak of. */
export type KnownMeeting = {
  reference: string
  group: string
  /** null where the speaker may not know it. */
  title: string | null
  /** The wall date of its first session, in its zone; and the time, where it has one. */
  date: string
  time: string | null
  ended: boolean
  /** Its minutes are due now. */
  owed: boolean
}

/** What the last answer asked, where that can be answered by a word. */
export type OpenQuestion = { yes?: Act; no?: Act; maybe?: Act }

/** What somebody's words are read against: who they are, and what they can speak of. Plain data. */
export type Situation = {
  charter: Charter
  now: Instant
  zone: string
  name: string
  /** The groups that they are in, or answer for. `leads`: may schedule its meetings. */
  groups: readonly { id: string; leads: boolean; belongs: boolean }[]
  secretariat: boolean
  /** By date. */
  meetings: readonly KnownMeeting[]
  people: readonly { name: string; groups: readonly string[] }[]
  /** Those whose applications wait for the speaker to decide. */
  applicants: readonly { name: string; group: string; about: string }[]
  /** Groups to which the speaker has applied. */
  applied: readonly string[]
  /** The open polls that they can answer. */
  polls: readonly { group: string; choices: readonly TimeChoice[] }[]
  open: OpenQuestion | null
}
