import type { types } from '@slack/bolt'
import { cutAt } from '#chat/cut-text.ts'
import { limits } from '../limits.ts'

/** A plain text object, cut at a word. Slack refuses an empty one. */
export function plain(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: cutAt(text, max) || ' ', emoji: false }
}

/** A small grey line. */
export function note(text: string): types.ContextBlock {
  return { type: 'context', elements: [plain(text, limits.text)] }
}
