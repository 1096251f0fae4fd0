import { z } from 'zod'

const draftShape = z.object({ group: z.string(), to: z.string().nullable(), text: z.string() })

/** A question that somebody is about to ask, as the conversation stores it while it is previewed. */
export type QuestionDraft = z.infer<typeof draftShape>

/** @returns the draft that these stored values are; null where they are none. */
export function readQuestionDraft(values: Record<string, unknown> | null): QuestionDraft | null {
  const read = draftShape.safeParse(values)
  return read.success ? read.data : null
}
