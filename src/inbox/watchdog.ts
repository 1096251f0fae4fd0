import { url as debuggerUrl } from 'node:inspector'
import { Worker } from 'node:worker_threads'
import type { Log, LogOptions } from '#app/log.ts'
import { beatEvery } from './watchdog-rule.ts'

/** What the thread is given. `beats` is shared with it: the loop counts it up. */
export type WatchdogData = { beats: Int32Array; mongodbUri: string; log: Omit<LogOptions, 'write'> }

export type Watchdog = { stop(): Promise<void> }

/**
 * Watches the event loop of this process from a thread of its own, with a connection of its own to the database.
 *
 * An incoming that holds the loop for 5 s is marked as never to be worked on again, by any process. Then the process is
 * ended: nothing can be handed back to a loop in the middle of its work (V8 drops all waiting promise jobs when it
 * breaks off a script), and as long as it stands, it ignores SIGTERM as well. Whoever supervises it starts it again;
 * what else was in hand is taken over.
 */
export function startWatchdog({
  mongodbUri,
  log,
  logging,
}: {
  mongodbUri: string
  log: Log
  logging: WatchdogData['log']
}): Watchdog {
  // Whoever debugs the process lets its loop stand still on purpose.
  if (debuggerUrl() !== undefined) return { stop: async () => {} }
  const beats = new Int32Array(new SharedArrayBuffer(4))
  const beating = setInterval(() => Atomics.add(beats, 0, 1), beatEvery).unref()
  const workerData: WatchdogData = { beats, mongodbUri, log: logging }
  const worker = new Worker(new URL('./watchdog-thread.ts', import.meta.url), { workerData, name: 'watchdog' })
  worker.on('error', (error) => log.error({ err: error }, 'nobody watches the event loop any more'))
  worker.unref()
  return {
    async stop() {
      clearInterval(beating)
      await worker.terminate()
    },
  }
}
