import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Which living processes use a folder: one file each, named by process id, holding when that process began, for ids are used again
 * (in a container they nearly always are).
 */
export type FolderUsers = { enter(): Promise<void>; leave(): Promise<void>; others(): Promise<number[]> }

/** The users kept in `folder`, as seen by process `self`. */
export function folderUsers(folder: string, self = process.pid): FolderUsers {
  return {
    async enter() {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, String(self)), await beginningOf(self))
    },
    async leave() {
      await rm(join(folder, String(self)), { force: true })
    },
    async others() {
      const names = await readdir(folder).catch(() => [])
      const alive: number[] = []
      for (const pid of names.map(Number)) {
        if (pid === self) continue
        if (await isSameProcess(folder, pid)) alive.push(pid)
        else await rm(join(folder, String(pid)), { force: true })
      }
      return alive
    },
  }
}

/** Whether a process lives. One that belongs to somebody else counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return Error.isError(error) && 'code' in error && error.code === 'EPERM'
  }
}

async function isSameProcess(folder: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  const noted = await readFile(join(folder, String(pid)), 'utf8').catch(() => undefined)
  // An empty note is a process that has just created its file and not yet written it.
  return noted === '' || noted === (await beginningOf(pid))
}

/** When a process began, in the words of this system: comparable, nothing else. */
async function beginningOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
    // The fields after the command name, which is in brackets and may hold anything: the 20th is the start time.
    return `${boot.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'gone'}`
  }
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: 'gone' }))
  return stdout.trim()
}
