/**
 * What is known of a post whose attempt failed. `not-posted`: it certainly does not stand there, and can be tried again,
 * after `retryAfter` milliseconds where the platform named a time. `refused`: trying the same again changes nothing.
 * `unknown`: it may stand there.
 */
export type PostFate = { fate: 'not-posted'; retryAfter: number | null } | { fate: 'refused' } | { fate: 'unknown' }

/** An attempt ended with an HTTP answer, `retryAfter` being the header as it came, or with the error of `fetch`. */
export type PostFailure = { status: number; retryAfter?: string | null } | { error: unknown }

/**
 * What a failed attempt says about the post. Every platform reads its failures here, so that "known not posted" means
 * the same everywhere: 429 and 412, 503 with a Retry-After, and a connection that was never made.
 */
export function fateOfPost(failure: PostFailure): PostFate {
  if ('error' in failure) {
    return neverConnected(failure.error) ? { fate: 'not-posted', retryAfter: null } : { fate: 'unknown' }
  }
  const { status, retryAfter = null } = failure
  const isTurnedAway = status === 429 || status === 412 || (status === 503 && retryAfter !== null)
  if (isTurnedAway) return { fate: 'not-posted', retryAfter: millisecondsIn(retryAfter) }
  return status >= 400 && status < 500 ? { fate: 'refused' } : { fate: 'unknown' }
}

/** How often an answer is repeated though it may have been posted before, unless the caller says otherwise. */
const mostRepeats = 2

/** The pause before the second attempt where the platform named none; each further one is twice as long. */
const firstPause = 500

export type AttemptsSoFar = {
  /** How many attempts there were, and after how many of them nobody knows whether the answer was posted. */
  attempts: number
  unknown: number
  /** How long there is still time for another attempt, in milliseconds. */
  left: number
  /** How often a post of unknown fate may still be repeated. */
  repeats?: number
}

/**
 * How long to wait before an answer is tried again, in milliseconds. Null where it is not: it was refused, it was
 * repeated often enough though it may have been posted, or there is no time left.
 */
export function pauseBeforeRetry(
  fate: PostFate,
  { attempts, unknown, left, repeats = mostRepeats }: AttemptsSoFar,
): number | null {
  if (fate.fate === 'refused' || unknown > repeats) return null
  const usual = firstPause * 2 ** (attempts - 1)
  const pause = fate.fate === 'not-posted' ? (fate.retryAfter ?? usual) : usual
  return pause < left ? pause : null
}

export type RetryParts = {
  fateOf(error: unknown): PostFate
  /** How long there is still time for another attempt, in milliseconds. */
  left(): number
  /** Waits so many milliseconds. */
  pause(milliseconds: number): Promise<void>
  /** How often it may be repeated where nobody knows whether it was posted; twice, unless set otherwise. */
  repeats?: number
}

/** Posts an answer, and tries again while that helps. @throws the error of the last attempt. */
export async function postWithRetries<Posted>(
  post: () => Promise<Posted>,
  { fateOf, left, pause, repeats = mostRepeats }: RetryParts,
): Promise<Posted> {
  let unknown = 0
  for (let attempts = 1; ; attempts++) {
    try {
      return await post()
    } catch (error) {
      const fate = fateOf(error)
      if (fate.fate === 'unknown') unknown++
      const wait = pauseBeforeRetry(fate, { attempts, unknown, left: left(), repeats })
      if (wait === null) throw error
      await pause(wait)
    }
  }
}

/** Retry-After in seconds, as milliseconds; null where it is missing or a date. */
function millisecondsIn(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\s*\d{1,6}(\.\d+)?\s*$/.test(retryAfter) ? Number(retryAfter) * 1000 : null
}

/** Whether no connection was made, so that the request cannot have been read. The reason stands somewhere among the causes. */
function neverConnected(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  const code = textIn(error, 'code')
  if (neverConnectedCodes.has(code) || /^(ERR_TLS_|CERT_)/.test(code)) return true
  if (textIn(error, 'syscall') === 'connect' || textIn(error, 'syscall') === 'getaddrinfo') return true
  if (textIn(error, 'message').includes('before secure TLS connection was established')) return true
  // One error for each address that a name has: all must have failed before a connection.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.every((one) => neverConnected(one, depth + 1))
  }
  return ['cause', 'original'].some((name) => neverConnected(Reflect.get(error, name), depth + 1))
}

function textIn(error: object, name: string): string {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : ''
}

/** Node's and OpenSSL's words for a name that is not found, a door that is closed, and a handshake that failed. */
const neverConnectedCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'HOSTNAME_MISMATCH',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_NO_PROTOCOLS_AVAILABLE',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
])
