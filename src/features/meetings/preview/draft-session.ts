import { z } from 'zod'

/** The shape of a session in a stored draft, as it was understood and shown. */
export const draftSession = z.object({
  date: z.string(),
  time: z.string().nullable(),
  zone: z.string(),
  said: z.string(),
  lasts: z.string(),
  at: z.string().nullable(),
})
