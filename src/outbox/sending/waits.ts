import { steadyTime } from '#clock.ts'

/** Waiting, and how long it took: a test puts its own in the place of this. */
export type Waits = {
  /** Milliseconds that have passed since some beginning. No clock: nobody sets it forward or back. */
  elapsed(): number
  /** `passed` resolves to 'late' after so many milliseconds; `cancel` forgets it. */
  after(milliseconds: number): { passed: Promise<'late'>; cancel(): void }
}

export const realWaits: Waits = {
  elapsed: steadyTime,
  after(milliseconds) {
    const { promise, resolve } = Promise.withResolvers<'late'>()
    const timer = setTimeout(() => resolve('late'), milliseconds)
    return { passed: promise, cancel: () => clearTimeout(timer) }
  },
}

/** Waits that can be cut short: at `end`, all that are under way are over. */
export type EndableWaits = Waits & { end(): void }

/** @returns the same waits, of which those under way end at once when they are told to. */
export function endable(waits: Waits): EndableWaits {
  const waiting = new Set<() => void>()
  return {
    elapsed: waits.elapsed,
    after(milliseconds) {
      const { promise, resolve } = Promise.withResolvers<'late'>()
      const wait = waits.after(milliseconds)
      const over = () => {
        waiting.delete(over)
        resolve('late')
      }
      waiting.add(over)
      void wait.passed.then(over)
      return {
        passed: promise,
        cancel() {
          waiting.delete(over)
          wait.cancel()
        },
      }
    },
    end: () => {
      for (const over of [...waiting]) over()
    },
  }
}
