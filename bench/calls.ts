import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongodLocations } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { countedHouse } from './calls/counted-house.ts'
import { type Dearest, dearest } from './calls/dearest.ts'
import { large, type Size, small } from './calls/organisation.ts'
import { playScenes } from './calls/scenes.ts'

const columns = ['calls', 'examined', 'returned', 'bytes'] as const

/** How much everything that people can do asks of the database, in a small organisation and in a large one. */
export async function callsBench(say: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'))
  const server = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodLocations(process.env), () => {}),
    extra: ['--syncdelay', '0', '--setParameter', 'ttlMonitorEnabled=false'],
  })
  try {
    const few = await costsAt(server.uri, small)
    const many = await costsAt(server.uri, large)
    say(`${small.groups} groups, ${small.people} people -> ${large.groups} groups, ${large.people} people`)
    say(row('', columns))
    for (const [what, one] of few) {
      const other = many.get(what) ?? one
      say(
        row(
          what,
          columns.map((column) => `${one[column]} -> ${other[column]}`),
        ),
      )
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function costsAt(uri: string, size: Size): Promise<Map<string, Dearest>> {
  const address = new URL(uri)
  address.pathname = `/calls-${size.people}`
  const house = await countedHouse(address.href, size)
  await playScenes(house)
  const counted = await house.counted()
  await house.close()
  return dearest(counted)
}

function row(what: string, cells: readonly string[]): string {
  return what.padEnd(34) + cells.map((cell) => cell.padStart(18)).join('')
}
