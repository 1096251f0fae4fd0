import type { BaseFacts, NoticeKind } from './notice-kind.ts'

/**
 * What delivery knows of a noun: where its aggregates are kept, which notices hang on them, and how to read the facts.
 * Implemented beside the noun, joined in compose.ts.
 */
export interface PlannedAggregate<F extends BaseFacts = BaseFacts> {
  readonly name: string
  readonly collection: string
  readonly kinds: readonly NoticeKind<F>[]
  /**
   * What is true now, for these aggregates; an aggregate that is gone is left out. Majority reads.
   * @param persons where given, only what concerns them is read; of others only the leaders, and whom the aggregate names.
   */
  facts(ids: readonly string[], persons?: readonly string[]): Promise<Map<string, F>>
}

/** A document whose change alters what is wanted for aggregates elsewhere. */
export interface Source {
  readonly collection: string
  /** The person whom it may make reachable: what could not reach them before is looked at again. */
  person?(doc: Record<string, unknown>): string
  affects(doc: Record<string, unknown>): Promise<Affected[]>
  /** What else is done because of it, before its mark is cleared: at least once. */
  changed?(doc: Record<string, unknown>): Promise<void>
}

/**
 * The open aggregates that a change concerns: which collection, which of them. `persons`: it alters only what these are
 * told; absent = it may alter what anybody is.
 */
export type Affected = { collection: string; filter: Record<string, unknown>; persons?: readonly string[] }
