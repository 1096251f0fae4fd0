import { z } from 'zod'
import { dateShape, durationShape, instantShape, timeShape, zoneShape } from '#time/when-shape.ts'

/** The shape of a session in a stored draft, as it was understood and shown. */
export const draftSession = z.object({
  date: dateShape,
  time: timeShape.nullable(),
  zone: zoneShape,
  said: z.string(),
  lasts: durationShape,
  at: instantShape.nullable(),
})
