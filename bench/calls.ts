import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongodPlaces } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { type Counted, countedHouse } from './calls/counted-house.ts'
import { large, type Size, small } from './calls/organisation.ts'
import { playScenes } from './calls/scenes.ts'

/** How much everything that people can do asks of the database, in a small organisation and in a large one. */
export async function callsBench(say: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'))
  const server = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodPlaces(process.env), () => {}),
    extra: ['--syncdelay', '0', '--setParameter', 'ttlMonitorEnabled=false'],
  })
  try {
    const [few, many] = [
      await countedAt(server.uri, small),
      await countedAt(server.uri, process.env.MEDIUM ? { groups: 40, people: 1000 } : large),
    ]
    say(
      `${'what'.padEnd(32)}${'calls'.padStart(12)}${'documents'.padStart(16)}${'keys'.padStart(16)}${'returned'.padStart(14)}${'bytes'.padStart(20)}`,
    )
    few.forEach((one, index) => {
      const other = many[index]
      if (!other) return
      const both = (of: (counted: Counted) => number) => `${of(one)} -> ${of(other)}`
      say(
        one.what.padEnd(32) +
          both(({ cost }) => cost.calls).padStart(12) +
          both(({ cost }) => cost.documents).padStart(16) +
          both(({ cost }) => cost.keys).padStart(16) +
          both(({ cost }) => cost.returned).padStart(14) +
          both(({ cost }) => cost.bytes).padStart(20) +
          (other.cost.scans.length > 0 ? ` COLLSCAN ${other.cost.scans.join()}` : ''),
      )
      if (process.env.PRINT_COMMANDS) say(`      ${other.cost.commands.join(', ')}`)
    })
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function countedAt(uri: string, size: Size): Promise<Counted[]> {
  const address = new URL(uri)
  address.pathname = `/calls-${size.groups}`
  const house = await countedHouse(address.href, size)
  await playScenes(house)
  await house.close()
  return house.counted
}
