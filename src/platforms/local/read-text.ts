import type { Account } from '#chat/incoming.ts'
import { linksIn, typedText } from '#chat/typed-text.ts'
import { localAccount } from './internal/local-account.ts'

/** What somebody typed: the words, the links in them, and who is mentioned with `@id`, in order. */
export type ReadText = { text: string; links: string[]; mentions: Account[] }

/**
 * Reads what was typed. There is no markup here: what stands there is literal.
 * @param known the ids of the people here; any other `@word` is just a word.
 */
export function readText(typed: string, known: ReadonlySet<string>): ReadText {
  const text = typedText(typed)
  const named = Array.from(text.matchAll(/(?<![\w.])@([\w-]+)/g), ([, id = '']) => id)
  return { text, links: linksIn(text), mentions: named.filter((id) => known.has(id)).map(localAccount) }
}
