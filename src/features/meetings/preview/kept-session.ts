import { z } from 'zod'

/** A session as it was understood and shown, kept while somebody makes up their mind. */
export const keptSession = z.object({
  date: z.string(),
  time: z.string().nullable(),
  zone: z.string(),
  said: z.string(),
  lasts: z.string(),
  at: z.string().nullable(),
})
