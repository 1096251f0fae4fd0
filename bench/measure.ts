import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
/** Between pieces of work, so that none clears up after another. */
export const collectGarbage: () => void = runInNewContext('gc')

/** What a piece of work cost. `cpu`: milliseconds of this process, whatever else the machine was doing. */
export type Measured<T> = { cpu: number; result: T }

/** @returns the CPU time of one run, user and system together. */
export function measured<T>(work: () => T): Measured<T> {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / 1000, result }
}

/** @returns the middle one of several runs. */
export function median(runs: readonly number[]): number {
  return runs.toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN
}
