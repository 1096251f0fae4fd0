import { type Charter, groupOf } from '#charter/charter.ts'
import { type Instant, plus } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/**
 * To whom an announcement goes: a `group`; `all` groups; the `leaders` of all groups; or those of a group who are
 * `unanswered`, because they have not said whether they come to a meeting. `reference`: that meeting's.
 */
export type AnnouncedTo = {
  kind: 'group' | 'all' | 'leaders' | 'unanswered'
  group: string | null
  meeting: string | null
  reference: string | null
}

/** What somebody in charge tells others. `recipients` are those whom it was for when it was sent, reachable or not. */
export type Announcement = {
  _id: string
  to: AnnouncedTo
  by: string
  at: Instant
  /** The day on which it was sent, in the organisation's zone. */
  day: CalendarDate
  /** `announcedKey` of `to`. */
  audience: string
  text: string
  /** Why it could not wait, where these people had an announcement that day already. */
  reason: string | null
  recipients: string[]
  /** Which of that day's it is for this audience. The database gives each number once. */
  nth: number
  undoneAt: Instant | null
}

/** Two phone screens, and what one block of a chat holds. */
export const longestAnnouncement = 2000

/** For so long an announcement is of use to somebody whom nothing has reached. */
export const announcedFor = 'P7D'

/** Announcements with equal keys go to the same people. */
export function announcedKey({ kind, group, meeting }: AnnouncedTo): string {
  return [kind, meeting ?? group].filter((part) => part !== null).join('|')
}

/** The announcement's audience that this key names; null where it names none. */
export function announcedTo(key: string, reference: string | null = null): AnnouncedTo | null {
  const [kind = '', id] = key.split('|')
  const none = { group: null, meeting: null, reference: null }
  if (kind === 'all' || kind === 'leaders') return { kind, ...none }
  if (kind === 'group' && id) return { kind, ...none, group: id }
  return kind === 'unanswered' && id ? { kind, ...none, meeting: id, reference } : null
}

/**
 * Of the announcements of one day, those that reach some of the same people: such a second one needs a reason. Leaders
 * may get one for their group and one for leaders.
 */
export function toTheSame<T extends Pick<Announcement, 'to' | 'undoneAt'>>(ofDay: readonly T[], to: AnnouncedTo): T[] {
  return ofDay.filter((one) => one.undoneAt === null && overlap(one.to, to))
}

function overlap(one: AnnouncedTo, other: AnnouncedTo): boolean {
  if (one.kind === 'all' || other.kind === 'all') return true
  if (one.kind === 'leaders' || other.kind === 'leaders') return one.kind === other.kind
  return one.group === other.group
}

/** Until when it can be undone: nobody hears before. */
export function announcedAt({ at }: Pick<Announcement, 'at'>, { meetings }: Charter): Instant {
  return plus(at, meetings.hold.schedule)
}

/** "Procurement", "all thematic groups", "all leaders", "Procurement: no answer to PROC-5". */
export function sayAnnouncedTo({ kind, group, reference }: AnnouncedTo, charter: Charter): string {
  const short = group === null ? '' : groupOf(charter, group).short
  switch (kind) {
    case 'group':
      return short
    case 'all':
      return `all ${charter.words.group.many}`
    case 'leaders':
      return `all ${charter.words.leader.many}`
    case 'unanswered':
      return `${short}: no answer to ${reference}`
  }
}
