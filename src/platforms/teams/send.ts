import type { Activity } from 'botbuilder'
import type { Conversation, MessageRef } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Platform, Recipient, Sent } from '#chat/platform.ts'
import { conversationId, readAddress } from './internal/address.ts'
import type { BotToken } from './internal/bot-token.ts'
import { cardAttachment } from './internal/card.ts'
import type { Connector, Spot } from './internal/connector.ts'
import type { Names } from './internal/names.ts'
import { PostError } from './internal/post-error.ts'
import type { Reading } from './internal/rich-text.ts'
import type { ServiceUrls } from './internal/service-urls.ts'
import { renderMessage, type Standing, summaryText } from './render-message.ts'

export type Sending = { connector: Connector; serviceUrls: ServiceUrls; names: Names; token: Pick<BotToken, 'forget'> }

/** Posts and redraws messages, one attempt each. Whether an earlier post arrived cannot be looked up in Teams. */
export function sender({ connector, serviceUrls, names, token }: Sending): Pick<Platform, 'send' | 'edit' | 'find'> {
  const spotOf = (via: string, place: Conversation): Spot => ({
    serviceUrl: serviceUrls.of(via),
    conversation: conversationId(place),
  })

  async function spotFor(to: Recipient): Promise<Spot> {
    if ('place' in to) return spotOf(to.via, to.place)
    const address = readAddress(to.address)
    serviceUrls.learn(address.tenant, address.serviceUrl)
    return connector.meet(address)
  }

  async function sentOr(post: () => Promise<MessageRef>): Promise<Sent> {
    try {
      return { sent: await post() }
    } catch (error) {
      const fate = fateOf(error)
      // Whatever is asked next is asked with a fresh one.
      if ('suspended' in fate) token.forget()
      return fate
    }
  }

  return {
    send: (to, message, { reader }) =>
      sentOr(async () => {
        const place = 'account' in to ? null : to.place
        const activity = messageActivity(message, { reader, names: names.known }, standingIn(place))
        const spot = await spotFor(to)
        const id = await connector.post(spot, activity)
        return { via: to.via, place: conversationOfPost(place, spot, id), id }
      }),
    edit: (ref, message, { reader }) =>
      sentOr(async () => {
        const activity = messageActivity(message, { reader, names: names.known }, standingIn(ref.place))
        await connector.redraw(spotOf(ref.via, ref.place), ref.id, activity)
        return ref
      }),
    find: async () => 'cannot tell',
  }
}

/** A message as Teams takes it. `summary` is what the notification says. */
export function messageActivity(message: Message, reading: Reading, standing: Standing): Partial<Activity> {
  const card = renderMessage(message, reading, standing)
  return { type: 'message', summary: summaryText(message, reading), attachments: [cardAttachment(card)] }
}

/** What shows in front of others asks for dialogs. */
function standingIn(place: Conversation | null): Standing {
  return place === null || place.kind === 'direct' ? 'chat' : 'channel'
}

/** How long to wait where Teams names no time. In milliseconds. */
const pause = { busy: 2_000, unreached: 5_000, unexplained: 600_000 } as const

/** Why a message does not stand in Teams. */
export type Unsent = Exclude<Sent, { sent: unknown }>

/**
 * What an error of a post means for the one who wanted it (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
 * @throws the error itself where it is not about the post.
 */
export function fateOf(error: unknown): Unsent {
  if (error instanceof RangeError) return { failed: error.message }
  if (!(error instanceof PostError)) throw error
  if (error.fate === 'unknown') return { unknown: true }
  // The log-in service does not know us, or not our secret any more.
  if (error.fate === 'not-posted' && [400, 401, 403].includes(error.status))
    return { suspended: `log-in ${error.status}` }
  if (error.fate === 'not-posted')
    return { slowDown: error.retryAfter ?? (error.status === 0 ? pause.unreached : pause.busy) }
  switch (error.status) {
    case 401:
      return { suspended: `${error.status} ${error.code}`.trim() }
    case 403:
    case 404:
      return refusalBy(error.code)
    default:
      return { failed: error.message }
  }
}

/**
 * What 403 and 404 mean is told by their code alone: most speak of one person or conversation, some of the bot. What no
 * code explains was not posted, and is neither: it is tried again, by itself.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
function refusalBy(code: string): Unsent {
  if (botCodes.has(code)) return { suspended: code }
  if (blockedCodes.has(code)) return { unreachable: 'blocked' }
  return absentCodes.has(code) ? { unreachable: 'not-installed' } : { notYet: pause.unexplained }
}

const botCodes = new Set(['BotDisabledByAdmin', 'BotNotRegistered', 'InvalidBotApiHost', 'TenantNoPermission'])
const blockedCodes = new Set(['ConversationBlockedByUser', 'MessageWritesBlocked'])
const absentCodes = new Set([
  'BotNotInConversationRoster',
  'ForbiddenOperationException',
  'ConversationNotFound',
  'MemberNotFound',
  'UserNotFound',
])

/** A new post in a channel begins a thread, which carries the post's own id. */
function conversationOfPost(place: Conversation | null, spot: Spot, id: string): Conversation {
  if (place === null) return { kind: 'direct', id: spot.conversation }
  return place.kind === 'channel' ? { ...place, thread: place.thread ?? id } : place
}
