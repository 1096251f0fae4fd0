import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { mongodPlaces } from '#config.ts'
import { type EmbeddedServer, startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { serverOn } from '#database/replica-set.ts'

let folder: string
const running: EmbeddedServer[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convenor-embedded-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of running.splice(0)) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodPlaces(process.env), () => {}),
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
const runs = async (server: EmbeddedServer) => (await serverOn(server.port)) !== undefined

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
    process.kill((await serverOn(server.port))?.pid ?? 0, 'SIGKILL')
    expect(await things(server.uri)).toEqual(['kept'])
  })

  test('says what mongod said where it does not start', async () => {
    const options = { folder, findMongod: async () => '/bin/false' }
    await expect(startEmbeddedServer(options)).rejects.toThrow(/mongod did not start \(exit 1\)/)
    expect(await readdir(join(folder, 'users'))).toEqual([])
  })
})
