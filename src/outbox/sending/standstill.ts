import { epochOf } from '#time/instant.ts'
import type { Parts } from '../parts.ts'
import type { RateLimiter } from './rate-limiter.ts'
import type { Suspensions } from './suspensions.ts'
import type { Waits } from './waits.ts'

/**
 * Notices where a queue stands still: something is due in it, and for a minute nothing was sent, and nothing came off it in
 * another way. It looks from outside, whatever holds the queue up: a pause that the platform asks for again and again, a
 * clock that was set, rows that change under the sender's hands.
 */
export type Standstill = {
  /** Something came off this queue. */
  moved(queue: string): void
  /** Looks at every queue, at most every ten seconds; logs once where one begins to stand still, and where it goes on. */
  look(): Promise<void>
  /** The queues that stand still. */
  queues(): string[]
}

type StandstillParts = Pick<Parts, 'store' | 'clock' | 'log'> & {
  limiter: Pick<RateLimiter, 'isElsewhere'>
  suspensions: Pick<Suspensions, 'now'>
  waits: Pick<Waits, 'elapsed'>
}

/** Measured, in milliseconds. */
const stillAfter = 60_000
const lookEvery = 10_000
/** So many rows are looked at for one that nothing holds up but the queue. */
const mostRows = 20

export function standstill({ store, clock, log, limiter, suspensions, waits }: StandstillParts): Standstill {
  /** Since when something is due in a queue and nothing has moved, as measured. */
  const waitingSince = new Map<string, number>()
  const logged = new Set<string>()
  let lookedAt = Number.NEGATIVE_INFINITY

  /** Whether anything can go now. To whom a post is under way, perhaps for minutes, nothing more goes until it ends. */
  async function isDueIn(queue: string): Promise<boolean> {
    const when = { now: epochOf(clock.now()), real: clock.real(), limit: mostRows, notTo: [] }
    const keys = [...new Set((await store.due(queue, when)).map(({ to }) => `${queue}|${to}`))]
    return keys.length > 0 && (await store.countInFlight(keys)) < keys.length
  }

  /** A queue that another living process has is watched by that one; one that is suspended is reported as such. */
  async function isOursToWatch(queue: string, suspended: readonly string[]): Promise<boolean> {
    return !suspended.includes(queue) && !limiter.isElsewhere(queue) && isDueIn(queue)
  }

  const queues = () =>
    [...waitingSince].flatMap(([queue, since]) => (waits.elapsed() - since >= stillAfter ? [queue] : []))

  function report(): void {
    const still = queues()
    for (const queue of still)
      if (!logged.has(queue)) log.error({ queue }, 'a queue stands still: for a minute nothing of what is due was sent')
    for (const queue of logged) if (!still.includes(queue)) log.info({ queue }, 'a queue stands still no more')
    logged.clear()
    for (const queue of still) logged.add(queue)
  }

  return {
    moved(queue) {
      if (waitingSince.has(queue)) waitingSince.set(queue, waits.elapsed())
    },
    async look() {
      if (waits.elapsed() - lookedAt < lookEvery) return
      lookedAt = waits.elapsed()
      const [planned, suspended] = await Promise.all([store.queues(), suspensions.now()])
      for (const queue of waitingSince.keys()) if (!planned.includes(queue)) waitingSince.delete(queue)
      for (const queue of planned)
        if (!(await isOursToWatch(queue, suspended.queues))) waitingSince.delete(queue)
        else if (!waitingSince.has(queue)) waitingSince.set(queue, waits.elapsed())
      report()
    },
    queues,
  }
}
