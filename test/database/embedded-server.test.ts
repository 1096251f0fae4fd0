import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { mongodLocations } from '#app/config.ts'
import { type EmbeddedServer, startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { freePort } from '#database/ports.ts'
import { serverOn } from '#database/replica-set.ts'
import { keptKey } from '#database/server-key.ts'

let folder: string
const running: EmbeddedServer[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convenor-embedded-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of running.splice(0)) await server.stop()
  // A mongod that was just killed may still write a last file.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 })
})

async function start(): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodLocations(process.env), () => {}),
  })
  running.push(server)
  return server
}

/** Another process in the same folder, once it is ready. */
async function startElsewhere(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['test/database/use-folder.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout ?? child, 'data')
  return child
}

async function write(uri: string, text: string): Promise<void> {
  await withClient(uri, (client) => client.db().collection<{ _id: string }>('things').insertOne({ _id: text }))
}
async function things(uri: string): Promise<string[]> {
  return withClient(uri, async (client) =>
    (await client.db().collection<{ _id: string }>('things').find().toArray()).map(({ _id }) => _id),
  )
}
async function withClient<T>(uri: string, act: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri)
  return act(client).finally(() => client.close())
}
/** How another user of this computer connects, who cannot read the folder. */
const strangerAt = ({ port }: { port: number }) =>
  MongoClient.connect(`mongodb://127.0.0.1:${port}/convenor?directConnection=true`)

/** What an older program left behind when it was killed: its data, its port, and a mongod that asks nobody for a key. */
async function leftByOlderProgram(): Promise<ChildProcess> {
  const port = await freePort()
  const data = join(folder, 'data')
  await mkdir(data)
  await writeFile(join(folder, 'port'), String(port))
  const binary = await findMongod(mongodLocations(process.env), () => {})
  const network = ['--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket', '--replSet', 'convenor']
  const mongod = spawn(binary, [...network, '--dbpath', data, '--oplogSize', '128'], { stdio: 'ignore' })
  children.push(mongod)
  const client = await strangerAt({ port })
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }]
  await client.db('admin').command({ replSetInitiate: { _id: 'convenor', members } })
  await client.close()
  await write(`mongodb://127.0.0.1:${port}/convenor?replicaSet=convenor`, 'kept by the older program')
  return mongod
}

/** Its process id, where a server answers to the folder's key. */
async function pidOf({ port }: EmbeddedServer): Promise<number | undefined> {
  const server = await serverOn({ port, key: await keptKey(join(folder, 'key')) })
  return typeof server === 'object' ? server.pid : undefined
}
const runs = async (server: EmbeddedServer) => (await pidOf(server)) !== undefined

describe('the embedded server', () => {
  test('keeps its data and its port from one run to the next, and nothing runs in between', async () => {
    const first = await start()
    await write(first.uri, 'kept')
    await first.stop()
    expect(await runs(first)).toBe(false)
    const second = await start()
    expect(await things(second.uri)).toEqual(['kept'])
    expect(second).toMatchObject({ port: first.port, joined: false })
  })

  test('moves to another port where its own is taken, with its data', async () => {
    const first = await start()
    await write(first.uri, 'kept')
    await first.stop()
    const stranger = createServer((socket) => socket.end('who are you')).listen(first.port, '127.0.0.1')
    await once(stranger, 'listening')
    const second = await start().finally(() => stranger.close())
    expect(second.port).not.toBe(first.port)
    expect(await things(second.uri)).toEqual(['kept'])
  })

  test('adopts the mongod that a killed process left behind, and stops it in the end', async () => {
    const killed = await startElsewhere()
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const server = await start()
    expect(server.joined).toBe(true)
    await write(server.uri, 'written')
    await server.stop()
    expect(await runs(server)).toBe(false)
  })

  test('starts beside the note of a process that was killed while it stopped mongod, and had our process id', async () => {
    for (const note of [`${process.pid}`, `${process.pid} some other beginning`]) {
      await writeFile(join(folder, 'stopping'), note)
      const server = await start()
      await server.stop()
    }
  })

  test('is shared by the processes of a folder; the last one stops it', async () => {
    const other = await startElsewhere()
    const server = await start()
    expect(server.joined).toBe(true)
    await server.stop()
    expect(await runs(server)).toBe(true)
    other.kill('SIGTERM')
    expect(await once(other, 'exit')).toEqual([0, null])
    expect(await runs(server)).toBe(false)
  })

  test('is started once by two processes that come at the same moment', async () => {
    const [server] = await Promise.all([start(), startElsewhere()])
    expect(await things(server.uri)).toEqual([])
    expect((await readdir(join(folder, 'users'))).length).toBe(2)
    expect(Number(await readFile(join(folder, 'port'), 'utf8'))).toBe(server.port)
  })

  test('comes up again by itself after mongod was killed, with what was written', async () => {
    const server = await start()
    await write(server.uri, 'kept')
    process.kill((await pidOf(server)) ?? 0, 'SIGKILL')
    expect(await things(server.uri)).toEqual(['kept'])
  })

  test('refuses to read, to write and to make users for whoever has not its key, which only its owner can read', async () => {
    const server = await start()
    await write(server.uri, 'private')
    const stranger = await strangerAt(server)
    const refused = { codeName: 'Unauthorized' }
    await expect(stranger.db().collection('things').findOne()).rejects.toMatchObject(refused)
    await expect(stranger.db().collection('things').insertOne({ made: 'up' })).rejects.toMatchObject(refused)
    await expect(stranger.db('admin').command({ listDatabases: 1 })).rejects.toMatchObject(refused)
    const user = { createUser: 'stranger', pwd: 'guessed', roles: ['root'] }
    await expect(stranger.db('admin').command(user)).rejects.toMatchObject(refused)
    await stranger.close()
    expect(await serverOn({ port: server.port, key: '0'.repeat(64) })).toBe('refuses the key')
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600)
    expect(await things(server.uri)).toEqual(['private'])
  })

  test('ends the mongod without a key that an older program left behind, and opens its data with a key', async () => {
    const older = await leftByOlderProgram()
    const server = await start()
    expect(older.exitCode ?? older.signalCode).not.toBeNull()
    expect(server.joined).toBe(false)
    expect(await things(server.uri)).toEqual(['kept by the older program'])
    const stranger = await strangerAt(server)
    await expect(stranger.db().collection('things').findOne()).rejects.toMatchObject({ codeName: 'Unauthorized' })
    await stranger.close()
  })

  test('says what mongod said where it does not start', async () => {
    const options = { folder, findMongod: async () => '/bin/false' }
    await expect(startEmbeddedServer(options)).rejects.toThrow(/mongod did not start \(exit 1\)/)
    expect(await readdir(join(folder, 'users'))).toEqual([])
  })
})
