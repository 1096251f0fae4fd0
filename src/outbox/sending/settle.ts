import type { Sent } from '#chat/platform.ts'
import { type Delivery, nowhere } from '../delivery.ts'
import type { Settlement } from '../delivery-store.ts'
import type { Route } from '../routes.ts'

/** What answers that it does not know is looked for after this (real time): a post that did arrive shows by then. */
const lookAfter = 60_000

/** What is known of an attempt when its answer comes in. */
type Moment = {
  /** Epoch milliseconds: business, and real. */
  now: number
  real: number
  /** Milliseconds since the attempt began, as measured. */
  took: number
  /** The way to the same person by another account, where there is one. */
  otherRoute: Route | null
  escalates: boolean
}

/** @returns what an answer of the platform makes of a row that was under way. */
export function settlementOf(
  row: Delivery,
  answer: Sent,
  { now, real, took, otherRoute, escalates }: Moment,
): Settlement {
  if ('sent' in answer)
    return { state: 'sent', ref: answer.sent, settledAt: now, ...(escalates ? { replan: true } : {}) }
  if ('slowDown' in answer) return { state: 'planned', notBefore: real + answer.slowDown }
  // Its queue is paused: it keeps its place, and goes as soon as the platform takes us again.
  if ('suspended' in answer) return { state: 'planned' }
  if ('notYet' in answer) return { state: 'planned', notBefore: real + answer.notYet }
  if ('unknown' in answer) return { state: 'unknown', lasts: took + lookAfter }
  if ('unreachable' in answer) {
    if (row.place) return { state: 'failed', why: answer.unreachable, settledAt: now, replan: true }
    // The account is marked; the next look finds another one, or ends the row as unreachable.
    return { state: 'planned', workspace: nowhere, account: null }
  }
  if (otherRoute && row.account) return { state: 'planned', tried: [...row.tried, row.account], ...otherRoute }
  return { state: 'failed', why: answer.failed, settledAt: now, replan: true }
}
