import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type FolderUsers, folderUsers, isAlive } from './folder-users.ts'
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
  /** The process to count as the user of the folder: this one. */
  self?: number
}

type Home = { data: string; port: string; log: string; stopping: string; users: FolderUsers; options: EmbeddedOptions }

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
  await mkdir(home.data, { recursive: true })
  await home.users.enter()
  try {
    const { port, joined } = await startOrJoin(home)
    await makePrimary(port)
    return {
      uri: `mongodb://127.0.0.1:${port}/convenor?replicaSet=${replicaSetName}`,
      port,
      joined,
      stop: () => stopIfLast(home, port),
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
    users: folderUsers(at('users'), options.self),
    options,
  }
}

async function startOrJoin(home: Home): Promise<{ port: number; joined: boolean }> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isBeingStopped(home)) {
      await sleep(100)
      continue
    }
    const kept = await keptPort(home)
    if (kept && (await serverOn(kept))?.dataFolder === home.data) return { port: kept, joined: true }
    if (await holdsData(home)) {
      // A server holds the data but does not answer yet, or is about to end.
      await sleep(100)
      continue
    }
    const port = kept && (await isFree(kept)) ? kept : await freePort()
    if (await started(home, port)) return { port, joined: false }
  }
  throw new Error(`Another MongoDB server holds ${home.data} and does not answer. End it, or choose another folder.`)
}

/** @returns false if another server was quicker to take the data or the port. @throws if mongod ends for another reason. */
async function started(home: Home, port: number): Promise<boolean> {
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
  if (mongod.exitCode === 100 || mongod.exitCode === 48) {
    const otherIsThere = (await holdsData(home)) || !(await isFree(port))
    if (otherIsThere) return false
  }
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
  await writeFile(home.stopping, String(home.options.self ?? process.pid))
  try {
    if ((await home.users.others()).length > 0) return
    const server = await serverOn(port)
    if (server?.dataFolder === home.data) await endProcess(server.pid)
  } finally {
    await rm(home.stopping, { force: true })
  }
}

/** mongod takes a SIGTERM as "finish, write everything down, end". */
async function endProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM')
  for (let tries = 0; tries < 400 && isAlive(pid); tries++) await sleep(20)
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}

async function isBeingStopped(home: Home): Promise<boolean> {
  const by = await numberIn(home.stopping)
  return by !== undefined && isAlive(by)
}

async function keptPort(home: Home): Promise<number | undefined> {
  return numberIn(home.port)
}

/** mongod writes its process id into this file, and empties it when it ends well. */
async function holdsData(home: Home): Promise<boolean> {
  const pid = await numberIn(join(home.data, 'mongod.lock'))
  return pid !== undefined && isAlive(pid)
}

async function numberIn(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return Number(text.trim()) || undefined
}

async function isFree(port: number): Promise<boolean> {
  return portIfFree(port).then(
    () => true,
    () => false,
  )
}

async function freePort(): Promise<number> {
  return portIfFree(0)
}

async function portIfFree(wanted: number): Promise<number> {
  const server = createServer()
  server.listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : wanted
}

async function endOfLog(home: Home): Promise<string> {
  const lines = (await readFile(home.log, 'utf8').catch(() => '')).trim().split('\n')
  return lines.slice(-5).join('\n')
}
