import type { Database } from '#database/connection.ts'
import { type FileBucket, fileBucket } from '#database/file-bucket.ts'

/** The files given as minutes. */
export function minutesFileStore(database: Database): FileBucket {
  return fileBucket(database, 'minutes')
}
