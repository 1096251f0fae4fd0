import { mongodLocations } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'

/** A process that uses the folder it is given, until it is told to end or is killed. */
const [, , folder = ''] = process.argv
const server = await startEmbeddedServer({
  folder,
  findMongod: () => findMongod(mongodLocations(process.env), () => {}),
})
process.once('SIGTERM', () => server.stop().then(() => process.exit(0)))
process.stdout.write(server.uri)
setInterval(() => {}, 1_000)
