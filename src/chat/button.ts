import type { Block, Button, Span } from '#chat/message.ts'

/** A button that does the same as typing its words. */
export function sayButton(label: string, words: string): Button {
  return { label, act: { verb: 'say', about: { words } } }
}

/** A button that opens a form. */
export function formButton(label: string, verb: string, about: Record<string, string>): Button {
  return { label, act: { verb, about }, opensForm: true }
}

export function actButton(label: string, verb: string, about: Record<string, string>): Button {
  return { label, act: { verb, about } }
}

/** A row of buttons; the first one is what we would press. */
export function buttons(...[first, ...others]: Button[]): Block {
  if (!first) return { kind: 'buttons', buttons: [] }
  return { kind: 'buttons', buttons: ['act' in first ? { ...first, style: 'primary' } : first, ...others] }
}

export function text(...spans: Span[]): Block {
  return { kind: 'text', spans }
}

export function note(...spans: Span[]): Block {
  return { kind: 'note', spans }
}
