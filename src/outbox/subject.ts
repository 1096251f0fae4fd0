import type { BaseFacts, NoticeKind } from './notice-kind.ts'

/**
 * What delivery knows of a noun: where its roots are kept, which notices hang on them, and how to read the facts.
 * Implemented beside the noun, joined in compose.ts.
 */
export interface Subject<F extends BaseFacts = BaseFacts> {
  readonly name: string
  readonly collection: string
  readonly kinds: readonly NoticeKind<F>[]
  /** What is true now, for these roots; a root that is gone is left out. Majority reads. */
  facts(roots: readonly string[]): Promise<Map<string, F>>
}

/** A document whose change alters what is wanted for roots elsewhere. */
export interface Source {
  readonly collection: string
  /** The person whom it may make reachable: what could not reach them before is looked at again. */
  person?(doc: Record<string, unknown>): string
  /** The open roots concerned: which collection, which of them. */
  affects(doc: Record<string, unknown>): Promise<{ collection: string; filter: Record<string, unknown> }[]>
}
