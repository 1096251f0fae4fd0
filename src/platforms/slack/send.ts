import { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Conversation, MessageRef } from '#chat/incoming.ts'
import type { Message, Reader } from '#chat/message.ts'
import type { Recipient, SendOptions, Sent } from '#chat/platform.ts'
import { fateOfCall } from './internal/call-fate.ts'
import { callSmaller } from './internal/size.ts'
import { type CallSlack, errorWord } from './internal/slack-api.ts'
import { renderMessage } from './render-message.ts'

/** A client of its own: no retries, an end after 10 s. Delivery decides when to try again. */
export type SendParts = { call: CallSlack /** Real time in epoch milliseconds. */; real: () => number }

const markType = 'convenor_delivery'
const aDay = 24 * 3_600_000

const postedShape = z.object({ channel: z.string(), ts: z.string() })

/** Posts a message once. The mark goes along as metadata, which people do not see. */
export async function send(
  to: Recipient,
  message: Message,
  { reader, mark, call }: SendOptions & { call: CallSlack },
): Promise<Sent> {
  const input = {
    ...addressee(to),
    ...renderMessage(message, reader),
    metadata: { event_type: markType, event_payload: { mark } },
  }
  return sent(callSmaller(call, 'chat.postMessage', input), ({ channel, ts }) => ({
    via: to.via,
    place: conversationIn(to, channel),
    id: ts,
  }))
}

export async function edit(
  ref: MessageRef,
  message: Message,
  { reader, call }: { reader: Reader; call: CallSlack },
): Promise<Sent> {
  const input = { channel: ref.place.id, ts: ref.id, ...renderMessage(message, reader) }
  return sent(callSmaller(call, 'chat.update', input), () => ref)
}

const historyShape = z.object({
  has_more: z.boolean().optional(),
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
    }),
  ),
})

const openedShape = z.object({ channel: z.object({ id: z.string() }) })

/**
 * Looks for a post of unknown fate by its mark, in the last hundred messages of a person's talk with the bot. Absent is
 * only said where these reach back a day. The bot may not read channels: there it cannot tell.
 * @throws where Slack did not answer, or not now: it is to be asked again.
 */
export async function find(
  to: Recipient,
  mark: string,
  { call, real }: SendParts,
): Promise<MessageRef | 'absent' | 'cannot tell'> {
  if (!('account' in to)) return 'cannot tell'
  try {
    const { channel } = openedShape.parse(await call('conversations.open', { users: to.account.user }))
    const input = { channel: channel.id, limit: 100, include_all_metadata: true }
    const { messages, has_more } = historyShape.parse(await call('conversations.history', input))
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === markType && metadata.event_payload.mark === mark,
    )
    if (found) return { via: to.via, place: { kind: 'direct', id: channel.id }, id: found.ts }
    const oldest = Number(messages.at(-1)?.ts ?? 0) * 1000
    return !has_more || oldest < real() - aDay ? 'absent' : 'cannot tell'
  } catch (error) {
    // What Slack refuses, it will refuse again. Where it did not answer, or only not now, it is asked again later.
    const fate = failureOf(error)
    if ('slowDown' in fate || 'unknown' in fate) throw error
    return 'cannot tell'
  }
}

function addressee(to: Recipient): { channel: string; thread_ts?: string } {
  if ('account' in to) return { channel: to.address }
  return { channel: to.place.id, ...(to.place.thread ? { thread_ts: to.place.thread } : {}) }
}

function conversationIn(to: Recipient, channel: string): Conversation {
  return 'account' in to ? { kind: 'direct', id: channel } : { ...to.place, id: channel }
}

async function sent(
  posting: Promise<webApi.WebAPICallResult>,
  refOf: (posted: z.infer<typeof postedShape>) => MessageRef,
): Promise<Sent> {
  try {
    const posted = postedShape.safeParse(await posting)
    return posted.success ? { sent: refOf(posted.data) } : { unknown: true }
  } catch (error) {
    return failureOf(error)
  }
}

/** How long to wait where Slack refuses for now and does not say how long, in milliseconds. */
const aWhile = 30_000

/** What became of a call that threw: known not posted, never to be posted, or unknown. */
function failureOf(error: unknown): Sent {
  const known = error instanceof webApi.WebAPIPlatformError ? refusals[error.data.error] : undefined
  if (known) return known
  const refusal = refusalOfUs(error)
  if (refusal !== null) return { suspended: refusal }
  const fate = fateOfCall(error)
  if (fate.fate === 'not-posted') return { slowDown: fate.retryAfter ?? aWhile }
  if (fate.fate === 'unknown') return { unknown: true }
  if (error instanceof webApi.WebAPIHTTPError) return { failed: `http ${error.statusCode}` }
  return { failed: errorWord(error) }
}

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const refusals: Record<string, Sent> = {
  channel_not_found: { unreachable: 'gone' },
  user_not_found: { unreachable: 'gone' },
  user_disabled: { unreachable: 'gone' },
  is_archived: { unreachable: 'gone' },
  is_inactive: { unreachable: 'gone' },
  cannot_dm_bot: { unreachable: 'gone' },
  restricted_action: { unreachable: 'blocked' },
  not_in_channel: { unreachable: 'not-installed' },
}

/** Words that speak of the app, its token or the workspace, and never of a person or a channel. */
const appWords = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'team_access_not_granted',
  'missing_scope',
  'no_permission',
  'org_login_required',
  'ekm_access_denied',
  'team_added_to_org',
  'access_denied',
  'accesslimited',
  'messages_tab_disabled',
])

/** @returns the word by which Slack, or what stands before it, refuses us altogether; null where it does not. */
function refusalOfUs(error: unknown): string | null {
  // Slack itself says no with 200 and a word: this is a proxy.
  if (error instanceof webApi.WebAPIHTTPError)
    return [401, 403].includes(error.statusCode) ? `http ${error.statusCode}` : null
  if (!(error instanceof webApi.WebAPIPlatformError)) return null
  return appWords.has(error.data.error) ? error.data.error : null
}
