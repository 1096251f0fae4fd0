import { describe, expect, test } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { testDatabase } from './database.ts'

const { uri, name } = testDatabase()

describe('the database of a test file', () => {
  test('is on a real replica set: a transaction works', async () => {
    const client = await MongoClient.connect(uri)
    const things = client.db().collection<{ _id: string }>('things')
    await client.withSession((session) => session.withTransaction(() => things.insertOne({ _id: 'a' }, { session })))
    expect(await client.db(name).collection('things').countDocuments()).toBe(1)
    await client.close()
  })
})
