import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { freePort } from '#database/ports.ts'

/** One of the three mongods, with a data folder of its own. */
type Mongod = {
  readonly port: number
  readonly folder: string
  start(): Promise<void>
  /** Asks it to end, and waits for that. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** A replica set of three real mongods on this computer. */
export type MongoSet = {
  uri: string
  members: readonly Mongod[]
  /** @returns the one that takes writes now, or null while there is none. */
  primary(): Promise<Mongod | null>
  secondary(): Promise<Mongod>
  /** Copies the data folder of a secondary, which is stopped for that and started again. */
  backUp(to: string): Promise<void>
  /** Stops all, gives each of them the copy as its data, and starts them. */
  restore(from: string): Promise<void>
  stop(): Promise<void>
}

const set = 'convenor'

/** @param binary the path of a mongod. */
export async function startMongoSet(binary: string, folder: string): Promise<MongoSet> {
  const members: Mongod[] = []
  for (const n of [1, 2, 3])
    members.push(mongod(binary, { folder: join(folder, `mongo-${n}`), port: await freePort() }))
  await startAll()
  const hosts = members.map(({ port }, _id) => ({ _id, host: `127.0.0.1:${port}` }))
  await admin(members[0], { replSetInitiate: { _id: set, members: hosts } })
  await awaited('the set has a primary', async () => (await primary()) !== null)

  async function startAll(): Promise<void> {
    await Promise.all(members.map((one) => one.start()))
  }

  async function stopAll(): Promise<void> {
    await Promise.all(members.map((one) => one.stop()))
  }

  async function primary(): Promise<Mongod | null> {
    for (const one of members) if (await isIn(one, 'isWritablePrimary')) return one
    return null
  }

  async function secondary(): Promise<Mongod> {
    for (const one of members) if (await isIn(one, 'secondary')) return one
    throw new Error('the set has no secondary')
  }

  return {
    uri: `mongodb://${hosts.map(({ host }) => host).join(',')}/convenor?replicaSet=${set}`,
    members,
    primary,
    secondary,
    async backUp(to) {
      const one = await secondary()
      await one.stop()
      await cp(one.folder, to, { recursive: true })
      await one.start()
      await awaited('the secondary is back', () => isIn(one, 'secondary'))
    },
    async restore(from) {
      await stopAll()
      for (const { folder: data } of members) {
        await rm(data, { recursive: true })
        await cp(from, data, { recursive: true })
      }
      await startAll()
      await awaited('the set has a primary', async () => (await primary()) !== null)
    },
    stop: stopAll,
  }
}

function mongod(binary: string, { folder, port }: { folder: string; port: number }): Mongod {
  let child: ChildProcess | null = null
  const network = ['--bind_ip', '127.0.0.1', '--port', `${port}`, '--nounixsocket', '--replSet', set]
  const data = ['--dbpath', folder, '--oplogSize', '64', '--wiredTigerCacheSizeGB', '0.25', '--quiet']
  const spared = ['--setParameter', 'diagnosticDataCollectionEnabled=false']

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  const one: Mongod = {
    port,
    folder,
    async start() {
      await mkdir(folder, { recursive: true })
      child = spawn(binary, [...network, ...data, ...spared], { stdio: 'ignore' })
      await awaited(`the mongod on port ${port} answers`, () => isIn(one, 'ok'))
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
  return one
}

async function isIn(one: Mongod, state: 'ok' | 'isWritablePrimary' | 'secondary'): Promise<boolean> {
  const said = await admin(one, { hello: 1 }).catch(() => null)
  return Boolean(said?.[state])
}

async function admin(one: Mongod | undefined, command: object): Promise<Record<string, unknown>> {
  const client = new MongoClient(`mongodb://127.0.0.1:${one?.port}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: 1_000,
  })
  try {
    return await client.db('admin').command(command as { hello: 1 })
  } finally {
    await client.close()
  }
}

/** Looks until it is so. @throws where that takes longer than a minute and a half. */
export async function awaited(what: string, isSo: () => Promise<boolean> | boolean, within = 90_000): Promise<number> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > within) throw new Error(`waited in vain: ${what}`)
    await sleep(200)
  }
  return performance.now() - began
}
