import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { folderFault } from './connect-faults.ts'
import { type FolderUsers, folderUsers } from './folder-users.ts'
import { freePort, isFree } from './ports.ts'
import { beginningOf, commandLineOf } from './processes.ts'
import { makePrimary, replicaSetName, serverOn } from './replica-set.ts'

/** A MongoDB of our own, in a folder. `joined`: it was running already, left by a killed process or shared with a living one. */
export type EmbeddedServer = {
  uri: string
  port: number
  joined: boolean
  /** Leaves the folder; the last process that used it stops mongod. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** For instance `.convenor`: the data, the port, the log and the process ids live in it. */
  folder: string
  /** Finds the binary; called only if a server has to be started. */
  findMongod: () => Promise<string>
  /** More arguments for mongod. */
  extra?: readonly string[]
}

type Home = { data: string; port: string; log: string; stopping: string; users: FolderUsers; options: EmbeddedOptions }

/** One that has not ended by then (milliseconds) stands still. It loses nothing: what it had confirmed is in its journal. */
const endWithin = 2_000

/**
 * Starts mongod in the folder, or joins the one that runs there: a single-node replica set on 127.0.0.1, at the port used before.
 *
 * Several processes may come and go in one folder without a lock. mongod itself admits one server to its data. A process that stops the
 * server first says so (`stopping`) and then looks whether anybody is there; a process that comes first enters and then looks whether
 * somebody is stopping: so at least one of the two sees the other.
 * @throws with the end of mongod's log if it does not start.
 */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = homeIn(options)
  try {
    // Nobody else on this computer reads what is in it.
    await mkdir(options.folder, { recursive: true, mode: 0o700 })
    await chmod(options.folder, 0o700)
    await mkdir(home.data, { recursive: true })
    await home.users.enter()
  } catch (error) {
    throw new Error(folderFault(error, options.folder))
  }
  try {
    const { port, joined } = await startOrJoin(home)
    await makePrimary(port)
    const watch = keepUp(home)
    return {
      uri: `mongodb://127.0.0.1:${port}/convenor?replicaSet=${replicaSetName}`,
      port,
      joined,
      async stop() {
        await watch.end()
        await stopIfLast(home, port)
      },
    }
  } catch (error) {
    await home.users.leave()
    throw error
  }
}

function homeIn(options: EmbeddedOptions): Home {
  const at = (name: string) => resolve(options.folder, name)
  return {
    data: at('data'),
    port: at('port'),
    log: at('mongod.log'),
    stopping: at('stopping'),
    users: folderUsers(at('users')),
    options,
  }
}

async function startOrJoin(home: Home): Promise<{ port: number; joined: boolean }> {
  let failures = 0
  for (let tries = 0; tries < 300; tries++) {
    if (tries > 0) await sleep(100)
    if (await isBeingStopped(home)) continue
    const kept = await keptPort(home)
    if (await holdsData(home)) {
      if (kept && (await serverOn(kept))?.dataFolder === home.data) return { port: kept, joined: true }
      // It has just begun, or is about to end.
      continue
    }
    const port = kept && (await isFree(kept)) ? kept : await freePort()
    if (await started(home, { port, failures })) return { port, joined: false }
    failures += 1
  }
  throw new Error(`Another MongoDB server holds ${home.data} and does not answer. End it, or choose another folder.`)
}

/** Starts mongod again should it die while the folder is in use; the driver finds it at its old port. */
function keepUp(home: Home): { end(): Promise<void> } {
  let looking: Promise<unknown> | undefined
  const look = async () => {
    if (await holdsData(home)) return
    const { port } = await startOrJoin(home)
    await makePrimary(port)
  }
  const timer = setInterval(() => {
    // What fails now is tried again in a second.
    looking ??= look()
      .catch(() => {})
      .finally(() => {
        looking = undefined
      })
  }, 1_000)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await looking
    },
  }
}

