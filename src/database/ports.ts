import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port for the embedded MongoDB, outside the range from which systems take ports for outgoing connections: those would now and then hold ours.
 * @throws where none of a thousand is free.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = randomInt(27_018, 28_018)
    if (await isFree(port)) return port
  }
  throw new Error(
    'No port between 27018 and 28017 is free for the embedded MongoDB. Set MONGODB_URI to a server of your own.',
  )
}

/** Whether nobody listens on a port of this computer. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}
