import { z } from 'zod'

const draftShape = z.object({
  to: z.object({
    kind: z.enum(['group', 'all', 'leaders', 'unanswered']),
    group: z.string().nullable(),
    meeting: z.string().nullable(),
    reference: z.string().nullable(),
  }),
  text: z.string(),
})

/** What somebody is about to announce, as the conversation stores it while it is previewed. */
export type AnnouncementDraft = z.infer<typeof draftShape>

/** @returns the draft that these stored values are; null where they are none. */
export function readAnnouncementDraft(values: Record<string, unknown> | null): AnnouncementDraft | null {
  const read = draftShape.safeParse(values)
  return read.success ? read.data : null
}
