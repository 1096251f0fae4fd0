import { webApi } from '@slack/bolt'
import { fateOfPost, type PostFate } from '#chat/post-fate.ts'

/** An answer of a response_url that is no 200. */
export class ResponseUrlError extends Error {
  readonly status: number
  readonly retryAfter: string | null

  constructor({ status, headers }: Response) {
    super(`response_url answered ${status}`)
    this.name = 'ResponseUrlError'
    this.status = status
    this.retryAfter = headers.get('retry-after')
  }
}

/** An address that is not Slack's: nothing was sent there. */
export class ForeignAddressError extends Error {
  constructor() {
    super('not an address of Slack')
    this.name = 'ForeignAddressError'
  }
}

/** What a failed call of Slack's Web API or a response_url says about what it was to post. */
export function fateOfCall(error: unknown): PostFate {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return fateOfPost({ status: 429, retryAfter: String(error.retryAfter) })
  if (error instanceof webApi.WebAPIPlatformError) return fateOfWord(error.data.error)
  if (error instanceof webApi.WebAPIHTTPError)
    return fateOfPost({ status: error.statusCode, retryAfter: error.headers['retry-after'] ?? null })
  if (error instanceof webApi.WebAPIRequestError) return fateOfPost({ error: error.original })
  if (error instanceof ResponseUrlError) return fateOfPost(error)
  if (error instanceof ForeignAddressError) return { fate: 'refused' }
  // The client's word for a 429 without Retry-After.
  if (error instanceof Error && error.message.startsWith('Retry header')) return fateOfPost({ status: 429 })
  return fateOfPost({ error })
}

/** Slack answers most of what it refuses with 200 and a word: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
function fateOfWord(word: string): PostFate {
  if (/^(rate_?limited|message_limit_exceeded)$/.test(word)) return { fate: 'not-posted', retryAfter: null }
  if (/^(internal_error|fatal_error|request_timeout|service_unavailable)$/.test(word)) return { fate: 'unknown' }
  // An answer that is no error word is some proxy's page: nobody knows what Slack did.
  return /^[a-z_]{3,60}$/.test(word) ? { fate: 'refused' } : { fate: 'unknown' }
}
