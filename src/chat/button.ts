import type { Block, Button, Span, Tone } from '#chat/message.ts'

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

/** The same button in the menu at the end of its row. */
export function inMenu(button: Button): Button {
  return 'act' in button ? { ...button, style: 'more' } : button
}

/** The same button, which ends something. @param confirm what it asks first; absent: the message with it has asked. */
export function ending(button: Button, confirm?: string): Button {
  if (!('act' in button)) return button
  const style = button.style === 'more' ? 'more' : 'danger'
  return { ...button, style, ...(confirm === undefined ? {} : { confirm }) }
}

/** The No to a question whether something is to be done: everything stays as it is. */
export function keepButton(label: string): Button {
  return actButton(label, 'change-nothing', {})
}

/** A message's heading, with the sign of what it is. */
export function heading(text: string, tone?: Tone): Block {
  return { kind: 'heading', text, ...(tone ? { tone } : {}) }
}

/** A row of buttons; the first one is what we would press. */
export function buttons(...[first, ...others]: Button[]): Block {
  if (!first) return { kind: 'buttons', buttons: [] }
  return {
    kind: 'buttons',
    buttons: ['act' in first && first.style === undefined ? { ...first, style: 'primary' } : first, ...others],
  }
}

/** No row has more buttons in sight. */
const inRow = 3

/** Buttons about several things, each with its name, in rows; none of them is what we would press first. */
export function buttonRows(all: readonly Button[]): Block[] {
  return all.flatMap((_, at): Block[] =>
    at % inRow === 0 ? [{ kind: 'buttons', buttons: all.slice(at, at + inRow) }] : [],
  )
}

export function text(...spans: Span[]): Block {
  return { kind: 'text', spans }
}

export function note(...spans: Span[]): Block {
  return { kind: 'note', spans }
}
