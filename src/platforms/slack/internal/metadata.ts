import { z } from 'zod'
import type { Conversation, FormTag } from '#chat/incoming.ts'
import { limits } from '../limits.ts'

/**
 * Where a form was asked for, so that its answer can be shown there; `pressed` = by a button, whose message can be
 * redrawn; `alone` = on a message that nobody else sees; `home` = on the home page.
 */
export type Origin = { place: Conversation; responseUrl?: string; pressed?: true; alone?: true; home?: true }

const tagShape = z.object({
  form: z.string(),
  version: z.number(),
  instance: z.string(),
  about: z.record(z.string(), z.string()).exactOptional(),
})

const placeShape = z.object({
  kind: z.enum(['direct', 'group', 'channel']),
  id: z.string(),
  thread: z.string().exactOptional(),
})

const yes = z.literal(true).exactOptional()

const metadataShape = z.object({
  tag: tagShape,
  origin: z
    .object({ place: placeShape, responseUrl: z.string().exactOptional(), pressed: yes, alone: yes, home: yes })
    .exactOptional(),
})

/** What a modal carries unseen. @throws where the tag alone is too long: a mistake in a dialog, since a tag holds ids only. */
export function writeMetadata(tag: FormTag, origin?: Origin): string {
  const full = JSON.stringify({ tag, ...(origin ? { origin } : {}) })
  const text = full.length <= limits.metadata ? full : JSON.stringify({ tag })
  if (text.length > limits.metadata) throw new Error(`The tag of the form ${tag.form} is too long for a Slack modal.`)
  return text
}

/** @throws where Slack sends a view that we did not write. */
export function readMetadata(text: string): { tag: FormTag; origin?: Origin } {
  return metadataShape.parse(JSON.parse(text))
}
