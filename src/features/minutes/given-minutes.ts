import { z } from 'zod'

const given = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('file'), file: z.string(), name: z.string(), type: z.string(), size: z.number() }),
])

/** What is given as minutes; a file is one that `keepMinutesFile` has kept. */
export type GivenMinutes = z.infer<typeof given>

/** What was kept while its meeting was asked for; none where it is too old. */
export function readGivenMinutes(values: Record<string, unknown> | null): GivenMinutes[] {
  const read = z.array(given).safeParse(values?.given)
  return read.success ? read.data : []
}

/** The hosts where people meet. */
const conferences =
  /^(?:.+\.)?(?:zoom\.us|zoomgov\.com|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com|meet\.jit\.si|8x8\.vc)$/

/** What such a host keeps of a meeting that is over. */
const recording = /^\/(?:rec|recording|recordingservice|webappng\/sites\/[^/]+\/recording)\b/

/**
 * Whether a link leads into a conference: Zoom, Teams, Meet, Webex or Jitsi. It is where a meeting is held, and not what
 * was written down of it; a recording is.
 */
export function isJoinLink(url: string): boolean {
  const read = URL.parse(url)
  return read !== null && conferences.test(read.hostname) && !recording.test(read.pathname)
}
