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
