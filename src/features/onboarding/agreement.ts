import type { Instant } from '#time/instant.ts'

/** A version of the Terms that this program has run with. `asked`: whether everybody who belonged then has been asked. */
export type TermsEdition = {
  _id: string
  hash: string | null
  firstAt: Instant
  /** The first edition asks nobody: who belonged agreed to it as they applied, or as they accepted their office. */
  isFirst: boolean
  asked: boolean
}

/** What the secretariat has decided about somebody who does not agree, in words that this person reads. */
type Settlement = { by: string; at: Instant; text: string }

/** That somebody was asked about a new version of the Terms, and their answer. One document a person. */
export type Agreement = {
  _id: string
  /** The version of the Terms. */
  edition: string
  askedAt: Instant
  answer: 'agreed' | 'disagreed' | null
  answeredAt: Instant | null
  /** The hash of the exact text that was answered about; null where the charter has only its address. */
  hash: string | null
  /** Why they do not agree, in their own words. */
  why: string | null
  settled: Settlement | null
  /** They belong to nothing any more: nothing is asked of them. */
  left: boolean
}

/** To what somebody belongs, and which versions of the Terms they agreed to as they joined or took office. */
export type Belonging = { belongs: boolean; agreedTo: readonly string[] }

/**
 * What is asked of somebody about this version. Null where nothing is: they agreed to it as they joined. The same document
 * where nothing changes.
 */
export function askedAbout(
  before: Agreement | null,
  { person, version, now }: { person: string; version: string; now: Instant },
  { belongs, agreedTo }: Belonging,
): Agreement | null {
  const isCurrent = before?.edition === version
  if (!belongs) return before && isCurrent && !before.left ? { ...before, left: true } : before
  if (agreedTo.includes(version)) {
    if (before === null || !isCurrent || before.answer === 'agreed') return before
    return { ...before, answer: 'agreed', answeredAt: now, left: false }
  }
  if (isCurrent) return before.left ? { ...before, left: false, askedAt: now } : before
  return {
    ...{ _id: person, edition: version, askedAt: now, answer: null, answeredAt: null },
    ...{ hash: null, why: null, settled: null, left: false },
  }
}

/** Whether somebody has still to answer about this version. */
export function isUnanswered({ answer, left, edition }: Agreement, version: string): boolean {
  return edition === version && answer === null && !left
}
