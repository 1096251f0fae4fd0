import { mkdtemp, readdir, readFile, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { mongodLocations } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { folderUsers } from '#database/folder-users.ts'
import { commandLineOf } from '#database/processes.ts'

const prefix = 'convenor-test-'

declare global {
  /** Set by the run's start for its end: jest calls the two in one process, but shares nothing else between them. */
  var stopMongod: () => Promise<void>
}

/**
 * One mongod for the whole run, in a throw-away folder, in memory where there is room: nothing in a test survives the run.
 * Every test file takes a database of its own in it (`test/database.ts`).
 */
export default async function startMongod(): Promise<void> {
  const parent = await quickestFolder()
  await removeLeftovers(parent)
  const folder = await mkdtemp(join(parent, prefix))
  const server = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodLocations(process.env), (line) => process.stderr.write(`${line}\n`)),
    extra: [
      ...['--syncdelay', '0', '--setParameter', 'ttlMonitorEnabled=false'],
      // mongod keeps the files of a dropped database for five minutes, all of them open: a run would come to its limit.
      ...['--setParameter', 'minSnapshotHistoryWindowInSeconds=0'],
    ],
  })
  await leaveOutTheJournal(server.uri)
  process.env.TEST_MONGODB_URI = server.uri
  process.env.TEST_MONGODB_DATA = join(folder, 'data')
  globalThis.stopMongod = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  // Jest runs no teardown when it is interrupted.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void globalThis.stopMongod().finally(() => process.exit(1)))
}

/** Nothing outlives the run: a write need not reach the journal, which takes three times as long. */
async function leaveOutTheJournal(uri: string): Promise<void> {
  const client = await MongoClient.connect(uri)
  const admin = client.db('admin')
  const { config } = await admin.command({ replSetGetConfig: 1 })
  const unjournaled = { ...config, version: config.version + 1, writeConcernMajorityJournalDefault: false }
  await admin.command({ replSetReconfig: unjournaled })
  await client.close()
}

/** A run that was killed can clean up nothing: the next one ends its mongod and removes its folder. */
async function removeLeftovers(parent: string): Promise<void> {
  const folders = (await readdir(parent)).filter((name) => name.startsWith(prefix)).map((name) => join(parent, name))
  for (const folder of folders) {
    const isNew = Date.now() - (await stat(folder)).mtimeMs < 60_000
    if (isNew || (await folderUsers(join(folder, 'users')).others()).length > 0) continue
    const pid = Number(await readFile(join(folder, 'data', 'mongod.lock'), 'utf8').catch(() => ''))
    if (pid && (await commandLineOf(pid))?.includes(folder)) process.kill(pid, 'SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
}

async function quickestFolder(): Promise<string> {
  const memory = '/dev/shm'
  const needed = 2_000_000_000
  const space = await statfs(memory).catch(() => undefined)
  return space && space.bavail * space.bsize > needed ? memory : tmpdir()
}
