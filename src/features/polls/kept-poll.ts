import { z } from 'zod'
import { keptSession } from '#features/meetings/preview/kept-session.ts'
import type { WhenDraft } from '#time/when.ts'

const kept = z.object({
  group: z.string(),
  /** The times in words that are read back as the same: as typed, while something is open. */
  times: z.string(),
  /** What was said of the times, the title and the link. */
  draft: z.custom<WhenDraft>((value) => typeof value === 'object' && value !== null),
  /** As they were understood and shown; null while something is open. */
  sessions: z.array(keptSession).nullable(),
  /** The readings to choose from. */
  choices: z.array(z.custom<WhenDraft>()).optional(),
})

/** A poll that somebody is about to open: kept while it is previewed, or asked about. Plain JSON. */
export type KeptPoll = z.infer<typeof kept>

/** The poll that was kept; null where it is too old to be one. */
export function readKeptPoll(values: Record<string, unknown> | null): KeptPoll | null {
  const read = kept.safeParse(values)
  return read.success ? read.data : null
}
