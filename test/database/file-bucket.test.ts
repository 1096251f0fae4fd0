import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { type FileBucket, fileBucket } from '#database/file-bucket.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
const aDay = 24 * 3_600_000
let database: Database
let bucket: FileBucket

beforeAll(async () => {
  database = await connect(uri)
  bucket = fileBucket(database, 'papers')
})
afterAll(() => database.close())

async function* chunks(...all: Buffer[]) {
  yield* all
}

async function read(id: string): Promise<string> {
  return Buffer.concat(await bucket.open(id).toArray()).toString()
}

const left = () => database.connection.collection('papers.chunks').countDocuments()

/** Whether the database takes chunks, or refuses each of them. */
async function takesChunks(takes: boolean) {
  const refuse = { collMod: 'papers.chunks', validator: takes ? {} : { n: 'never' } }
  await database.connection.db?.command(refuse)
}

describe('a file', () => {
  test('is kept whole, and gone when it is removed', async () => {
    await bucket.save('a', 'a.txt', chunks(Buffer.from('We '), Buffer.from('met.')))
    expect(await read('a')).toBe('We met.')
    await bucket.remove('a')
    await bucket.remove('a')
    await expect(read('a')).rejects.toThrow('FileNotFound')
  })

  test('that breaks off in the middle is not kept, and the reason is told', async () => {
    async function* broken() {
      yield Buffer.alloc(600_000)
      throw new Error('it broke off')
    }
    await expect(bucket.save('b', 'b.txt', broken())).rejects.toThrow('it broke off')
    await expect(read('b')).rejects.toThrow('FileNotFound')
    expect(await left()).toBe(0)
  })

  test('that the database refuses in the middle is an answer to the one who saves it, and to nobody else', async () => {
    async function* slow() {
      yield Buffer.alloc(600_000)
      await takesChunks(false)
      yield Buffer.alloc(600_000)
      yield Buffer.alloc(600_000)
    }
    await expect(bucket.save('c', 'c.txt', slow())).rejects.toThrow('Document failed validation')
    await takesChunks(true)
    await expect(read('c')).rejects.toThrow('FileNotFound')
    expect(await left()).toBe(0)
  })

  test('is found by its age, whatever its name', async () => {
    await bucket.save('old', 'x.txt', chunks(Buffer.from('x')))
    await bucket.save('new', 'x.txt', chunks(Buffer.from('x')))
    const files = database.connection.collection<{ _id: string }>('papers.files')
    await files.updateOne({ _id: 'old' }, { $set: { uploadDate: new Date(Date.now() - 9 * aDay) } })
    expect(await bucket.olderThan(8 * aDay)).toEqual(['old'])
  })
})
