import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * What this process is called in records that others may have to take over: `host/pid@began@space/id`. Process ids are
 * used again, so it says when it began; and containers may share the name of their host, so it says in which space of
 * process ids it is, by the boot of the system and the number of the space. Of other systems than Linux both are unknown.
 * @param id new at each start.
 */
export function processName(id: string): string {
  return `${hostname()}/${process.pid}@${beginningOf('self')}@${space()}/${id}`
}

/**
 * @returns whether a process that is not this one was of this host, and runs no more; of other hosts, and of other
 * containers, nothing is known. One with our own number in our own space has died, or we could not have it.
 */
export function hasDied(name: string): boolean {
  const [host, known = ''] = name.split('/')
  const [pid, began = '', where] = known.split('@')
  if (host !== hostname() || (where !== undefined && where !== space())) return false
  if (Number(pid) === process.pid) return true
  if (!isAlive(Number(pid))) return true
  const now = beginningOf(Number(pid))
  return began !== '' && now !== '' && began !== now
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH')
  }
}

/** When a process began, in ticks since the system did; empty where that is not known. */
function beginningOf(pid: number | 'self'): string {
  return statOf(pid)?.began ?? ''
}

/** What Linux says of a process: its state (Z: ended, and not yet noticed by its parent) and when it began; null of one that is not there. */
export function statOf(pid: number | 'self'): { state: string; began: string } | null {
  const stat = textOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The fields after the command's name, which is in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return stat === '' ? null : { state: fields[0] ?? '', began: fields[19] ?? '' }
}

/** The boot of this system, and the number of the space of process ids that this process is in. */
function space(): string {
  const boot = textOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')).slice(0, 8)
  const number = textOr(() => readlinkSync('/proc/self/ns/pid')).replace(/\D/g, '')
  return `${boot}-${number}`
}

function textOr(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
