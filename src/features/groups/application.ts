import type { Instant } from '#time/instant.ts'

export type ApplicationState = 'draft' | 'submitted' | 'accepted' | 'ended' | 'declined' | 'withdrawn'

/** What was confirmed: the statement, the hash of its exact words, and when. */
type Receipt = { id: string; version: number; hash: string; at: Instant }

/** `by` is a person's id, or `charter` where the charter admits members of other groups at once. */
export type Decision = {
  to: 'accepted' | 'declined'
  by: string
  at: Instant
  /** The id of a reason of the charter's, for a decline. */
  reason: string | null
  /** A sentence of the decider's own. */
  note: string | null
}

/** That a member was removed by somebody else: `reason` is the id of a reason of the charter's, `note` a sentence of their own. */
export type Removal = { by: string; at: Instant; reason: string; note: string | null }

/** A dated note to a member before anybody is removed, and what they answered. */
export type Warning = {
  id: string
  by: string
  at: Instant
  reason: string
  answer: string | null
  answeredAt: Instant | null
}

/** One person and one group, from applying to being a member. A *member* is an accepted application that has not ended. */
export type Application = {
  _id: string
  group: string
  person: string
  state: ApplicationState
  /** The applicant's answers, by the ids of the charter's fields. */
  answers: Record<string, string>
  receipts: Receipt[]
  /** The version of the Terms that taking part agreed to. */
  terms: string | null
  /** A late request: why it should be considered after the deadline. */
  late: string | null
  startedAt: Instant
  touchedAt: Instant
  submittedAt: Instant | null
  /** Counts submissions and decisions: the slot of acknowledgements and decisions, so deciding again is a new notice. */
  submissions: number
  decisions: number
  decision: Decision | null
  /** What was asked of the applicant, and answered. */
  questions: { id: string; by: string; at: Instant; text: string; answer: string | null; answeredAt: Instant | null }[]
  /** The application in another group that this one became, or came from. */
  movedTo: string | null
  movedFrom: string | null
  endedAt: Instant | null
  /** Absent: whoever is out has left by themselves. */
  removal?: Removal
  /** What the member was warned of; absent: of nothing. */
  warnings?: Warning[]
  /** It came from the public page; absent: from a chat. An address that is not confirmed may be somebody else's. */
  onPage?: { addressConfirmed: boolean }
}

/** The states in which a person and a group have one application at most. */
export const openStates = ['draft', 'submitted', 'accepted'] as const satisfies ApplicationState[]
