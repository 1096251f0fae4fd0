import type { Log } from './parts.ts'
import type { Waits } from './sending/waits.ts'

/** Work that is done again and again: at once while there is some, else every second, or when woken. */
export type Ticker = {
  start(): void
  /** A hint that there is work. */
  wake(): void
  /** Resolves when the work in hand is done. */
  stop(): Promise<void>
  /** Whether the work has gone well lately. */
  alive(): boolean
}

const pause = 1000
/** Longer than any round takes. Measured, not read from a clock: one that was set back would say for an hour that all is well. */
const lately = 60_000

/** @param work returns how much there was to do; what it throws is logged, and it is tried again. */
export function ticker(name: string, work: () => Promise<number>, parts: { log: Log; waits: Waits }): Ticker {
  const { log, waits } = parts
  let running: Promise<void> | null = null
  let stopping = false
  let woken = Promise.withResolvers<'woken'>()
  let wentWellAt = Number.NEGATIVE_INFINITY

  async function round(): Promise<number> {
    try {
      const done = await work()
      wentWellAt = waits.elapsed()
      return done
    } catch (error) {
      log.error({ err: error, ticker: name }, 'a round failed')
      return 0
    }
  }

  async function run(): Promise<void> {
    while (!stopping) {
      const call = woken.promise
      if ((await round()) > 0) continue
      const wait = waits.after(pause)
      await Promise.race([wait.passed, call])
      wait.cancel()
    }
  }

  function wake(): void {
    woken.resolve('woken')
    woken = Promise.withResolvers()
  }

  return {
    start() {
      stopping = false
      running ??= run()
    },
    wake,
    async stop() {
      stopping = true
      wake()
      await running
      running = null
    },
    alive: () => running !== null && waits.elapsed() - wentWellAt < lately,
  }
}
