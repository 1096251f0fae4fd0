import type { House } from '#app/compose.ts'
import type { Log } from '#app/log.ts'
import { inTime } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import type { Scheduler } from '#scheduler.ts'

/** What a start has brought up so far: one that breaks off leaves some of it out. */
export type Started = {
  database?: Database
  /** The demo's clock. */
  demo?: { stop(): void } | null
  house?: House
  server?: { close(): Promise<void> }
  scheduler?: Scheduler
}

/** How long the work in hand may take to its end, and then the database to say goodbye, in milliseconds: SIGTERM ends within 10 s. */
const finishWithin = 6_000
const closeWithin = 1_000

/**
 * Ends everything that was started: nothing new begins, what is in hand is finished, all at the same time; and then the
 * connection to the database is closed. A database that stands still holds nobody up for longer than this may take.
 */
export async function stopAll({ database, demo, house, server, scheduler }: Started, log: Log): Promise<void> {
  const platforms = [...(house?.platforms.values() ?? [])]
  // What only sends has letters on their way for as long as delivery has.
  const [receiving, sending] = [platforms.filter(receives), platforms.filter((platform) => !receives(platform))]
  demo?.stop()
  const work = [
    server?.close(),
    scheduler?.stop(),
    house?.inbox.stop(),
    house?.outbox.stop().finally(() => Promise.all(sending.map((platform) => platform.stop()))),
    ...receiving.map((platform) => platform.stop()),
  ]
  await allEnd(work, { what: 'the work in hand', within: finishWithin, log })
  await allEnd([database?.close()], { what: 'the connection to the database', within: closeWithin, log })
}

const receives = ({ paths }: { paths: readonly string[] }) => paths.length > 0

/** Waits for all of these, for so long and no longer; what fails or is late is logged. */
async function allEnd(
  all: readonly (Promise<unknown> | undefined)[],
  { what, within, log }: { what: string; within: number; log: Log },
): Promise<void> {
  const ended = await inTime(Promise.allSettled(all), within)
  if (ended === 'late') return log.warn({ within }, `${what} did not end in time`)
  for (const one of ended) if (one.status === 'rejected') log.warn({ err: one.reason }, `${what} did not end well`)
}
