import { z } from 'zod'

/**
 * Why a call to Teams did not succeed. `refused`: Teams said no, with a status. `unreached`: it was certainly not posted.
 * `unknown`: it may have been.
 */
export class PostError extends Error {
  readonly fate: 'refused' | 'unreached' | 'unknown'
  readonly status: number
  /** Teams' own word for it, where it gave one. */
  readonly code: string
  /** In milliseconds, where Teams named a time. */
  readonly retryAfter: number | null

  constructor(
    fate: PostError['fate'],
    message: string,
    more: { status?: number; code?: string; retryAfter?: number | null } = {},
  ) {
    super(message)
    this.name = 'PostError'
    this.fate = fate
    this.status = more.status ?? 0
    this.code = more.code ?? ''
    this.retryAfter = more.retryAfter ?? null
  }
}

const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const fetchErrorShape = z.object({
  message: z.string(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
})

/** What a failed `fetch` means for a post: where no connection was made, nothing was posted. */
export function wireError(error: unknown): PostError {
  const { message, cause } = fetchErrorShape.safeParse(error).data ?? { message: 'fetch failed' }
  const code = cause?.code ?? ''
  return new PostError(notConnected.has(code) ? 'unreached' : 'unknown', `${message} ${code}`.trim())
}
