/**
 * Makes one write of many: while one is on its way, those that are asked for meanwhile wait, and go together in the next.
 * Where nothing is on its way, one goes at once. Each write that is waited for so is still made or refused by itself.
 * @param write makes these writes by one command. What it throws is told to all of them.
 */
export function writeTogether<One>(write: (some: readonly One[]) => Promise<void>): (one: One) => Promise<void> {
  let waiting: One[] = []
  let next: Promise<void> | null = null
  let underWay: Promise<void> = Promise.resolve()

  return (one) => {
    waiting.push(one)
    next ??= underWay.then(() => {
      const some = waiting
      waiting = []
      next = null
      const written = write(some)
      underWay = written.catch(() => {})
      return written
    })
    return next
  }
}
