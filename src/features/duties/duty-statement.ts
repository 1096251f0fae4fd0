import type { Instant } from '#time/instant.ts'

/**
 * What somebody says they did for a duty of theirs: a line, and where others can look. It is their word, and no record of
 * the system. `group`: of a duty of a group's leaders.
 */
export type DutyStatement = {
  _id: string
  duty: string
  group: string | null
  by: string
  at: Instant
  text: string
  link: string | null
  withdrawnAt: Instant | null
}

/** A line: it is read in a list. */
export const longestStatement = 300
