import { z } from 'zod'
import { keys, maybe } from './charter-keys.ts'
import { id, text, url } from './charter-scalars.ts'

/** A document of the organisation as it is written: its address, or the name of a text file beside the charter. */
export const organisationDocument = keys({
  id,
  title: text(120),
  kind: z.enum(['booklet', 'terms', 'events', 'guide', 'report', 'other']).default('other'),
  url: maybe(url),
  file: maybe(text(100)),
})
