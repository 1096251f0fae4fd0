import type { MessageRef } from '#chat/incoming.ts'
import type { Recipient } from '#chat/platform.ts'
import { hasDied } from '#database/process-name.ts'
import { epochOf } from '#time/instant.ts'
import { carrierRepeats, isCarrier } from '../budget/carrier.ts'
import { followCarrier, followCarriers } from '../budget/follow-carriers.ts'
import { type Delivery, unresolved } from '../delivery.ts'
import type { Settlement } from '../delivery-store.ts'
import type { Parts } from '../parts.ts'
import { escalatingKinds } from '../planning/notices.ts'
import { platformOf } from '../routes.ts'

/**
 * What nobody can tell the fate of is sent again so long after that attempt began (real time), where its kind repeats;
 * then never again by itself.
 */
const repeatAfter: readonly number[] = [60_000, 600_000]
/** Where the platform cannot be asked now, it is asked again after this (real time). */
const askAgainAfter = 60_000
/** A platform that has not answered for so long (real time) will not tell any more. */
const longestSearch = 3_600_000
/** So many are looked for in one sweep. */
const atOnce = 20

/**
 * Resolves attempts that nobody follows any more: looks for the post by its mark; where that cannot be told, kinds that
 * repeat are sent again, with a marker, twice at most; everything else ends as failed and is listed.
 * @param waiting whether lines that only wait are looked at, too, in case their carrier has gone without them.
 * @returns how many were resolved.
 */
export async function recoverUnknown(parts: Parts, { waiting = false } = {}): Promise<number> {
  const real = parts.clock.real()
  const rows = await parts.store.stale({ real, limit: atOnce })
  let resolved = parts.budget
    ? await followCarriers(parts, { waiting, escalating: escalatingKinds(...parts.aggregates) })
    : 0
  for (const row of rows) if (await resolve(parts, row)) resolved++
  return resolved
}

/**
 * Attempts of processes of this host that have died. Where a platform knows all that it was ever given, what it does not
 * know was never posted, and can be sent again at once; everywhere else a post may still be on its way.
 */
export async function abandonDead({ store, platforms, me }: Parts): Promise<void> {
  for (const row of await store.underWay()) {
    const attempt = row.attempt?.id ?? ''
    const knowsAll = platforms(platformOf(row.workspace))?.knowsAll === true
    if (knowsAll && !attempt.startsWith(me) && hasDied(attempt)) await store.abandon(row, attempt)
  }
}

async function resolve(parts: Parts, row: Delivery): Promise<boolean> {
  const { store, clock, log } = parts
  const attempt = row.attempt?.id ?? ''
  if (row.state === 'sending' && !(await store.settle(row, attempt, { state: 'unknown' }))) return false
  try {
    const found = await lookFor(parts, row).catch((error: unknown) => {
      if (clock.real() - (row.attempt?.since ?? 0) < longestSearch) throw error
      log.warn({ err: error, delivery: row._id }, 'a post of unknown fate could not be looked for, and is given up')
      return 'cannot tell' as const
    })
    const kinds = parts.aggregates.flatMap((aggregate) => aggregate.kinds)
    const kind = kinds.find(({ name }) => name === row.kind)
    const now = epochOf(clock.now())
    const repeats = isCarrier(row) ? carrierRepeats(row) : kind?.repeats === true
    const { replan, ...end } = resolutionOf(row, found, { now, repeats, escalates: kind?.escalates === true })
    const isResolved = await store.settle(row, attempt, replan && !isCarrier(row) ? { ...end, replan } : end)
    if (isCarrier(row))
      await followCarrier(parts, row._id, { over: attempt, escalating: escalatingKinds(...parts.aggregates) })
    return isResolved
  } catch (error) {
    log.warn({ err: error, delivery: row._id }, 'a post of unknown fate could not be looked for')
    await store.lookLater(row, attempt, clock.real() + askAgainAfter)
    return false
  }
}

async function lookFor({ platforms, accounts }: Parts, row: Delivery): Promise<MessageRef | 'absent' | 'cannot tell'> {
  const platform = platforms(platformOf(row.workspace))
  const to = row.place ? row.place : row.account ? await addressOf(accounts, row.account) : null
  return platform && to ? platform.find(to, row._id) : 'cannot tell'
}

async function addressOf(accounts: Parts['accounts'], account: string): Promise<Recipient | null> {
  const [known] = await accounts.find({ _id: account }, { limit: 1 })
  return known?.address ? { account: known.account, via: known.via, address: known.address } : null
}

/** @returns what the answer of a search makes of a row of unknown fate. */
export function resolutionOf(
  { maybeTold, tellsRev, repeats: done = 0, attempt }: Pick<Delivery, 'maybeTold' | 'tellsRev' | 'repeats' | 'attempt'>,
  found: MessageRef | 'absent' | 'cannot tell',
  { now, repeats, escalates }: { now: number; repeats: boolean; escalates: boolean },
): Settlement {
  if (found === 'absent') return { state: 'planned' }
  if (found !== 'cannot tell')
    return { state: 'sent', ref: found, settledAt: now, ...(escalates ? { replan: true } : {}) }
  // Whoever may have had it hears of what comes after it.
  const known = tellsRev === null ? {} : { maybeTold: [...new Set([...maybeTold, tellsRev])] }
  const pause = repeats ? repeatAfter[done] : undefined
  if (pause === undefined) return { state: 'failed', why: unresolved, settledAt: now, replan: true, ...known }
  const notBefore = (attempt?.since ?? 0) + pause
  return { state: 'planned', repeated: true, repeats: done + 1, notBefore, ...known }
}
