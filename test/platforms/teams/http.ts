import { once } from 'node:events'
import type { Server } from 'node:http'

/** Listens on a free port of this machine. @returns the server's address, without a slash at the end. */
export async function addressOf(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}
