import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** When a process began, in the words of this system: comparable, nothing else. Undefined: it does not live. */
export async function beginningOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return say('lstart=', pid)
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The fields after the command's name, which is in brackets and may hold anything. Z: ended, and not yet noticed by its parent.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (!fields || fields[0] === 'Z') return undefined
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  return `${boot.trim()} ${fields[19]}`
}

/** What a process was started as; undefined where it does not live. */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return say('args=', pid)
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return words.replaceAll('\0', ' ') || undefined
}

async function say(column: string, pid: number): Promise<string | undefined> {
  const { stdout } = await run('ps', ['-o', column, '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.trim() || undefined
}
