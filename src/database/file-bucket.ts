import type { Readable } from 'node:stream'
import { mongo } from 'mongoose'
import type { Database } from './connection.ts'

/** Files in GridFS, by ids of our own. */
export interface FileBucket {
  /** Streams a file in; what an attempt that broke off has left of it is replaced. @throws what the stream or the database throws; nothing is kept then. */
  save(id: string, name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  open(id: string): Readable
  /** Removes a file; one that is gone already is no error. */
  remove(id: string): Promise<void>
  /** The ids of the files kept longer than this. @param age in milliseconds of real time. */
  olderThan(age: number): Promise<string[]>
}

/** @param name of the bucket, for instance `minutes`. */
export function fileBucket(database: Database, name: string): FileBucket {
  const db = database.connection.db
  if (!db) throw new Error('the database is not connected')
  const bucket = new mongo.GridFSBucket(db, { bucketName: name })
  const remove = (id: string) =>
    bucket.delete(id as never).catch((error) => {
      // Its only complaint of its own is that there is no such file.
      if (!(error instanceof mongo.MongoRuntimeError)) throw error
    })
  return {
    save: (id, filename, bytes) =>
      database.call(`${name}.save`, async () => {
        await remove(id)
        const upload = bucket.openUploadStreamWithId(id as never, filename)
        // What goes wrong is told to each write below; an event that nobody hears would end the process.
        upload.on('error', () => {})
        try {
          // One after the other: nothing is on its way to the database any more when it is to be taken back.
          for await (const chunk of bytes) await done((settle) => upload.write(chunk, settle))
          await done((settle) => upload.end(settle))
        } catch (error) {
          await upload.abort().catch(() => {})
          throw error
        }
      }),
    open: (id) => bucket.openDownloadStream(id as never),
    remove: (id) => database.call(`${name}.remove`, () => remove(id)),
    olderThan: (age) =>
      database.call(`${name}.olderThan`, async () => {
        await db.collection(`${name}.files`).createIndex({ uploadDate: 1 })
        const old = bucket.find({ uploadDate: { $lt: new Date(Date.now() - age) } })
        return (await old.toArray()).map(({ _id }) => String(_id))
      }),
  }
}

type Callback = (error?: Error | null) => void

/** Waits for something that tells when it is done. */
function done(begin: (settle: Callback) => void): Promise<void> {
  return new Promise((resolve, reject) => begin((error) => (error ? reject(error) : resolve())))
}
