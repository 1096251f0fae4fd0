import type { types } from '@slack/bolt'
import { splitAt } from '#chat/cut-text.ts'
import type { Reader, Span } from '#chat/message.ts'
import { sayInstant } from '#time/say-instant.ts'
import { limits } from '../limits.ts'

/**
 * Text in Slack's rich text blocks: its text elements are shown literally, so that nothing a person wrote can become a
 * mention, a link, an emoji or bold.
 */
export type Piece = types.RichTextText | types.RichTextLink | types.RichTextUserMention

/** @returns one block of running text for every `limits.text` characters; none for no text. */
export function richText(pieces: Piece[]): types.RichTextBlock[] {
  return packed(pieces).map((elements) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }))
}

/** @returns one block of running text, cut at a word where it is too long; none for no text. */
export function richTextCut(pieces: Piece[]): types.RichTextBlock[] {
  const [first, ...more] = packed(pieces)
  if (first === undefined) return []
  const elements = more.length === 0 ? first : withEllipsis(first)
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }]
}

/** A bulleted list, in as many blocks as it needs. An item longer than a block is several items. */
export function richTextList(items: Piece[][]): types.RichTextBlock[] {
  const blocks: types.RichTextBlock[] = []
  let sections: types.RichTextSection[] = []
  let used = 0
  const close = () => {
    if (sections.length > 0) blocks.push({ type: 'rich_text', elements: [list(sections)] })
    sections = []
    used = 0
  }
  for (const elements of items.flatMap(packed)) {
    const length = elements.reduce((sum, piece) => sum + lengthOf(piece), 0)
    if (used + length > limits.text) close()
    sections.push({ type: 'rich_text_section', elements })
    used += length
  }
  close()
  return blocks
}

export function piecesOf(spans: Span[], reader: Reader): Piece[] {
  return spans.flatMap((span) => pieceOf(span, reader)).filter((piece) => lengthOf(piece) > 0)
}

function pieceOf(span: Span, reader: Reader): Piece {
  if (typeof span === 'string') return { type: 'text', text: span }
  if ('strong' in span) return bold(span.strong)
  if ('struck' in span) return { type: 'text', text: span.struck, style: { strike: true } }
  if ('link' in span)
    return canFollow(span.url) ? { type: 'link', url: span.url, text: span.link } : { type: 'text', text: span.link }
  if ('instant' in span) {
    const style = span.look === 'struck' ? { strike: true } : span.look === 'strong' ? { bold: true } : null
    return { type: 'text', text: sayInstant(span, reader), ...(style ? { style } : {}) }
  }
  const { platform, user } = span.person
  return platform === 'slack' ? { type: 'user', user_id: user } : { type: 'text', text: `@${user}` }
}

export function bold(text: string): Piece {
  return { type: 'text', text, style: { bold: true } }
}

/** @returns whether Slack accepts the address for a link or a button. */
export function canFollow(url: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(url) && URL.canParse(url) && url.length <= limits.url
}

function list(elements: types.RichTextSection[]): types.RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements }
}

/** The pieces in groups of at most `limits.text` characters, room for an ellipsis left. */
function packed(pieces: Piece[]): Piece[][] {
  const max = limits.text - 1
  const groups: Piece[][] = []
  let group: Piece[] = []
  let used = 0
  for (const piece of pieces.flatMap((long) => split(long, max))) {
    if (used + lengthOf(piece) > max) {
      groups.push(group)
      group = []
      used = 0
    }
    group.push(piece)
    used += lengthOf(piece)
  }
  return group.length > 0 ? [...groups, group] : groups
}

function split(piece: Piece, max: number): Piece[] {
  if (piece.type !== 'text') return [piece]
  return splitAt(piece.text, max).map((text) => ({ ...piece, text }))
}

function withEllipsis(pieces: Piece[]): Piece[] {
  const last = pieces.at(-1)
  if (last?.type !== 'text') return [...pieces, { type: 'text', text: '…' }]
  return [...pieces.slice(0, -1), { ...last, text: `${last.text.trimEnd()}…` }]
}

function lengthOf(piece: Piece): number {
  if (piece.type === 'user') return piece.user_id.length
  return piece.type === 'link' ? (piece.text ?? piece.url).length : piece.text.length
}
