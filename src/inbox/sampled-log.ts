import type { Log } from '#app/log.ts'

/** So many lines of a second are written. */
const mostASecond = 20

/**
 * Writes lines that come once for each incoming: under load the first of each second, and then how many were left out.
 * @param real real time, in epoch milliseconds.
 */
export function sampledLog(log: Pick<Log, 'info'>, real: () => number): (details: object, sentence: string) => void {
  let second = 0
  let lines = 0
  return (details, sentence) => {
    const now = Math.floor(real() / 1000)
    if (now !== second) {
      if (lines > mostASecond) log.info({ leftOut: lines - mostASecond }, `${sentence}: more than are written`)
      second = now
      lines = 0
    }
    lines += 1
    if (lines <= mostASecond) log.info(details, sentence)
  }
}

/**
 * Finds what was said of somebody in the same minute already.
 * @param real real time, in epoch milliseconds. @returns whether it is news.
 */
export function onceAMinute(real: () => number): (who: string) => boolean {
  const told = new Set<string>()
  let minute = 0
  return (who) => {
    const now = Math.floor(real() / 60_000)
    if (now !== minute) told.clear()
    minute = now
    if (told.has(who)) return false
    told.add(who)
    return true
  }
}
