import { randomBytes } from 'node:crypto'
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises'

/** Where our own server listens on 127.0.0.1, and the key that it admits. */
export type ServerAddress = { port: number; key: string }

const shape = /^[0-9a-f]{64}$/

/**
 * The key of our own server, from a file for its owner alone; made where there is none. mongod reads the same file (`--keyFile`).
 *
 * Nothing that is kept depends on the key: where the file was removed, the next start makes another one.
 * Two processes may come at the same moment: the file appears whole, and only once.
 * @throws with a sentence where the file holds something else.
 */
export async function keptKey(path: string): Promise<string> {
  const own = `${path}.${process.pid}`
  await writeFile(own, randomBytes(32).toString('hex'), { mode: 0o600, flush: true })
  try {
    await link(own, path)
  } catch (error) {
    if (Object(error).code !== 'EEXIST') throw error
  } finally {
    await rm(own, { force: true })
  }
  await chmod(path, 0o600)
  const key = (await readFile(path, 'utf8')).trim()
  if (!shape.test(key))
    throw new Error(`The key in ${path} is damaged. Remove this file and start again: no data is lost.`)
  return key
}

/** A connection string. mongod knows the content of its key file as the password of its user `__system`, which may do everything. */
export function uriOf({ port, key }: ServerAddress, database = ''): string {
  return `mongodb://__system:${key}@127.0.0.1:${port}/${database}?authSource=local&authMechanism=SCRAM-SHA-256`
}
