import type { Instant } from '#time/instant.ts'

/** A case study or good practice that somebody collected for a group. `consent`: whether others than members may see it with the name. */
export type CaseStudy = {
  _id: string
  group: string
  by: string
  at: Instant
  url: string
  line: string
  consent: 'members' | 'public'
  removedAt: Instant | null
}

/** One line says what it is about. */
export const longestLine = 200
