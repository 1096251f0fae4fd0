import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CloudAdapter, INVOKE_RESPONSE_KEY, type Activity as SdkActivity, type TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Log } from '#app/log.ts'
import { type Activity, activityShape } from './internal/activity.ts'
import type { tokenChecker } from './internal/check-token.ts'
import type { ServiceUrls } from './internal/service-urls.ts'
import { type Checked, checked, NotShownError, type TeamsBot } from './internal/teams-bot.ts'
import { limits } from './limits.ts'
import { type Trust, tokenProblem, trustedTenant } from './verify.ts'

export type Receiving = {
  adapter: CloudAdapter
  bot: TeamsBot
  trust: Trust
  checkToken: ReturnType<typeof tokenChecker>
  serviceUrls: ServiceUrls
  log: Log
}

/** What is answered over HTTP. */
type Reply = { status: number; body?: unknown }

/** The messaging endpoint: verify, then a turn of the SDK, whose handler reads, hands on and shows. */
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

/** What the SDK's handler leaves as the answer to an invoke. A dialog without a task ends. */
const invokeResponseShape = z.object({
  value: z.object({ status: z.number(), body: z.looseObject({ task: z.unknown().optional() }).optional() }),
})

/** A log line says why, and holds nothing that was sent. */
function refused({ log }: Pick<Receiving, 'log'>, problem: string): Reply {
  log.warn({ platform: 'teams', problem }, 'refused')
  return { status: 401 }
}

/**
 * Lets the SDK's adapter check the token, too, and begin a turn. It calls back only for a good one; what it throws for another may hold the token,
 * so nothing of it is kept. (`adapter.process` would write it to the console.)
 */
async function authenticated(
  parts: Receiving,
  authorization: string,
  { body, activity }: { body: Record<string, unknown>; activity: Activity },
): Promise<Reply> {
  let reply: Reply | null = null
  const work = async (context: TurnContext) => {
    reply = await worked(parts, activity, context)
  }
  await parts.adapter.processActivityDirect(authorization, sdkActivity.parse(body), work).catch(() => null)
  return reply ?? refused(parts, 'a token that the SDK refuses')
}

/** One turn: the SDK's handler runs, and its answer to an invoke is what is answered over HTTP. */
async function worked(parts: Receiving, activity: Activity, context: TurnContext): Promise<Reply> {
  const { trust, log } = parts
  const tenant = trustedTenant(activity, trust)
  if (tenant === null) {
    log.warn({ platform: 'teams', tenant: activity.conversation.tenantId }, 'another tenant')
    return { status: 403 }
  }
  parts.serviceUrls.learn(tenant, activity.serviceUrl)
  context.turnState.set(checked, { activity, tenant } satisfies Checked)
  try {
    await parts.bot.run(context)
  } catch (error) {
    if (!(error instanceof NotShownError))
      log.error({ platform: 'teams', activity: activity.id, err: error }, 'an activity could not be answered')
    return { status: 500 }
  }
  return replyIn(context)
}

/** An activity that nobody waits for is acknowledged. */
function replyIn({ activity, turnState }: TurnContext): Reply {
  if (activity.type !== 'invoke') return { status: 200 }
  const { status, body } = invokeResponseShape.parse(turnState.get(INVOKE_RESPONSE_KEY)).value
  return body?.task === undefined ? { status } : { status, body }
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
