import type { Context, JobContext, StoreKey } from '#context.ts'
import type { Dialog } from '#inbox/dialog.ts'
import type { BaseFacts, NoticeKind } from '#outbox/notice-kind.ts'
import type { Page } from '#web/page.ts'
import type { Job } from './scheduler.ts'

/** A document as it is stored, of any collection. */
export type Stored = Readonly<Record<string, unknown>>

/** Which documents of a collection; null = none. */
export type Selection = Readonly<Record<string, unknown>> | null

/**
 * Something that notices hang on, and that the outbox plans as one: a meeting with its minutes, an application, a term.
 * `invalidatedBy` says, by the collection in which a document changed, which of these must be planned anew.
 */
export type Aggregate = {
  readonly name: string
  readonly collection: string
  /**
   * What is true now, for these ids; one that is gone is left out. Majority reads.
   * @param persons where given, only what concerns them is read; of others only the leaders, and whom the aggregate names.
   */
  facts(context: Context, ids: readonly string[], persons?: readonly string[]): Promise<Map<string, BaseFacts>>
  readonly invalidatedBy?: Readonly<
    Record<string, (changed: Stored, context: Context) => Selection | Promise<Selection>>
  >
  /**
   * By the collection in which a document changed, the one person for whom alone that alters what is wanted. What is not
   * named here, or gives none, may alter it for everybody.
   */
  readonly concernsOnly?: Readonly<Record<string, (changed: Stored) => string | undefined>>
}

/**
 * Kinds of notice that hang on an aggregate, which may be an earlier feature's. `facts` reads what these kinds need
 * besides the aggregate's own facts; the outbox joins all of them under one fence.
 */
export type Notices = {
  readonly aggregate: string
  readonly kinds: readonly NoticeKind<BaseFacts>[]
  facts?(
    context: Context,
    known: ReadonlyMap<string, BaseFacts>,
    persons?: readonly string[],
  ): Promise<ReadonlyMap<string, object>>
}

/** All that one feature brings to the house; `app/compose.ts` joins them. */
export type Feature = {
  readonly name: string
  /** Its collections, whose indexes are made at the start. */
  readonly stores?: readonly StoreKey<{ readonly name: string; prepare(): Promise<void> }>[]
  readonly aggregates?: readonly Aggregate[]
  readonly notices?: readonly Notices[]
  /** What is done when a document of this collection has changed: at least once, and soon after. */
  readonly changed?: Readonly<Record<string, (changed: Stored, context: Context) => Promise<void>>>
  /** The person who may be reached again when a document of this collection changes. */
  readonly reaches?: Readonly<Record<string, (changed: Stored) => string>>
  readonly dialogs?: readonly Dialog[]
  readonly jobs?: readonly Job<JobContext>[]
  readonly pages?: readonly Page[]
}

/** An aggregate with the types of its own facts. */
export function aggregate<F extends BaseFacts>(
  one: Omit<Aggregate, 'facts'> & {
    facts(context: Context, ids: readonly string[], persons?: readonly string[]): Promise<Map<string, F>>
  },
): Aggregate {
  return one
}

/** Kinds of notice with the types of the facts that they are made of. @param Known what the aggregate itself reads. */
export function notices<Facts extends BaseFacts, Known extends BaseFacts = Facts>(
  aggregate: string,
  kinds: readonly NoticeKind<Facts>[],
  facts?: (
    context: Context,
    known: ReadonlyMap<string, Known>,
    persons?: readonly string[],
  ) => Promise<ReadonlyMap<string, object>>,
): Notices {
  const more = facts as Notices['facts']
  return { aggregate, kinds: kinds as readonly NoticeKind<BaseFacts>[], ...(more ? { facts: more } : {}) }
}

/** The text in a field of a stored document; '' where it is none. */
export function textIn(changed: Stored, field: string): string {
  const value = changed[field]
  return typeof value === 'string' ? value : ''
}
