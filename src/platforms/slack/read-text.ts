import type { Account } from '#chat/incoming.ts'
import { linksIn, longestTyped, typedText } from '#chat/typed-text.ts'

/** What the words were, who is named in them (the bot left out), and which addresses they hold. */
export type ReadText = { text: string; mentions: Account[]; links: string[] }

/** One `<...>` of Slack's markup: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
const markup = /<([^<>|]*)(?:\|([^<>]*))?>/g

/**
 * Slack's markup as the words a person typed. A mention reads `@name`, a channel `#name`, an address as it was shown.
 * @param workspace the team the mentioned people belong to. @param bot the bot's own user id, which leaves no trace.
 */
export function readText(all: string, { workspace, bot }: { workspace: string; bot?: string }): ReadText {
  const markedUp = all.slice(0, longestTyped)
  const mentions: Account[] = []
  const links: string[] = []
  const text = markedUp.replace(markup, (_, target: string, label?: string) => {
    const user = /^@([UW][A-Z0-9]+)$/.exec(target)?.[1]
    if (user === undefined) return wordsOf(target, label, links)
    if (user === bot) return ''
    mentions.push({ platform: 'slack', workspace, user })
    return `@${label ?? user}`
  })
  const words = typedText(literal(text))
  const plain = linksIn(literal(markedUp.replace(markup, ' ')))
  return { text: words, mentions, links: [...links, ...plain] }
}

function wordsOf(target: string, label: string | undefined, links: string[]): string {
  if (/^https?:/i.test(target)) {
    links.push(literal(target))
    return label ?? target
  }
  if (target.startsWith('mailto:') || target.startsWith('tel:')) return label ?? target.replace(/^\w+:/, '')
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`
  // `<!here>`, `<!subteam^S1|@experts>`, `<!date^1|Friday>`
  if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^', 1)[0]}`
  return label ?? target
}

/** Slack escapes exactly these three; `&amp;lt;` is a person's own `&lt;`, so one pass. */
function literal(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'))
}
