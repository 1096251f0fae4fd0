import { randomBytes } from 'node:crypto'
import { afterAll } from '@jest/globals'
import { type Db, MongoClient } from 'mongodb'

/**
 * A database for this test file alone, on the run's mongod; dropped when the file is done. Call it once, at the top of the file.
 * `uri` carries the name: `connect(uri)` needs nothing else.
 */
export function testDatabase(): { uri: string; name: string } {
  const server = process.env.TEST_MONGODB_URI
  if (!server)
    throw new Error('TEST_MONGODB_URI is not set: run the tests through jest, whose globalSetup starts mongod.')
  const name = `test-${randomBytes(6).toString('hex')}`
  const uri = new URL(server)
  uri.pathname = `/${name}`
  afterAll(async () => {
    const client = await MongoClient.connect(uri.href)
    await dropWithFiles(client.db(name))
    await client.close()
  })
  return { uri: uri.href, name }
}

/** Drops a database, and has mongod close and remove its files: it does so at a checkpoint, and makes none by itself. */
export async function dropWithFiles(database: Db): Promise<void> {
  await database.dropDatabase()
  await database.client.db('admin').command({ fsync: 1 })
}
