import { hostname } from 'node:os'

/** What this process is called in records that others may have to take over: `host/pid/id`. @param id new at each start. */
export function processName(id: string): string {
  return `${hostname()}/${process.pid}/${id}`
}

/**
 * @returns whether a process that is not this one was of this host, and runs no more; of other hosts nothing is known.
 * One with our own number (in a container, every start has the same) has died, or we could not have it.
 */
export function hasDied(name: string): boolean {
  const [host, pid] = name.split('/')
  if (host !== hostname()) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH'
  }
}
