import { webApi } from '@slack/bolt'

/** One call of Slack's Web API. @throws what `failureOf` in send.ts can read. */
export type CallSlack = (method: string, input: Record<string, unknown>) => Promise<webApi.WebAPICallResult>

export type ApiOptions = { botToken: string; apiUrl?: string }

/**
 * A client that never retries and never waits by itself: Bolt's would retry for half an hour, and one 429 would hold
 * up everybody's calls. @param timeout in milliseconds.
 */
export function slackApi({ botToken, apiUrl }: ApiOptions, timeout: number): CallSlack {
  const client = new webApi.WebClient(botToken, {
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
    fetch: fetchWithCause,
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  })
  return (method, input) => client.apiCall(method, input)
}

/** The client keeps only its own realm's errors whole; whether a request ever left stands in the cause. */
async function fetchWithCause(...request: Parameters<typeof fetch>): Promise<Response> {
  try {
    return await fetch(...request)
  } catch (cause) {
    throw new Error('the request failed', { cause })
  }
}

/** @returns Slack's own error word, such as `channel_not_found`, or the kind of failure. */
export function errorWord(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error
  if (error instanceof webApi.SlackError) return error.code
  return error instanceof Error ? error.name : 'unknown'
}

/** Whether a token or a person's answer may go to this address: Slack's own hosts, and the stand-in of the settings. */
export function isSlackAddress(address: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, origin } = new URL(address)
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'))
}
