import { z } from 'zod'
import { seriesShape, whenDraftShape } from '#time/when-shape.ts'
import type { MeetingPlan } from '../schedule-meeting.ts'
import { draftSession } from './draft-session.ts'

const plan = z.object({
  group: z.string(),
  /** What was typed of the times, the title and the link. */
  draft: whenDraftShape,
  /** As it was understood and shown; null while something is open. */
  sessions: z.array(draftSession).nullable(),
  /** Where it repeats; then `sessions` is the first meeting. */
  series: seriesShape.optional(),
  place: z.string().nullish(),
  agenda: z.string().optional(),
  /** The readings to choose from. */
  choices: z.array(whenDraftShape).optional(),
  /** Where a meeting moves: which session of it, and the revision that was looked at. */
  moves: z.object({ meeting: z.string(), session: z.string(), seen: z.number() }).optional(),
  /** Where more of a series move than that one: `later` ones or `all`, from which slot, and the revision looked at. */
  wider: z.object({ of: z.string(), from: z.string(), seen: z.number() }).optional(),
})

/** A meeting that somebody is about to schedule or move, as the conversation stores it while it is previewed or asked about. */
export type MeetingDraft = z.infer<typeof plan>

/** @returns the draft that these stored values are; null where an older program wrote them in another shape. */
export function readMeetingDraft(values: Record<string, unknown> | null): MeetingDraft | null {
  const read = plan.safeParse(values)
  return read.success ? read.data : null
}

/** What is scheduled of a plan, whether once or again and again. */
export function planOf({ group, draft, place, agenda }: MeetingDraft): Omit<MeetingPlan, 'sessions'> {
  return {
    group,
    title: draft.title ?? 'Meeting',
    ...(draft.link === null ? {} : { link: draft.link }),
    ...(place === undefined ? {} : { place }),
    ...(agenda === undefined ? {} : { agenda }),
  }
}
