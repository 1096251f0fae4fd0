import type { Rendering, Shown } from '../driver.ts'
import type { Call } from './stand-in.ts'

/** Slack's JSON taken apart as Slack's clients would show it. */

type Node = Record<string, unknown>
type Seen = { reads: string[]; links: string[]; mentions: string[] }

/** @param json messages, blocks or views. A `text` that is a plain string stands for markup, as in chat.postMessage. */
export function rendering(json: unknown, problems: string[]): Rendering {
  const seen: Seen = { reads: [], links: [], mentions: [] }
  walk(json, seen)
  return { reads: seen.reads.join('\n'), links: seen.links, mentions: seen.mentions, problems }
}

/** What a person sees because of a call to Slack's Web API; nothing for look-ups. */
export function callShown({ method, input }: Call): Shown[] {
  const reads = readsOf(input)
  if (method === 'chat.postEphemeral') return [{ by: 'actor', as: 'message', reads }]
  if (method === 'chat.postMessage') return [{ by: isDirect(input.channel) ? 'actor' : 'place', as: 'message', reads }]
  if (method === 'chat.update') return [{ by: isDirect(input.channel) ? 'actor' : 'place', as: 'replaced', reads }]
  if (method === 'views.publish') return [{ by: 'actor', as: 'home', reads }]
  if (method.startsWith('views.')) return [viewShown(input.view)]
  if (method !== 'response_url') return []
  const alone = input.response_type === 'ephemeral' || isDirect(input.channel)
  return [{ by: alone ? 'actor' : 'place', as: input.replace_original === true ? 'replaced' : 'message', reads }]
}

/** What a person sees because of the body of our answer to Slack's request. */
export function replyShown(body: unknown): Shown[] {
  if (!isNode(body)) return []
  if (body.response_action === 'clear') return [{ by: 'actor', as: 'closed', reads: '' }]
  if (body.response_action === 'update') return [viewShown(body.view)]
  if (body.response_action === 'errors')
    return [{ by: 'actor', as: 'form', reads: Object.values(body.errors ?? {}).join('\n') }]
  return [{ by: body.response_type === 'in_channel' ? 'place' : 'actor', as: 'message', reads: readsOf(body) }]
}

function viewShown(view: unknown): Shown {
  const isForm = isNode(view) && 'submit' in view
  return { by: 'actor', as: isForm ? 'form' : 'message', reads: readsOf(view) }
}

function readsOf(json: unknown): string {
  return rendering(json, []).reads
}

function walk(json: unknown, seen: Seen): void {
  if (Array.isArray(json)) for (const one of json) walk(one, seen)
  if (!isNode(json)) return
  const { type, text, url } = json
  if (type === 'rich_text_section') {
    walkRichText(json.elements, seen)
    return
  }
  if (typeof url === 'string') seen.links.push(url)
  if (typeof text === 'string') {
    if (type === 'plain_text') seen.reads.push(text)
    else if (type === 'mrkdwn') seen.reads.push(written(text, seen))
    else seen.reads.push(markup(text, seen))
  }
  for (const [name, value] of Object.entries(json)) {
    if (!unseen.includes(name) || (name === 'text' && isNode(value))) walk(value, seen)
    if (name.startsWith('initial_') && typeof value === 'string') seen.reads.push(value)
  }
}

/** Running text: its pieces stand on one line. */
function walkRichText(elements: unknown, seen: Seen): void {
  if (!Array.isArray(elements)) return
  seen.reads.push(
    elements
      .map(({ type, text, url, user_id }) => {
        if (type === 'link') seen.links.push(url)
        if (type === 'user') seen.mentions.push(user_id)
        return type === 'user' ? `@${user_id}` : (text ?? url)
      })
      .join(''),
  )
}

const unseen = ['text', 'private_metadata', 'value', 'initial_option', 'initial_options', 'metadata', 'confirm']

/** Slack's markup in a plain `text`: what stands in `<>` is live, everything else is literal with markup turned off. */
function markup(text: string, seen: { links: string[]; mentions: string[] }): string {
  for (const [, target = ''] of text.matchAll(/<([^>|]*)(\|[^>]*)?>/g)) {
    if (/^[@#!]/.test(target)) seen.mentions.push(target)
    else seen.links.push(target)
  }
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '')
}

/** Markup as it is seen: bold and struck are undone, a link reads as its label. */
function written(text: string, seen: { links: string[]; mentions: string[] }): string {
  const marked = text.replace(/<([^>|]*)\|([^>]*)>/g, (_, target: string, label: string) => {
    seen.links.push(target.replaceAll('&amp;', '&'))
    return label
  })
  return markup(
    marked
      .replace(/^\*([^*\n]+)\*\n/, '$1: ')
      .replace(/\*([^*\n]+)\*/g, '$1')
      .replace(/~([^~\n]+)~/g, '$1'),
    seen,
  )
}

function isDirect(channel: unknown): boolean {
  return typeof channel === 'string' && /^[DUW]/.test(channel)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
