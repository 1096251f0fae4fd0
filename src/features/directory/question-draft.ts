import { z } from 'zod'

const draftShape = z.object({
  group: z.string(),
  to: z.string().nullable(),
  text: z.string(),
  /** The id of the question, where an earlier preview of it has given it one. */
  id: z.string().nullable(),
  /** Whom the preview said that it goes to, by person. */
  recipients: z.array(z.string()),
})

/** A question that somebody is about to ask, as the conversation stores it while it is previewed. */
export type QuestionDraft = z.infer<typeof draftShape>

/** @returns the draft that these stored values are; null where they are none. */
export function readQuestionDraft(values: Record<string, unknown> | null): QuestionDraft | null {
  const read = draftShape.safeParse(values)
  return read.success ? read.data : null
}
