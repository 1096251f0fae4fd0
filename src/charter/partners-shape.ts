import { z } from 'zod'
import { keys, maybe } from './charter-keys.ts'
import { email, id, text, url } from './charter-scalars.ts'

export const partner = keys({
  id,
  name: text(150),
  short: text(24),
  role: z.enum(['coordinator', 'supporter']),
  website: maybe(url),
  contact: maybe(keys({ name: maybe(text(100)), email })),
  domains: z.array(text(100).regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)).default([]),
})
