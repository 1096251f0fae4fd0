import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type FolderUsers, folderUsers } from './folder-users.ts'
import { beginningOf, commandLineOf } from './processes.ts'

/** The files of our own server, by their absolute paths, and who uses them. */
export type ServerFolder = {
  data: string
  key: string
  port: string
  log: string
  stopping: string
  users: FolderUsers
}

/** What stands where in `folder`, for instance `.convenor`. */
export function serverFolder(folder: string): ServerFolder {
  const at = (name: string) => resolve(folder, name)
  return {
    data: at('data'),
    key: at('key'),
    port: at('port'),
    log: at('mongod.log'),
    stopping: at('stopping'),
    users: folderUsers(at('users')),
  }
}

/**
 * Whether another process is just stopping the server. Process ids are used again, in a container at every start: so the note that a
 * killed process left says when that one began.
 */
export async function isBeingStopped({ stopping }: ServerFolder): Promise<boolean> {
  const note = (await readFile(stopping, 'utf8').catch(() => '')).trim()
  const [pid = '', ...began] = note.split(' ')
  return note !== '' && (await beginningOf(Number(pid))) === began.join(' ')
}

/** The port at which the server ran last. */
export async function keptPort({ port }: ServerFolder): Promise<number | undefined> {
  return numberIn(port)
}

/**
 * The process id of the mongod that holds the data. mongod writes it into this file, and empties it when it ends well.
 * After a crash the id may be another program's by now, so the command line has to name the data, too.
 */
export async function holderOf({ data }: ServerFolder): Promise<number | undefined> {
  const pid = await numberIn(join(data, 'mongod.lock'))
  return pid !== undefined && (await commandLineOf(pid))?.includes(data) ? pid : undefined
}

/** The last lines of mongod's log. */
export async function endOfLog({ log }: ServerFolder): Promise<string> {
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n')
  return lines.slice(-5).join('\n')
}

async function numberIn(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return Number(text.trim()) || undefined
}
