import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudAdapter, Activity as SdkActivity } from 'botbuilder'
import { z } from 'zod'
import type { Log } from '#app/log.ts'
import type { Incoming } from '#chat/incoming.ts'
import { message } from '#chat/message.ts'
import type { Receive } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { type Activity, activityShape } from './internal/activity.ts'
import type { shower } from './internal/answer.ts'
import type { tokenChecker } from './internal/check-token.ts'
import type { Connector } from './internal/connector.ts'
import { dialogSaying } from './internal/dialog.ts'
import type { Names } from './internal/names.ts'
import type { RecentKeys } from './internal/recent-keys.ts'
import type { ServiceUrls } from './internal/service-urls.ts'
import { limits } from './limits.ts'
import { readEvent } from './read-event.ts'
import { readText } from './read-text.ts'
import { type Trust, tokenProblem, trustedTenant } from './verify.ts'

export type Receiving = {
  adapter: CloudAdapter
  trust: Trust
  checkToken: ReturnType<typeof tokenChecker>
  receive: Receive
  show: ReturnType<typeof shower>
  /** Work that the platform waits for when it stops. */
  keep<Work>(work: Promise<Work>): Promise<Work>
  connector: Connector
  names: Names
  serviceUrls: ServiceUrls
  clock: Clock
  log: Log
  /** The keys of what was refused, and whose senders were told. */
  toldOf: RecentKeys
}

/** What is answered over HTTP. */
type Reply = { status: number; body?: unknown }

/** The messaging endpoint: verify, read, hand on, show. */
export function receiver(parts: Receiving): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { status, body } = await replyTo(parts, request).catch((error: unknown): Reply => {
      parts.log.error({ platform: 'teams', err: error }, 'a request could not be read')
      return { status: 500 }
    })
    response.statusCode = status
    if (body === undefined) return void response.end()
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify(body))
  }
}

async function replyTo(parts: Receiving, request: IncomingMessage): Promise<Reply> {
  if (request.method !== 'POST') return { status: 405 }
  const body = await jsonBody(request)
  if (body === 'too large') return { status: 413 }
  const read = activityShape.safeParse(body)
  if (body === null || !read.success) return { status: 400 }
  const authorization = request.headers.authorization ?? ''
  const problem = tokenProblem(authorization, read.data, parts.trust)
  if (problem !== null) return refused(parts, problem)
  const verdict = await parts.checkToken(authorization.slice('Bearer '.length))
  if (verdict === 'good') return authenticated(parts, authorization, { body, activity: read.data })
  if (verdict === 'refused') return refused(parts, 'a token that is not good, or not any more')
  parts.log.error({ platform: 'teams' }, 'the keys of Teams could not be had, so nothing can be checked')
  return { status: 503 }
}

/** What the SDK takes for an activity: any object, as its own `process` does. What we read of it was checked before. */
const sdkActivity = z.custom<SdkActivity>((body) => typeof body === 'object' && body !== null)

/** A log line says why, and holds nothing that was sent. */
function refused({ log }: Pick<Receiving, 'log'>, problem: string): Reply {
  log.warn({ platform: 'teams', problem }, 'refused')
  return { status: 401 }
}

/**
 * Lets the SDK check the token, too. It calls back only for a good one; what it throws for another may hold the token,
 * so nothing of it is kept. (`adapter.process` would write it to the console.)
 */
async function authenticated(
  parts: Receiving,
  authorization: string,
  { body, activity }: { body: Record<string, unknown>; activity: Activity },
): Promise<Reply> {
  let reply: Reply | null = null
  const work = async () => {
    reply = await worked(parts, activity)
  }
  await parts.adapter.processActivityDirect(authorization, sdkActivity.parse(body), work).catch(() => null)
  return reply ?? refused(parts, 'a token that the SDK refuses')
}

