import type { Account } from '#chat/incoming.ts'
import { localAccount } from './own/local-account.ts'

/** What somebody typed, cleaned: the words, the links in them, and who is mentioned with `@id`, in order. */
export type ReadText = { text: string; links: string[]; mentions: Account[] }

/**
 * Makes one plain form of what keyboards and clipboards produce: spaces, quotes and line ends. Nothing is decoded: what
 * was typed is literal. @param known the ids of the people here; any other `@word` is just a word.
 */
export function readText(typed: string, known: ReadonlySet<string>): ReadText {
  const text = typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2018\u2019\u201a]/g, "'")
    .trim()
  const links = Array.from(text.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi), ([link]) => withoutEnding(link))
  const mentions = Array.from(text.matchAll(/(?<![\w.])@([\w-]+)/g), ([, id = '']) => id)
    .filter((id) => known.has(id))
    .map(localAccount)
  return { text, links: [...new Set(links)], mentions }
}

/** A full stop or bracket after a link belongs to the sentence, unless the link opened that bracket itself. */
function withoutEnding(link: string): string {
  const bare = link.replace(/[.,;:!?']+$/, '')
  return bare.endsWith(')') && !bare.includes('(') ? withoutEnding(bare.slice(0, -1)) : bare
}
