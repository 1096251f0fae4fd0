import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { dropWithFiles, testDatabase } from './database.ts'

const { uri, name } = testDatabase()

describe('the database of a test file', () => {
  test('is on a real replica set: a transaction works', async () => {
    const client = await MongoClient.connect(uri)
    const things = client.db().collection<{ _id: string }>('things')
    await client.withSession((session) => session.withTransaction(() => things.insertOne({ _id: 'a' }, { session })))
    expect(await client.db(name).collection('things').countDocuments()).toBe(1)
    await client.close()
  })

  test('leaves no file behind when it is dropped, so that a run of all test files stays below the limit of open files', async () => {
    const client = await MongoClient.connect(uri)
    const dropped = client.db(`${name}-dropped`)
    await dropped.collection<{ _id: string }>('things').insertOne({ _id: 'a' })
    const [stats] = await dropped
      .collection('things')
      .aggregate([{ $collStats: { storageStats: {} } }])
      .toArray()
    const ident = /statistics:table:(.+)$/.exec(stats?.storageStats.wiredTiger.uri)?.[1] ?? ''
    const file = join(process.env.TEST_MONGODB_DATA ?? '', `${ident}.wt`)
    await access(file)
    await dropWithFiles(dropped)
    await client.close()
    await expect(gone(file)).resolves.toBe(true)
  })
})

/** mongod removes what a checkpoint has let go within a second or two. */
async function gone(file: string): Promise<boolean> {
  for (;;) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    )
    if (!isThere) return true
    await sleep(100)
  }
}
