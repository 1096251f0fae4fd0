import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { mongo } from 'mongoose'
import type { Database } from './connection.ts'

/** Files in GridFS, by ids of our own. */
export interface FileBucket {
  /** Streams a file in. @throws what the stream or the database throws; nothing is kept then. */
  save(id: string, name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  open(id: string): Readable
  remove(id: string): Promise<void>
  /** The ids of the files kept longer than this. @param age in milliseconds of real time. */
  olderThan(age: number): Promise<string[]>
}

/** @param name of the bucket, for instance `minutes`. */
export function fileBucket(database: Database, name: string): FileBucket {
  const db = database.connection.db
  if (!db) throw new Error('the database is not connected')
  const bucket = new mongo.GridFSBucket(db, { bucketName: name })
  return {
    save: (id, filename, bytes) =>
      database.call(`${name}.save`, async () => {
        const upload = bucket.openUploadStreamWithId(id as never, filename)
        try {
          // The pipeline listens to both ends: a chunk that cannot be written is an error here, not one nobody hears.
          await pipeline(Readable.from(bytes), upload)
        } catch (error) {
          await upload.abort().catch(() => {})
          throw error
        }
      }),
    open: (id) => bucket.openDownloadStream(id as never),
    remove: (id) => database.call(`${name}.remove`, () => bucket.delete(id as never)),
    olderThan: (age) =>
      database.call(`${name}.olderThan`, async () => {
        const old = bucket.find({ uploadDate: { $lt: new Date(Date.now() - age) } })
        return (await old.toArray()).map(({ _id }) => String(_id))
      }),
  }
}
