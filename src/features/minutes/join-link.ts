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
