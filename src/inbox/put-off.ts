import type { Clock } from '#clock.ts'

/** From one attempt to the next, in milliseconds: twice as long each time, until it is the longest. */
const [firstPause, longestPause] = [10_000, 300_000]
/** After so many, some twenty minutes, it is given up, and its sender told to look. */
const mostTimes = 8

/** The incomings that this process has put off, because the database was too slow to finish them. */
export type PutOff = ReturnType<typeof putOffList>

export function putOffList(clock: Pick<Clock, 'real'>) {
  const list = new Map<string, { times: number; notBefore: number }>()
  return {
    /** Once more: it is tried again after a pause. */
    add(key: string): void {
      const times = (list.get(key)?.times ?? 0) + 1
      list.set(key, { times, notBefore: clock.real() + Math.min(longestPause, firstPause * 2 ** (times - 1)) })
    },
    forget: (key: string) => void list.delete(key),
    has: (key: string) => list.has(key),
    keys: () => [...list.keys()],
    /** Whether its pause is over; also of one that was not put off. */
    isDue: (key: string) => clock.real() >= (list.get(key)?.notBefore ?? Number.NEGATIVE_INFINITY),
    /** Whether it was put off too often to be tried again. */
    isOver: (key: string) => (list.get(key)?.times ?? 0) >= mostTimes,
  }
}
