import type { Charter } from '#charter/charter.ts'
import type { Span } from '#chat/message.ts'
import type { Entry } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { Instant } from '#time/instant.ts'

/** Opens a store; and the key by which a service asks for it: `context.store(meetingStore)`. */
export type StoreKey<Store> = (database: Database) => Store

/** A notice that told a person a revision of its aggregate; `dueAt`, and when it had arrived, in epoch milliseconds. */
export type Heard = { root: string; kind: string; to: string; rev: number; dueAt: number; at: number }

/**
 * What of one aggregate may or may not have arrived, and is still of use to send again. `life` and `until` say which notices
 * were listed: what is sent again is what was listed so, once.
 */
export type Unresolved = {
  root: string
  /** What the aggregate is: `meeting`, `application`. */
  subject: string
  kinds: string[]
  /** The first few; a person's id, or `place:` and a place's. */
  recipients: string[]
  count: number
  /** The greatest number of times that any of them was sent again by a person. */
  life: number
  /** When the latest of them ended: business time, epoch milliseconds. */
  until: number
}

/** Why one notice came. `summary`: what it says now; `mute`: the key by which it can be turned down. */
export type Explained = {
  delivery: string
  root: string
  kind: string
  summary: Span[]
  why: Span[]
  mute: string | null
}

/** So many notices of one kind about one aggregate are in this state: `unreachable` and `unknown` are two of them. */
export type StateCount = { root: string; kind: string; state: string; count: number }

/**
 * What services may know of deliveries: whom they reach, how many there are in each state, and the words of one.
 * Read-only, but for what is to be sent again.
 */
interface DeliveryReader {
  /** Of these persons, those whom a message reaches now. One read, however many they are. */
  reachable(persons: readonly string[]): Promise<ReadonlySet<string>>
  /** By state, for one aggregate and the kinds named (all where none is). */
  counts(aggregate: string, kinds?: readonly string[]): Promise<Record<string, number>>
  /** The same of several aggregates, by aggregate and kind. One read, however many they are. */
  countsOf(ids: readonly string[]): Promise<StateCount[]>
  /** The persons, or of these persons those, for whom a notice of this kind about these aggregates is, was or will be planned. */
  recipients(ids: readonly string[], kind: string, persons?: readonly string[]): Promise<string[]>
  /** What we posted about these aggregates under this id, to these people or into the place itself. */
  posted(
    ids: readonly string[],
    persons: readonly string[],
    posted: { place: string; id: string },
  ): Promise<readonly { root: string; kind: string }[]>
  /** Which revisions of these aggregates were told to whom: to everybody, or to these persons. */
  heard(ids: readonly string[], persons?: readonly string[]): Promise<Heard[]>
  /** Every notice of unknown fate that people can have sent again, by aggregate. */
  unresolved(): Promise<Unresolved[]>
  /** @returns how many notices are sent again: none where that was done already. */
  sendAgain(listed: Pick<Unresolved, 'root' | 'subject' | 'life' | 'until'>): Promise<number>
  /** The message that this person got last: of these aggregates where any are named; its delivery, or null. */
  last(person: string, ids?: readonly string[]): Promise<string | null>
  /** "Why me?": of this delivery, only where it was sent to this person; of each notice in it. */
  why(delivery: string, person: string): Promise<Explained[]>
}

/** The person a link is signed for: raising their `linkGeneration` ends all links that they were given. */
export type Holder = { _id: string; linkGeneration: number }

/** The addresses that messages carry. Each feature builds its own links over `sign`. */
export interface Links {
  /** How the outside reaches us, without a slash at the end. */
  readonly publicUrl: string
  /** The sender of invitations by e-mail; null where this installation sends none. */
  readonly mailFrom: { name: string; email: string } | null
  /** What the UIDs of calendar entries end in: no two installations write the same. */
  readonly uidHost: string
  /** @returns the address of the page under `/<purpose>/`, about these ids, which opens for this person alone. */
  sign(purpose: string, ids: readonly string[], holder: Holder): string
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
  /** The store that this key opens; the same one each time. */
  store<Store>(key: StoreKey<Store>): Store
  /** What services may ask about deliveries. */
  deliveries: DeliveryReader
  links: Links
  /** A new id. An act that is done again is given the same ones. @param of what it is for, where an act makes several. */
  id(of?: string): string
}

/** What a job is given: a context whose `now` is the run's own, the ways out, and the way to finish what was left begun. */
export type JobContext = {
  context: Context
  deliver(): Promise<number>
  /** Lets go what is due of these kinds of notice. @returns how many. */
  release(kinds: readonly { readonly name: string }[]): Promise<number>
  resume(): Promise<number>
}

/** Something that can be done, or asked. Whoever calls it checks nothing: authority is checked inside, from the store. */
export type Service<Ask, Answer> = (context: Context, ask: Ask) => Promise<Answer>

/** @returns the history entry of an act. @param what for instance `accepted`; never personal values. */
export function entry(context: Context, what: string): Entry {
  return { by: context.by, at: context.now, what }
}
