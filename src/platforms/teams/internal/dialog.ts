import { z } from 'zod'
import { bytesOf, limits } from '../limits.ts'
import type { Dialog } from '../render-form.ts'
import { type Card, cardAttachment } from './card.ts'

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

/** Adds a button that sends once more what was sent. @param value of the activity that brought it. @throws RangeError where the card is too heavy then. */
export function withTryAgain({ task }: DialogAnswer, value: unknown): DialogAnswer {
  const sent = invokeShape.safeParse(value)
  if (task.type === 'message' || !sent.success) return { task }
  // Inside a dialog nothing asks for another.
  const { msteams: _, ...data } = sent.data.data
  const button = { type: 'Action.Submit', title: 'Try again', style: 'positive', data } as const
  const card: Card = { ...task.value.card.content, actions: [button] }
  if (bytesOf(card) > limits.cardBytes) throw new RangeError('what was sent is heavier than a card')
  return { task: { ...task, value: { ...task.value, card: cardAttachment(card) } } }
}

const invokeShape = z.object({ data: z.record(z.string(), z.unknown()) })

/** The dialog ends with a line of words. */
export function dialogSaying(words: string): DialogAnswer {
  return { task: { type: 'message', value: words } }
}
