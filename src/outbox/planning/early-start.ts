import { platformOf } from '../routes.ts'
import type { Rates } from '../sending/rate-limiter.ts'
import type { Notice } from './notices.ts'

/** Nobody is reminded more than this before the time that was asked for, in milliseconds. */
export const mostEarly = 1_800_000

/** What is sent within this starts when it is due: a minute's difference is nobody's concern. */
const soonSent = 120_000

/** How long before it is due a notice starts in its queue, in milliseconds; 0 for most. */
export type EarlyStart = (notice: Notice, queue: string) => number

/**
 * Where so many are reminded of the same at the same time that it takes a while to send, half of that while lies before
 * the time that was asked for, and half after it. Who would be in their quiet hours by then is reminded in time.
 * @param audience all that goes out for one aggregate, with its queues.
 * @param rates messages a second, by platform.
 * @returns whole minutes, so that somebody who joins or leaves changes the times of others seldom.
 */
export function earlyStarts(audience: Iterable<readonly [Notice, queue: string]>, rates: Rates): EarlyStart {
  const counts = new Map<string, number>()
  for (const [notice, queue] of audience) {
    if (notice.mayStartEarly) counts.set(keyOf(notice, queue), (counts.get(keyOf(notice, queue)) ?? 0) + 1)
  }
  return (notice, queue) => {
    const rate = rates[platformOf(queue)]
    if (!notice.mayStartEarly || rate === undefined) return 0
    const takes = ((counts.get(keyOf(notice, queue)) ?? 0) * 1000) / rate
    return takes <= soonSent ? 0 : Math.min(mostEarly, Math.floor(takes / 120_000) * 60_000)
  }
}

function keyOf({ kind, dueAt }: Notice, queue: string): string {
  return `${queue}|${kind.name}|${dueAt}`
}
