import { z } from 'zod'

const preferences = z.record(z.string(), z.enum(['yes', 'if-need-be', 'no']))

const draftShape = z.object({
  poll: z.string(),
  /** The answers that the words may mean, by the choices' ids. */
  readings: z.array(preferences),
  /** What was said besides. */
  note: z.string().nullable(),
})

/** An answer to a poll that can be read in several ways, as the conversation stores it until one is chosen. */
export type VoteDraft = z.infer<typeof draftShape>

/** @returns the draft that these stored values are; null where they are none. */
export function readVoteDraft(values: Record<string, unknown> | null): VoteDraft | null {
  const read = draftShape.safeParse(values)
  return read.success ? read.data : null
}
