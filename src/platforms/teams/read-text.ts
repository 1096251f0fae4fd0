import { linksIn, longestTyped, typedText } from '#chat/typed-text.ts'
import type { Activity } from './internal/activity.ts'

/** What the words were, who is named in them (the bot left out), whether the bot is, and which addresses they hold. */
export type ReadText = { text: string; named: Named[]; callsBot: boolean; links: string[] }
/** Somebody mentioned: Teams does not always say who a `29:` address is. */
type Named = { address: string; user: string | null; name: string }

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'", '#160': ' ' }))

/**
 * A message's text as the words a person typed. The bot's mention leaves no trace, another's reads `@Name`. Links are
 * those typed, and those behind words in the formatted copy that Teams sends along.
 */
export function readText({ text = '', mentions, recipient, html }: Activity): ReadText {
  let rest = text.slice(0, longestTyped)
  const named: Named[] = []
  let callsBot = false
  for (const { mentioned, text: tag } of mentions) {
    const isBot = mentioned.id === recipient.id
    callsBot ||= isBot
    if (!isBot) named.push({ address: mentioned.id, user: mentioned.aadObjectId ?? null, name: mentioned.name ?? '' })
    rest = rest.replace(tag, () => (isBot ? ' ' : `@${mentioned.name ?? ''}`))
  }
  const words = typedText(literal(rest.replace(ownTags, ''))).replace(/ {2,}/g, ' ')
  const hidden = html.flatMap((formatted) =>
    Array.from(withoutQuoted(formatted.slice(0, longestTyped)).matchAll(/href="(https?:[^"]+)"/gi), ([, url = '']) =>
      literal(url),
    ),
  )
  return { text: words, named, callsBot, links: [...new Set([...linksIn(literal(rest)), ...hidden])] }
}

/** What Teams puts into a text itself: mentions, and the mark of a message that is quoted. Typed ones are escaped. */
const ownTags = /<\/?(?:at|quoted)\b[^<>]*>/g

/** The formatted copy holds the whole message that is quoted, with its links; they are no answer of this person's. */
function withoutQuoted(html: string): string {
  return html
    .split('</blockquote>')
    .map((part) => {
      const quote = part.indexOf('<blockquote')
      return quote >= 0 && part.includes('schema.skype.com/Reply', quote) ? part.slice(0, quote) : part
    })
    .join('')
}

/** One pass: `&amp;lt;` is a person's own `&lt;`. */
function literal(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities.get(name) ?? whole)
}
