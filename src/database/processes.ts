import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { statOf } from './process-name.ts'

const run = promisify(execFile)

/** When a process began, in the words of this system: comparable, nothing else. Undefined: it does not live. */
export async function beginningOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return say('lstart=', pid)
  const stat = statOf(pid)
  if (stat === null || stat.state === 'Z') return undefined
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
  return `${boot.trim()} ${stat.began}`
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
