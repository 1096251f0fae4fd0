import { z } from 'zod'
import type { Conversation } from '#chat/incoming.ts'

/** How the bot reaches somebody again: kept as JSON in `Incoming.address`. `conversation` is absent until one exists. */
const addressShape = z.object({
  serviceUrl: z.string(),
  tenant: z.string(),
  user: z.string(),
  conversation: z.string().exactOptional(),
})
export type Address = z.output<typeof addressShape>

/** `Incoming.handle`: all that answering takes. `asks`: what Teams waits for; null = nothing, so answers are posted. */
const handleShape = z.object({ ...addressShape.shape, asks: z.enum(['dialog', 'end']).nullable() })
export type Handle = z.output<typeof handleShape>

export const addressText = (address: Address): string => JSON.stringify(address)

/** @throws where the text is not one of ours. */
export const readAddress = (text: string): Address => addressShape.parse(JSON.parse(text))

/** @throws where the handle is not one of ours. */
export const readHandle = (handle: unknown): Handle => handleShape.parse(handle)

/** Teams names the thread of a channel inside the conversation's id. */
const threadMark = ';messageid='

export function conversationOf(conversation: string, type: string | undefined): Conversation {
  const [id = '', thread] = conversation.split(threadMark)
  const kind = type === 'channel' ? 'channel' : type === 'groupChat' ? 'group' : 'direct'
  return { kind, id, ...(thread !== undefined && { thread }) }
}

export function conversationId({ id, thread }: Conversation): string {
  return thread === undefined ? id : `${id}${threadMark}${thread}`
}
