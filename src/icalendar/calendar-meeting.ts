import type { Instant } from '#time/instant.ts'

/** A session for a calendar. `at` is the start, null where only the day is known; `lasts` is ISO 8601. */
export type CalendarSession = { id: string; date: string; zone: string; lasts: string; at: Instant | null }

/** A meeting for a calendar. `uid` never changes; `sequence` rises with every change and with the cancellation. */
export type CalendarMeeting = {
  uid: string
  sequence: number
  cancelled: boolean
  title: string
  description: string
  location: string | null
  /** http or https. */
  url: string | null
  organiser: Party | null
  sessions: readonly CalendarSession[]
  /** When this state came to be: DTSTAMP. */
  stampedAt: Instant
}

/** Somebody in a calendar entry, as written by us: neither the name nor the address is clean. */
export type Party = { name: string; email: string }

/** Whom an invitation is for, and what they answered so far. */
export type Attendee = Party & { answer: 'yes' | 'no' | 'maybe' | null }
