import type { IncomingMessage } from 'node:http'
import { type BufferedIncomingMessage, HTTPModuleFunctions, verifySlackRequest } from '@slack/bolt'

/** How far ahead of ours Slack's clock may be, in milliseconds. Bolt accepts any time in the future. */
const clockSkew = 60_000

/** Slack's own payloads stay far below this, in bytes. */
const bodyLimit = 1024 * 1024

/**
 * Checks that Slack signed this request, over its raw bytes, and that it is neither stale (over five minutes) nor from
 * the future: https://docs.slack.dev/authentication/verifying-requests-from-slack
 * @param now real time in epoch milliseconds.
 * @returns the request with its body read, for Bolt to go on with. @throws where the request is not to be answered.
 */
export async function verify(
  request: IncomingMessage,
  { signingSecret, now }: { signingSecret: string; now: number },
): Promise<BufferedIncomingMessage> {
  const timestamp = Number(HTTPModuleFunctions.getHeader(request, 'x-slack-request-timestamp'))
  const signature = HTTPModuleFunctions.getHeader(request, 'x-slack-signature')
  if (!Number.isFinite(timestamp)) throw new Error('x-slack-request-timestamp is not a number')
  if (timestamp * 1000 > now + clockSkew) throw new Error('x-slack-request-timestamp lies in the future')
  const buffered = await HTTPModuleFunctions.bufferIncomingMessage(request, bodyLimit)
  verifySlackRequest({
    signingSecret,
    body: buffered.rawBody.toString(),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
    nowMilliseconds: now,
  })
  return buffered
}
