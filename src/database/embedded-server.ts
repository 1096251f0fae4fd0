import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { folderFault } from './connect-faults.ts'
import { freePort, isFree } from './ports.ts'
import { beginningOf } from './processes.ts'
import { makePrimary, replicaSetName, serverOn } from './replica-set.ts'
import { endOfLog, holderOf, isBeingStopped, keptPort, type ServerFolder, serverFolder } from './server-folder.ts'
import { keptKey, type ServerAddress, uriOf } from './server-key.ts'

/** A MongoDB of our own, in a folder. `joined`: it was running already, left by a killed process or shared with a living one. */
export type EmbeddedServer = {
  /** Holds the server's key: never to be printed or logged. */
  uri: string
  port: number
  joined: boolean
  /** Leaves the folder; the last process that used it stops mongod. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** For instance `.convenor`: the data, the key, the port, the log and the process ids live in it. */
  folder: string
  /** Finds the binary; called only if a server has to be started. */
  findMongod: () => Promise<string>
  /** Arguments that are passed to mongod beside our own. */
  extra?: readonly string[]
}

type Home = ServerFolder & { options: EmbeddedOptions }

/** One that has not ended by then (milliseconds) stands still. It loses nothing: what it had confirmed is in its journal. */
const endWithin = 2_000

/**
 * Starts mongod in the folder, or joins the one that runs there: a single-node replica set on 127.0.0.1, at the port used before.
 * It admits only those who can read the key in the folder, so no other user of this computer.
 *
 * Several processes may come and go in one folder without a lock. mongod itself admits one server to its data. A process that stops the
 * server first says so (`stopping`) and then looks whether anybody is there; a process that comes first enters and then looks whether
 * somebody is stopping: so at least one of the two sees the other.
 * @throws with the end of mongod's log if it does not start.
 */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home: Home = { ...serverFolder(options.folder), options }
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
    const key = await keptKey(home.key)
    const { port, joined } = await startOrJoin(home, key)
    const address = { port, key }
    await makePrimary(address)
    const watch = keepUp(home, key)
    return {
      uri: `${uriOf(address, 'convenor')}&replicaSet=${replicaSetName}`,
      port,
      joined,
      async stop() {
        await watch.end()
        await stopIfLast(home, address)
      },
    }
  } catch (error) {
    await home.users.leave()
    throw error
  }
}

async function startOrJoin(home: Home, key: string): Promise<{ port: number; joined: boolean }> {
  let failures = 0
  for (let tries = 0; tries < 300; tries++) {
    if (tries > 0) await sleep(100)
    if (await isBeingStopped(home)) continue
    const kept = await keptPort(home)
    const holder = await holderOf(home)
    if (holder !== undefined) {
      const server = kept ? await serverOn({ port: kept, key }) : undefined
      // An older program left it behind, which ran mongod without a key; or the file with its key was removed.
      if (kept && server === 'refuses the key') await endServer(holder, kept)
      else if (kept && isOurs(home, server)) return { port: kept, joined: true }
      // It has just begun, or is about to end.
      continue
    }
    const port = kept && (await isFree(kept)) ? kept : await freePort()
    if (await started(home, { address: { port, key }, failures })) return { port, joined: false }
    failures += 1
  }
  throw new Error(`Another MongoDB server holds ${home.data} and does not answer. End it, or choose another folder.`)
}

/** Starts mongod again should it die while the folder is in use; the driver finds it at its old port. */
function keepUp(home: Home, key: string): { end(): Promise<void> } {
  let looking: Promise<unknown> | undefined
  const look = async () => {
    if ((await holderOf(home)) !== undefined) return
    const { port } = await startOrJoin(home, key)
    await makePrimary({ port, key })
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
async function started(
  home: Home,
  { address, failures }: { address: ServerAddress; failures: number },
): Promise<boolean> {
  const { port } = address
  await writeFile(home.port, String(port))
  const mongod = await launch(home, port)
  const ended = once(mongod, 'exit')
  while (mongod.exitCode === null && mongod.signalCode === null) {
    if (isOurs(home, await serverOn(address))) {
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

function isOurs(home: Home, server: Awaited<ReturnType<typeof serverOn>>): boolean {
  return typeof server === 'object' && server.dataFolder === home.data
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
  // Without a user of its own a mongod lets anybody on its computer make one, so that is turned off.
  const lock = ['--keyFile', home.key, '--setParameter', 'enableLocalhostAuthBypass=false']
  const log = [
    '--logpath',
    home.log,
    '--logappend',
    '--quiet',
    '--setParameter',
    'diagnosticDataCollectionEnabled=false',
  ]
  // Detached: Ctrl-C in a terminal reaches every process of its group, and mongod has to outlive the work that is still being finished.
  const mongod = spawn(binary, [...network, ...data, ...lock, ...log, ...(home.options.extra ?? [])], {
    detached: true,
    stdio: 'ignore',
  })
  mongod.unref()
  await once(mongod, 'spawn')
  return mongod
}

async function stopIfLast(home: Home, address: ServerAddress): Promise<void> {
  await home.users.leave()
  if ((await home.users.others()).length > 0) return
  await writeFile(home.stopping, `${process.pid} ${await beginningOf(process.pid)}`)
  try {
    if ((await home.users.others()).length > 0) return
    const holder = await holderOf(home)
    if (holder !== undefined && isOurs(home, await serverOn(address))) await endServer(holder, address.port)
  } finally {
    await rm(home.stopping, { force: true })
  }
}

/** mongod takes a SIGTERM as "finish, write everything down, end". Its last threads may outlive its first, so the port counts too. */
async function endServer(pid: number, port: number): Promise<void> {
  const began = await beginningOf(pid)
  const lives = async () => began !== undefined && (await beginningOf(pid)) === began
  if (await lives()) process.kill(pid, 'SIGTERM')
  for (let tries = 0; tries < endWithin / 20; tries++) {
    if (!(await lives()) && (await isFree(port))) return
    await sleep(20)
  }
  // The port may be that of the next server by now, which another process has started.
  if (await lives()) process.kill(pid, 'SIGKILL')
}