/** @returns false if another server was quicker to take the data or the port. @throws if mongod ends for another reason. */
async function started(home: Home, { port, failures }: { port: number; failures: number }): Promise<boolean> {
  await writeFile(home.port, String(port))
  const mongod = await launch(home, port)
  const ended = once(mongod, 'exit')
  while (mongod.exitCode === null && mongod.signalCode === null) {
    if ((await serverOn(port))?.dataFolder === home.data) {
      // Written again: a process that started at the same moment and lost may have written its own.
      await writeFile(home.port, String(port))
      return true
    }
    await Promise.race([sleep(20), ended])
  }
  // 100 is also said of damaged data: so a few tries, and then what the log says.
  const mayBeTaken = mongod.exitCode === 100 || mongod.exitCode === 48
  if (mayBeTaken && failures < 20) return false
  throw new Error(
    `mongod did not start (exit ${mongod.exitCode ?? mongod.signalCode}). The end of ${home.log}:\n${await endOfLog(home)}`,
  )
}

async function launch(home: Home, port: number): Promise<ChildProcess> {
  const binary = await home.options.findMongod()
  const network = ['--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket']
  const data = [
    '--dbpath',
    home.data,
    '--replSet',
    replicaSetName,
    '--oplogSize',
    '128',
    '--wiredTigerCacheSizeGB',
    '0.25',
  ]
  const log = [
    '--logpath',
    home.log,
    '--logappend',
    '--quiet',
    '--setParameter',
    'diagnosticDataCollectionEnabled=false',
  ]
  // Detached: Ctrl-C in a terminal reaches every process of its group, and mongod has to outlive the work that is still being finished.
  const mongod = spawn(binary, [...network, ...data, ...log, ...(home.options.extra ?? [])], {
    detached: true,
    stdio: 'ignore',
  })
  mongod.unref()
  await once(mongod, 'spawn')
  return mongod
}

async function stopIfLast(home: Home, port: number): Promise<void> {
  await home.users.leave()
  if ((await home.users.others()).length > 0) return
  await writeFile(home.stopping, `${process.pid} ${await beginningOf(process.pid)}`)
  try {
    if ((await home.users.others()).length > 0) return
    const server = await serverOn(port)
    if (server?.dataFolder === home.data) await endServer(server.pid, port)
  } finally {
    await rm(home.stopping, { force: true })
  }
}

/** mongod takes a SIGTERM as "finish, write everything down, end". Its last threads may outlive its first, so the port counts too. */
async function endServer(pid: number, port: number): Promise<void> {
  process.kill(pid, 'SIGTERM')
  for (let tries = 0; tries < endWithin / 20; tries++) {
    if ((await beginningOf(pid)) === undefined && (await isFree(port))) return
    await sleep(20)
  }
  process.kill(pid, 'SIGKILL')
}

/** Ids are used again, in a container at every start: so the note that a killed process left says when that one began. */
async function isBeingStopped(home: Home): Promise<boolean> {
  const note = (await readFile(home.stopping, 'utf8').catch(() => '')).trim()
  const [pid = '', ...began] = note.split(' ')
  return note !== '' && (await beginningOf(Number(pid))) === began.join(' ')
}

async function keptPort(home: Home): Promise<number | undefined> {
  return numberIn(home.port)
}

/** mongod writes its process id into this file, and empties it when it ends well. After a crash the id may be somebody else's by now. */
async function holdsData(home: Home): Promise<boolean> {
  const pid = await numberIn(join(home.data, 'mongod.lock'))
  return pid !== undefined && ((await commandLineOf(pid))?.includes(home.data) ?? false)
}

async function numberIn(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return Number(text.trim()) || undefined
}

async function endOfLog(home: Home): Promise<string> {
  const lines = (await readFile(home.log, 'utf8').catch(() => '')).trim().split('\n')
  return lines.slice(-5).join('\n')
}
