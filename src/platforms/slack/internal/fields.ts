import type { types } from '@slack/bolt'
import type { Reader, Span } from '#chat/message.ts'
import { limits } from '../limits.ts'
import { type Piece, piecesOf } from './rich-text.ts'

type Fact = { label: string; value: Span[] }

/**
 * Facts as the fields of a section, in two columns; null where one is too long for that, or holds what Slack's markup
 * would take for something else.
 */
export function fieldsOf(facts: readonly Fact[], reader: Reader): types.SectionBlock[] | null {
  if (facts.length < 2 || facts.length > limits.fields) return null
  const fields: types.MrkdwnElement[] = []
  for (const { label, value } of facts) {
    const pieces = piecesOf(value, reader)
    const length = pieces.reduce((sum, piece) => sum + ('text' in piece ? (piece.text ?? '').length : 0), 0)
    const words = pieces.map(markupOf)
    if (length > limits.field || !isPlain(label) || words.includes(null) || words.join('').trim() === '') return null
    fields.push({ type: 'mrkdwn', text: `*${escaped(label)}*\n${words.join('')}`, verbatim: true })
  }
  return [{ type: 'section', fields }]
}

function markupOf(piece: Piece): string | null {
  if (piece.type === 'user') return null
  const words = piece.text ?? ''
  if (!isPlain(words)) return null
  if (piece.type === 'link')
    return /[|<>\s]/.test(piece.url) ? null : `<${piece.url.replaceAll('&', '&amp;')}|${escaped(words)}>`
  const mark = piece.style?.bold ? '*' : piece.style?.strike ? '~' : ''
  if (mark !== '' && words !== words.trim()) return null
  return `${mark}${escaped(words)}${mark}`
}

/** Whether Slack's markup gives no meaning to any of it. */
function isPlain(words: string): boolean {
  return !/[*_~`\n\r\u202a-\u202e]|:[\w+'-]+:|^\s*[>•]/.test(words)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
