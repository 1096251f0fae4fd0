import { countedHouse } from './calls/counted-house.ts'
import { type Dearest, dearest } from './calls/dearest.ts'
import { large, type Size, small } from './calls/organisation.ts'
import { playScenes } from './calls/scenes.ts'
import { withServer } from './with-server.ts'

const columns = ['calls', 'examined', 'returned', 'bytes'] as const

/** How much everything that people can do asks of the database, in a small organisation and in a large one. */
export async function callsBench(say: (line: string) => void): Promise<void> {
  await withServer(
    async ({ uri }) => {
      const few = await costsAt(uri, small)
      const many = await costsAt(uri, large)
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
    },
    ['--syncdelay', '0', '--setParameter', 'ttlMonitorEnabled=false'],
  )
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