async function worked(parts: Receiving, activity: Activity): Promise<Reply> {
  const { trust, log } = parts
  const tenant = trustedTenant(activity, trust)
  if (tenant === null) {
    log.warn({ platform: 'teams', tenant: activity.conversation.tenantId }, 'another tenant')
    return { status: 403 }
  }
  parts.serviceUrls.learn(tenant, activity.serviceUrl)
  try {
    return await answered(parts, activity, tenant)
  } catch (error) {
    log.error({ platform: 'teams', activity: activity.id, err: error }, 'an activity could not be answered')
    return { status: 500 }
  }
}

async function answered(parts: Receiving, activity: Activity, tenant: string): Promise<Reply> {
  const people = await peopleIn(parts, activity)
  const incoming = readEvent(activity, { tenant, real: parts.clock.real(), people })
  const isInvoke = activity.type === 'invoke'
  if (incoming === null) return isInvoke ? notOurs(activity) : { status: 200 }
  const answer = await parts
    .receive(incoming, { redelivered: !isInvoke })
    .catch((error: unknown) => notStored(parts, incoming, { error, isInvoke }))
  const shown = parts.show(incoming, answer)
  if (isInvoke) {
    const body = await shown
    return body === null ? { status: 200 } : { status: 200, body }
  }
  // It is tried on and on where Teams does not take it, and Teams would send the question again.
  const status = shown.then(
    () => 200,
    (error: unknown) => {
      parts.log.error({ platform: 'teams', key: incoming.key, err: error }, 'an answer could not be shown')
      return 500
    },
  )
  return { status: await Promise.race([parts.keep(status), acceptedAfter(limits.replyWithin)]) }
}

function acceptedAfter(milliseconds: number): Promise<number> {
  return new Promise((resolve) => void setTimeout(() => resolve(200), milliseconds).unref())
}

/**
 * What was not stored is not acknowledged: Teams may deliver it again, and does not have to, so somebody who wrote is
 * told, at the first refusal. Somebody in a dialog is told by Teams, which keeps what they typed: an answer of ours
 * would close it. @throws always.
 */
async function notStored(
  { show, keep, clock, log, toldOf }: Receiving,
  incoming: Incoming,
  { error, isInvoke }: { error: unknown; isInvoke: boolean },
): Promise<never> {
  if (isInvoke || toldOf.has(incoming.key)) throw error
  toldOf.add(incoming.key)
  const id = clock.id()
  log.error({ platform: 'teams', id, key: incoming.key }, 'an activity was not stored')
  const sentence = `I couldn't save this. If I don't answer in a few minutes, please send it again. (${id})`
  const outcome = { kind: 'say' as const, to: 'actor' as const, message: message(sentence) }
  const told = show(incoming, { outcome, reader: { zone: 'UTC' } }).catch((failure: unknown) =>
    log.warn({ platform: 'teams', id, err: failure }, 'its sender could not be told'),
  )
  await Promise.race([keep(told), acceptedAfter(limits.replyWithin)])
  throw error
}

/** An invoke must be answered: a dialog that we do not know any more says so, what we never offer is "not implemented". */
function notOurs({ name }: Activity): Reply {
  if (name !== 'task/fetch' && name !== 'task/submit') return { status: 501 }
  return { status: 200, body: dialogSaying('I don’t know this button any more. Type help to see what I can do.') }
}

/** Learns what people are called, and asks Teams who the mentioned are where it gave their address only. */
async function peopleIn({ connector, names, log }: Receiving, activity: Activity): Promise<Map<string, string>> {
  const { from, serviceUrl, conversation } = activity
  if (from.aadObjectId !== undefined && from.name !== undefined) names.learn(from.aadObjectId, from.name)
  const people = new Map<string, string>()
  for (const { address, user, name } of readText(activity).named) {
    const known =
      user ?? (await connector.whois({ serviceUrl, conversation: conversation.id }, address).catch(() => null))
    if (known === null) log.warn({ platform: 'teams', activity: activity.id }, 'nobody knows who was mentioned')
    else people.set(address, known)
    if (known !== null && name !== '') names.learn(known, name)
  }
  return people
}

/** @returns the JSON object of a body; null where it is none. */
async function jsonBody(request: IncomingMessage): Promise<Record<string, unknown> | 'too large' | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > limits.bodyBytes) return 'too large'
    chunks.push(bytes)
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null
  } catch {
    return null
  }
}
