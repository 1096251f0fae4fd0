import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { MongoClient } from 'mongodb'
import { collection } from '#database/collection.ts'
import { connect } from '#database/connection.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { testDatabase } from '../database.ts'

const { uri, name } = testDatabase()

describe('a database that cannot be used is refused with a sentence that says how to mend it:', () => {
  test.each([
    'localhost:27017',
    'mongodb://',
    'mongodb://me:pass@word@h@st/db',
    'mongodb://host/?replicaset=a&nonsense=1',
  ])('an address that is none, %s', async (address) => {
    await expect(connect(address)).rejects.toThrow(/^MONGODB_URI is not an address of MongoDB\./)
  })

  test('a server that does not answer, named without the password', async () => {
    const away = connect('mongodb://me:hidden@127.0.0.1:9/convenor?serverSelectionTimeoutMS=50')
    await expect(away).rejects.toThrow(/^MongoDB does not answer at 127\.0\.0\.1:9\./)
  })

  test('an index that somebody has changed', async () => {
    const client = await MongoClient.connect(uri)
    await client.db(name).collection('shelves').createIndex({ row: 1 }, { unique: true, name: 'row_1' })
    await client.close()
    const database = await connect(uri)
    const shelves = collection<{ _id: string; row: number }>(database, {
      name: 'shelves',
      shape: { row: { type: Number, required: true } },
      indexes: [{ fields: { row: 1 } }],
    })
    await expect(shelves.prepare()).rejects.toThrow(
      'An index of the collection shelves was changed: it is not the one that Convenor needs. Remove it in mongosh with db.getCollection("shelves").dropIndex("row_1")',
    )
    await database.close()
  })

  test('a folder that cannot be written', async () => {
    const within = await mkdtemp(join(tmpdir(), 'convenor-fault-'))
    await writeFile(join(within, 'file'), '')
    const folder = join(within, 'file', '.convenor')
    const started = startEmbeddedServer({ folder, findMongod: async () => '/bin/false' })
    await expect(started).rejects.toThrow(`Convenor cannot write into ${folder} (ENOTDIR). Let it write there,`)
    await rm(within, { recursive: true })
  })
})

test('the folder of the embedded server is its owner’s alone, also where it was open before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-folder-'))
  const open = join(folder, '.convenor')
  await expect(startEmbeddedServer({ folder: open, findMongod: async () => '/bin/false' })).rejects.toThrow()
  expect((await stat(open)).mode & 0o777).toBe(0o700)
  await rm(folder, { recursive: true })
})
