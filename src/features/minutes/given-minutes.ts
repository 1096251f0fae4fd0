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
const conferences = [
  ...['zoom.us', 'zoom.com', 'zoomgov.com', 'teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'],
  ...['meet.google.com', 'webex.com', 'meet.jit.si', '8x8.vc', 'whereby.com', 'join.skype.com', 'bluejeans.com'],
  ...['gotomeeting.com', 'gotomeet.me', 'meet.goto.com', 'goto.com', 'chime.aws', 'ringcentral.com'],
]

/** What such a host keeps of a meeting that is over, and what people write there. */
const keptThere =
  /^(?:docs|transcripts|attachments)\.|^[^/]*\/(?:rec|recording|recordings|recordingservice|webappng\/sites\/[^/]+\/recording|clips|notes|docs|doc|l\/file|transcript)\b/

/**
 * Whether a link leads into a conference, such as one of Zoom, Teams, Meet, Webex, Jitsi, Whereby or GoToMeeting. It is
 * where a meeting is held, and not what was written down of it; a recording is.
 */
export function isJoinLink(url: string): boolean {
  const read = URL.parse(url)
  if (read === null) return false
  const { hostname, pathname } = read
  const isConference = conferences.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  // Many organisations run a Jitsi, or a BigBlueButton, of their own.
  const isOwn = /^(?:jitsi|meet\.jitsi|bbb)\./.test(hostname)
  return (isConference || isOwn) && !keptThere.test(hostname + pathname)
}
