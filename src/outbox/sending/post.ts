import type { Message } from '#chat/message.ts'
import type { Platform, Recipient, SendOptions, Sent } from '#chat/platform.ts'
import { epochOf } from '#time/instant.ts'
import { isCarrier } from '../budget/carrier.ts'
import { followCarrier } from '../budget/follow-carriers.ts'
import { type Delivery, nowhere } from '../delivery.ts'
import type { Settlement } from '../delivery-store.ts'
import type { Parts } from '../parts.ts'
import { type Reach, routeFor } from '../routes.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { settlementOf } from './settle.ts'
import type { Suspensions } from './suspensions.ts'
import type { Waits } from './waits.ts'

/** After this (real time) a post is of unknown fate; its answer still counts when it comes. */
const patience = 10_000
/** A post may still arrive, or be answered, so long after it began (real time), where its platform does not say. */
const settlingTime = 70_000

/** @returns until when an attempt that begins now may be taken by its platform. Both in real time. */
export function deadlineOf({ settlesWithin = settlingTime }: Platform, since: number): number {
  return since + settlesWithin
}

/** One attempt, rendered and marked as under way. `since` in real time; `began` as measured, whatever clocks say. */
export type Attempt = {
  id: string
  since: number
  began: number
  row: Delivery
  platform: Platform
  to: Recipient
  message: Message
  options: SendOptions
  reach: Reach
}

type PostParts = Parts & {
  limiter: RateLimiter
  waits: Waits
  suspensions: Suspensions
  escalating: ReadonlySet<string>
}

/** Posts, and writes down what came of it. @returns whether it is known to have been posted. */
export async function post(parts: PostParts, attempt: Attempt): Promise<boolean> {
  const { log, waits, clock } = parts
  const { row, platform, to, message, options } = attempt
  // Marking it took so long that others will soon take this attempt for dead, look for it, and not find it.
  if (clock.real() - attempt.since >= patience) {
    await conclude(parts, attempt, { state: 'planned' })
    return false
  }
  const call = platform.send(to, message, options).catch((error): Sent => {
    log.warn({ err: error, delivery: row._id }, 'a post failed in a way its platform did not explain')
    return { unknown: true }
  })
  const wait = waits.after(patience)
  const answer = await Promise.race([call, wait.passed])
  wait.cancel()
  parts.posted?.(row, answer === 'late' ? { unknown: true } : answer)
  if (answer !== 'late') return settle(parts, attempt, answer)
  call
    // That it is unknown is no news: whoever looks for it waits for the deadline.
    .then((late) => ('unknown' in late ? false : settle(parts, attempt, late)))
    .catch((error) => log.error({ err: error, delivery: row._id }, 'a late answer could not be written down'))
  await conclude(parts, attempt, { state: 'unknown' })
  log.info({ delivery: row._id, state: 'unknown' }, 'delivery')
  return false
}

async function settle(parts: PostParts, attempt: Attempt, answer: Sent): Promise<boolean> {
  const { clock, limiter, suspensions } = parts
  const { row, to } = attempt
  const real = clock.real()
  if ('suspended' in answer) await suspensions.begin(row.workspace, answer.suspended)
  else if (!('unknown' in answer) && !('slowDown' in answer)) await suspensions.end(row.workspace, attempt.since)
  if ('slowDown' in answer) await limiter.pause(row.workspace, real + answer.slowDown)
  if ('unreachable' in answer && 'account' in to && row.account)
    await markUnreachable(parts, { account: row.account, why: answer.unreachable })
  const settlement = settlementOf(row, answer, {
    now: epochOf(clock.now()),
    real,
    took: parts.waits.elapsed() - attempt.began,
    otherRoute: otherRoute(row, attempt.reach),
    escalates: parts.escalating.has(row.kind),
  })
  await conclude(parts, attempt, settlement)
  parts.log.info({ delivery: row._id, state: settlement.state }, 'delivery')
  return settlement.state === 'sent'
}

/** Writes down what came of an attempt; of a message for several notices, for each of them, too. */
async function conclude(parts: PostParts, { row, id }: Attempt, { replan, ...settlement }: Settlement): Promise<void> {
  // A carrier has no aggregate that could be planned again.
  const whole = replan === undefined || isCarrier(row) ? settlement : { ...settlement, replan }
  await parts.store.settleTogether(row, id, whole)
  if (isCarrier(row)) await followCarrier(parts, row._id, { over: id, escalating: parts.escalating })
}

/** The way to the same person that remains when this account has said never. */
function otherRoute(row: Delivery, reach: Reach) {
  const route = routeFor(reach, row, row.account ? [...row.tried, row.account] : row.tried)
  return row.place || route.workspace === nowhere ? null : route
}

async function markUnreachable({ accounts, clock, log }: PostParts, is: { account: string; why: string }) {
  try {
    await accounts.change(is.account, { by: 'delivery', at: clock.now(), what: 'unreachable' }, (before) => ({
      ...before,
      reachable: false,
      unreachable: is.why,
    }))
  } catch (error) {
    // Erased meanwhile: then nobody will look for a way to it any more.
    log.warn({ err: error, account: is.account }, 'an account could not be marked as unreachable')
  }
}
