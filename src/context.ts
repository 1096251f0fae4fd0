import type { Charter } from '#charter/charter.ts'
import type { Span } from '#chat/message.ts'
import type { Entry } from '#database/collection.ts'
import type { FileBucket } from '#database/file-bucket.ts'
import type { ApplicationStore } from '#features/groups/application-store.ts'
import type { CallStore, GroupStore, OfficeTermStore } from '#features/groups/group-store.ts'
import type { MeetingStore, RsvpStore } from '#features/meetings/meeting-store.ts'
import type { Person } from '#features/people/person.ts'
import type { AccountStore, PersonStore } from '#features/people/person-store.ts'
import type { PollStore, VoteStore } from '#features/polls/poll-store.ts'
import type { SeriesStore } from '#features/series/series-store.ts'
import type { AddressClaimStore } from '#features/subscriptions/address-claim-store.ts'
import type { FeedStore } from '#features/subscriptions/feed-store.ts'
import type { Instant } from '#time/instant.ts'

/** Everything that is kept. */
export type Stores = {
  people: PersonStore
  accounts: AccountStore
  groups: GroupStore
  calls: CallStore
  officeTerms: OfficeTermStore
  applications: ApplicationStore
  meetings: MeetingStore
  rsvps: RsvpStore
  series: SeriesStore
  polls: PollStore
  votes: VoteStore
  feeds: FeedStore
  addressClaims: AddressClaimStore
  minutesFiles: FileBucket
  deliveries: DeliveryReader
}

/** A notice that told a person a revision of its root; `dueAt`, and when it had arrived, in epoch milliseconds. */
export type Heard = { root: string; kind: string; to: string; rev: number; dueAt: number; at: number }

/**
 * What of one root may or may not have arrived, and is still of use to send again. `life` and `until` say which notices
 * were listed: what is sent again is what was listed so, once.
 */
export type Unresolved = {
  root: string
  /** What the root is: `meeting`, `application`. */
  subject: string
  kinds: string[]
  /** The first few; a person's id, or `place:` and a place's. */
  recipients: string[]
  count: number
  life: number
  until: number
}

/**
 * What services may know of deliveries: whom they reach, how many there are in each state, and the words of one. Read-only, but for what is
 * to be sent again.
 */
interface DeliveryReader {
  /** Of these persons, those whom a message reaches now. One read, however many they are. */
  reachable(persons: readonly string[]): Promise<ReadonlySet<string>>
  /** By state, for one root and the kinds named (all where none is). */
  counts(root: string, kinds?: readonly string[]): Promise<Record<string, number>>
  /** The persons for whom a notice of this kind about these roots is, was or will be planned. */
  recipients(roots: readonly string[], kind: string): Promise<string[]>
  /** What these roots have told whom. */
  heard(roots: readonly string[]): Promise<Heard[]>
  /** All that is listed, of every root. */
  unresolved(): Promise<Unresolved[]>
  /** @returns how many notices are sent again: none where that was done already. */
  sendAgain(listed: Pick<Unresolved, 'root' | 'subject' | 'life' | 'until'>): Promise<number>
  /** "Why me?": of this delivery, only where it was sent to this person. */
  why(
    delivery: string,
    person: string,
  ): Promise<{ root: string; kind: string; why: Span[]; mute: string | null } | null>
}

/** The addresses that messages carry: links, signed for one person, and whom e-mail comes from. */
export interface Links {
  /** The sender of invitations by e-mail; null where this installation sends none. */
  readonly mailFrom: { name: string; email: string } | null
  /** What the UIDs of calendar entries end in: no two installations write the same. */
  readonly uidHost: string
  /** One meeting as .ics. */
  meetingCalendar(meeting: string, person: Person): string
  /** A minutes file, to open. */
  minutesFile(meeting: string, file: string, person: Person): string
  /** The template for the minutes of a meeting. */
  minutesTemplate(meeting: string, person: Person): string
  /** The page of a calendar feed, and under `.ics` the feed itself. Not signed: the token is the secret. */
  calendarFeed(token: string): string
  /** Where an application stands, for somebody who applied on the public page and is in no chat. */
  application(application: string, person: Person): string
  /** Where a session's question is answered without chat. */
  answer(meeting: string, session: string, person: Person): string
  /** Who carries the nights, for those who set meetings. */
  fairness(person: Person): string
  /** Where whoever reads a letter says that its address is this person's. */
  confirmAddress(claim: string, person: Person): string
  /** Where invitations by e-mail are stopped without chat. */
  stopMail(person: Person): string
}

/**
 * What a service is told: who acts, when, under which charter, with which stores. `now` is one instant per act: an act
 * that is done again after a crash keeps that of its first attempt.
 */
export type Context = {
  /** A person's id; or `charter`, `clock`, `settings` where nobody acts. */
  by: string
  now: Instant
  /** The instant at which it is asked. Only what must not come too late, such as an undoing, asks it. */
  present(): Instant
  charter: Charter
  stores: Stores
  links: Links
  /** A new id. An act that is done again is given the same ones. @param of what it is for, where an act makes several. */
  id(of?: string): string
}

/** What a job is given: a context whose `now` is the run's own, the way out, and the way to finish what was left begun. */
export type JobContext = { context: Context; deliver(): Promise<number>; resume(): Promise<number> }

/** Something that can be done, or asked. Whoever calls it checks nothing: authority is checked inside, from the store. */
export type Service<Ask, Answer> = (context: Context, ask: Ask) => Promise<Answer>

/** @returns the history entry of an act. @param what for instance `accepted`; never personal values. */
export function entry(context: Context, what: string): Entry {
  return { by: context.by, at: context.now, what }
}
