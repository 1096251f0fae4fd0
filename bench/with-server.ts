import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongodLocations } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'

/** Gives a bench a mongod of its own, in a folder of its own, and takes both away at the end. @param extra arguments for mongod. */
export async function withServer(
  work: (server: { uri: string; folder: string }) => Promise<void>,
  extra: readonly string[] = [],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'))
  try {
    const server = await startEmbeddedServer({
      folder,
      findMongod: () => findMongod(mongodLocations(process.env), () => {}),
      extra,
    })
    await work({ uri: server.uri, folder }).finally(() => server.stop())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a bench is asked by words: sizes, or else the usual ones, and the file for a chart (`chart=<file>`), if any. */
export function askedFor(words: readonly string[], usual: readonly number[]) {
  const sizes = words.filter((word) => /^\d+$/.test(word)).map(Number)
  const file = words.find((word) => word.startsWith('chart='))?.slice('chart='.length)
  return { sizes: sizes.length > 0 ? sizes : usual, file }
}
