import { z } from 'zod'

const given = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('file'), file: z.string(), name: z.string(), type: z.string(), size: z.number() }),
])

/** What is given as minutes; a file is one that `keepMinutesFile` has kept. */
export type GivenMinutes = z.infer<typeof given>

/** What was kept while its meeting was asked for; none where it is too old. */
export function readGivenMinutes(kept: Record<string, unknown> | null): GivenMinutes[] {
  const read = z.array(given).safeParse(kept?.given)
  return read.success ? read.data : []
}
