import type { Readable } from 'node:stream'
import { mongo } from 'mongoose'
import type { Database } from './connection.ts'

/** Files in GridFS, by ids of our own. */
export interface FileBucket {
  /** Streams a file in. @throws what the stream throws; nothing is kept then. */
  save(id: string, name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  open(id: string): Readable
  remove(id: string): Promise<void>
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
          for await (const chunk of bytes)
            if (!upload.write(chunk)) await new Promise((resolve) => upload.once('drain', resolve))
          await new Promise<void>((resolve, reject) => upload.once('error', reject).end(resolve))
        } catch (error) {
          await upload.abort().catch(() => {})
          throw error
        }
      }),
    open: (id) => bucket.openDownloadStream(id as never),
    remove: (id) => database.call(`${name}.remove`, () => bucket.delete(id as never)),
  }
}
