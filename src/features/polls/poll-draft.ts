import { z } from 'zod'
import { draftSession } from '#features/meetings/preview/draft-session.ts'
import { whenDraftShape } from '#time/when-shape.ts'

const draftShape = z.object({
  group: z.string(),
  /** The times in words that are read back as the same: as typed, while something is open. */
  times: z.string(),
  /** What was typed of the times, the title and the link. */
  draft: whenDraftShape,
  /** As they were understood and shown; null while something is open. */
  sessions: z.array(draftSession).nullable(),
  /** The readings to choose from. */
  choices: z.array(whenDraftShape).optional(),
})

/** A poll that somebody is about to open, as the conversation stores it while it is previewed or asked about. */
export type PollDraft = z.infer<typeof draftShape>

/** @returns the draft that these stored values are; null where an older program wrote them in another shape. */
export function readPollDraft(values: Record<string, unknown> | null): PollDraft | null {
  const read = draftShape.safeParse(values)
  return read.success ? read.data : null
}
