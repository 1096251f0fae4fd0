/** How often the thread looks, and how often the loop gives a sign, in milliseconds. */
export const beatEvery = 250

/** What the watchdog's thread sees at one look: how often the loop has turned, and the CPU time of the process so far. */
export type Look = { beats: number; cpu: number }

/**
 * 'held': the loop has computed for 5 s without turning once. 'stuck': it has not turned for a minute, whatever it
 * waits for.
 */
export type Verdict = 'well' | 'held' | 'stuck'

const heldAfter = 5_000
/** Of those five seconds, the CPU time that was really used (milliseconds): the rest may be another process's. */
const cpuOfHeld = 4_000
const stuckAfter = 60_000

/**
 * Judges look after look whether the event loop stands still. Time is counted in looks, and work in CPU time, never by
 * the clock: a process that was stopped (SIGSTOP, a sleeping machine) made no looks meanwhile, and one that hardly gets
 * the processor uses no CPU time, so that neither is taken for held.
 */
export function loopWatch(): (look: Look) => Verdict {
  let last: Look | null = null
  let looks = 0
  return (look) => {
    if (last === null || look.beats !== last.beats) {
      last = look
      looks = 0
      return 'well'
    }
    looks += 1
    const still = looks * beatEvery
    if (still >= stuckAfter) return 'stuck'
    return still >= heldAfter && look.cpu - last.cpu >= cpuOfHeld ? 'held' : 'well'
  }
}
