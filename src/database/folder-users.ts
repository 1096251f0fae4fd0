import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beginningOf } from './processes.ts'

/**
 * Which living processes use a folder: one file each, named by process id, holding when that process began, for ids are used again
 * (in a container they nearly always are).
 */
export type FolderUsers = { enter(): Promise<void>; leave(): Promise<void>; others(): Promise<number[]> }

/** The users kept in `folder`, as seen by this process. */
export function folderUsers(folder: string): FolderUsers {
  const self = process.pid
  const noteOf = (pid: number) => join(folder, String(pid))
  const isUser = async (pid: number) => {
    const noted = await readFile(noteOf(pid), 'utf8').catch(() => undefined)
    const began = await beginningOf(pid)
    // An empty note is one that is being written.
    return began !== undefined && (noted === '' || noted === began)
  }
  return {
    async enter() {
      await mkdir(folder, { recursive: true })
      await writeFile(noteOf(self), (await beginningOf(self)) ?? '')
    },
    async leave() {
      await rm(noteOf(self), { force: true })
    },
    async others() {
      const pids = (await readdir(folder).catch(() => [])).map(Number).filter((pid) => pid !== self)
      const living: number[] = []
      for (const pid of pids) {
        if (await isUser(pid)) living.push(pid)
        else await rm(noteOf(pid), { force: true })
      }
      return living
    },
  }
}
