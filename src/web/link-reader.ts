import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import type { PageParts } from './page.ts'
import { isOurs, readToken } from './signed-link.ts'

/** Whoever a link was signed for, and what it is about. */
export type LinkReader = { context: Context; ids: string[] }

/** @throws UserError for a link that is not ours, has run out, was revoked, or was signed for something else. */
export async function linkReader(parts: PageParts, purpose: string, text: string): Promise<LinkReader> {
  const token = readToken(text)
  if (token === null) throw notOurs()
  const context = parts.contextOf(token.person)
  const person = await parts.holderOf(token.person)
  const against = { secret: parts.secret, purpose, generation: person?.linkGeneration ?? 0, now: context.now }
  if (person === null || !isOurs(token, against)) throw notOurs()
  return { context, ids: token.ids }
}

function notOurs(): UserError {
  return new UserError('bad-link', 'This link no longer works. Ask for it again in chat, or write to us.')
}
