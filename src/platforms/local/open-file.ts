import { Readable } from 'node:stream'
import { z } from 'zod'
import type { SharedFile } from '#chat/incoming.ts'
import type { FileBucket } from '#database/file-bucket.ts'
import type { GivenFile } from './read-event.ts'

const refShape = z.object({ file: z.string() })

/** As the platforms do, files are kept for a while only: the house takes what it wants at once. In milliseconds. */
const keptFor = 8 * 24 * 3_600_000

/** Keeps a file that was given, under an id of its own, and lets old ones go. @returns what the house is told of it. */
export async function keepFile(bucket: FileBucket, file: GivenFile, id: string): Promise<SharedFile> {
  for (const old of await bucket.olderThan(keptFor)) await bucket.remove(old)
  const { name, type, bytes } = file
  await bucket.save(id, name, oneChunk(bytes))
  return { name, type, size: bytes.byteLength, ref: { file: id } satisfies z.infer<typeof refShape> }
}

/** @returns the bytes of a file that was given, streamed. */
export async function openFile(bucket: FileBucket, ref: unknown): Promise<ReadableStream<Uint8Array>> {
  return Readable.toWeb(bucket.open(refShape.parse(ref).file)) as ReadableStream<Uint8Array>
}

async function* oneChunk(bytes: Uint8Array) {
  yield bytes
}
