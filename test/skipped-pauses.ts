import { realTime, steadyTime } from '#clock.ts'
import { realWaits, type Waits } from '#outbox/sending/waits.ts'

/** Longer pauses are really waited for: nothing else tells an idle outbox to look again. */
const longest = 1_000

/**
 * The pauses between messages, which keep the pace that a platform allows, take no time in a test: all three clocks that
 * measure them, the process's, the database's and the counter, go on by as much.
 */
export function skippedPauses(): { real(): number; clockOffset(): number; waits: Waits } {
  let skipped = 0
  return {
    real: () => realTime() + skipped,
    clockOffset: () => skipped,
    waits: {
      elapsed: () => steadyTime() + skipped,
      after(milliseconds) {
        if (milliseconds >= longest) return realWaits.after(milliseconds)
        skipped += milliseconds
        return { passed: Promise.resolve('late'), cancel() {} }
      },
    },
  }
}
