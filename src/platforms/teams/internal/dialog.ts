import type { Dialog } from '../render-form.ts'
import { cardAttachment } from './card.ts'

/** What Teams takes as the answer to task/fetch and task/submit. */
export type DialogAnswer = {
  task:
    | {
        type: 'continue'
        value: { title: string; width: 'medium'; height: 'medium' | 'large'; card: ReturnType<typeof cardAttachment> }
      }
    | { type: 'message'; value: string }
}

/** The dialog shows this card, and stays open. */
export function dialogWith({ title, card }: Dialog, height: 'medium' | 'large'): DialogAnswer {
  return { task: { type: 'continue', value: { title, width: 'medium', height, card: cardAttachment(card) } } }
}

/** The dialog ends with a line of words. */
export function dialogSaying(words: string): DialogAnswer {
  return { task: { type: 'message', value: words } }
}
