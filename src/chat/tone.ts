import type { Tone } from './message.ts'

/** The sign before a heading, the same on every platform. */
const signs: Record<Tone, string> = {
  invitation: '📅',
  soon: '⏰',
  changed: '🔁',
  off: '❌',
  good: '✅',
  task: '📝',
  question: '❓',
  news: '📣',
}

/** A heading with the sign of its tone; without a tone, as it is. */
export function withSign(text: string, tone: Tone | undefined): string {
  return tone === undefined ? text : `${signs[tone]} ${text}`
}
