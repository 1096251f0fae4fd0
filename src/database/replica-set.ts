import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, MongoClient, MongoServerError } from 'mongodb'
import { type ServerAddress, uriOf } from './server-key.ts'

export const replicaSetName = 'convenor'

/** What a server says about itself: where its data is, and its process id. */
export type ServerFacts = { dataFolder: string; pid: number }

/** What MongoDB answers where it does not take a password. */
const authenticationFailed = 18

/**
 * Which server answers on a port of this computer; undefined when none does, or not a mongod.
 * A mongod that runs without a key refuses every key.
 */
export async function serverOn(address: ServerAddress): Promise<ServerFacts | 'refuses the key' | undefined> {
  // The driver tries a refused connection again for its whole time-out; most of the time nobody is there.
  if (!(await listens(address.port))) return undefined
  try {
    return await withAdmin(address, async (admin) => {
      const options = await admin.command({ getCmdLineOpts: 1 })
      const status = await admin.command({ serverStatus: 1, metrics: 0, wiredTiger: 0, repl: 0 })
      return { dataFolder: String(options.parsed?.storage?.dbPath), pid: Number(status.pid) }
    })
  } catch (error) {
    const isRefused = error instanceof MongoServerError && error.code === authenticationFailed
    return isRefused ? 'refuses the key' : undefined
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/**
 * Makes a mongod the one member of its replica set, at this port, and waits until it takes writes.
 * Its data remember the host and port they last ran at: where that was another port, the change is forced.
 * The old port may belong to somebody mute by now, and mongod waits half a minute for an answer there.
 * @throws when it takes no writes within a minute.
 */
export async function makePrimary(address: ServerAddress): Promise<void> {
  let lastError: unknown
  for (let tries = 0; tries < 600; tries++) {
    try {
      if (await withAdmin(address, (admin) => isPrimary(admin, `127.0.0.1:${address.port}`))) return
    } catch (error) {
      // A server that changes its state drops its connections, also the one that asked for the change.
      lastError = error
    }
    await sleep(100)
  }
  throw new Error('The embedded MongoDB did not become ready within a minute; mongod.log in its folder says why.', {
    cause: lastError,
  })
}

/** Takes one step of making a server primary. @returns whether it is primary now. */
async function isPrimary(admin: Db, host: string): Promise<boolean> {
  const { isWritablePrimary, me } = await admin.command({ hello: 1 })
  if (isWritablePrimary && me === host) return true
  const members = [{ _id: 0, host }]
  const config = await currentConfig(admin)
  if (!config) await admin.command({ replSetInitiate: { _id: replicaSetName, members } })
  else if (config.members[0]?.host !== host) {
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true })
  }
  return false
}

async function currentConfig(admin: Db): Promise<{ version: number; members: { host: string }[] } | undefined> {
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 })
    return config
  } catch (error) {
    if (error instanceof MongoServerError && error.codeName === 'NotYetInitialized') return undefined
    throw error
  }
}

async function withAdmin<T>(address: ServerAddress, act: (admin: Db) => Promise<T>): Promise<T> {
  const client = new MongoClient(uriOf(address), {
    directConnection: true,
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
  })
  try {
    await client.connect()
    return await act(client.db('admin'))
  } finally {
    await client.close()
  }
}
