import { z } from 'zod'
import { keys, maybe } from './charter-keys.ts'
import { email, id, text, url } from './charter-scalars.ts'

const domain = text(100).refine((words) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(words), {
  error: 'is not the domain of an e-mail address',
  params: { mend: 'Write what stands behind the @, in small letters, for instance example.org.' },
})

export const partner = keys({
  id,
  name: text(150),
  short: text(24),
  role: z.enum(['coordinator', 'supporter']),
  website: maybe(url),
  contact: maybe(keys({ name: maybe(text(100)), email })),
  domains: z.array(domain).default([]),
})
