import { z } from 'zod'
import { fateOfPost, type PostFate } from '#chat/post-fate.ts'

/** Why a call to Teams did not succeed, and what that says about the post. */
export class PostError extends Error {
  readonly fate: PostFate['fate']
  /** 0 where there was no answer. */
  readonly status: number
  /** Teams' own word for it, where it gave one. */
  readonly code: string
  /** In milliseconds, where Teams named a time. */
  readonly retryAfter: number | null

  constructor(fate: PostFate, message: string, more: { status?: number; code?: string } = {}) {
    super(message)
    this.name = 'PostError'
    this.fate = fate.fate
    this.retryAfter = fate.fate === 'not-posted' ? fate.retryAfter : null
    this.status = more.status ?? 0
    this.code = more.code ?? ''
  }
}

/** Nothing was posted, and it can be tried again. */
export const notPosted: PostFate = { fate: 'not-posted', retryAfter: null }

/** What any error on the way to Teams says about a post; one that is not about the post is not mended by trying again. */
export function postFateOf(error: unknown): PostFate {
  if (!(error instanceof PostError)) return { fate: 'refused' }
  return error.fate === 'not-posted' ? { fate: 'not-posted', retryAfter: error.retryAfter } : { fate: error.fate }
}

const fetchErrorShape = z.object({
  message: z.string(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
})

/** What a failed `fetch` means for a post: where no connection was made, nothing was posted. */
export function wireError(error: unknown): PostError {
  const { message, cause } = fetchErrorShape.safeParse(error).data ?? { message: 'fetch failed' }
  return new PostError(fateOfPost({ error }), `${message} ${cause?.code ?? ''}`.trim())
}
