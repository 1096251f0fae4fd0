import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongodLocations } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { instantText } from '#time/instant.ts'
import { collectGarbage } from './measure.ts'
import { cpuOfServer } from './sending/one-group.ts'
import { actsOfTheYear } from './year/acts.ts'
import { type YearHouse, yearHouse } from './year/year-house.ts'

const groups = 200
const usual = { people: 2_000, meetings: 1_000 }

/** What is counted in the course of a month. CPU in milliseconds; `acts`: answers and minutes that were given. */
type Month = {
  name: string
  /** Milliseconds for the words and the press together, of each meeting. */
  scheduling: number[]
  acts: number
  /** How many messages each person got. */
  messages: Map<string, number>
  began: { calls: number; app: number; mongod: number }
  /** How long sending, planning and the jobs took. */
  sending: number
}

/**
 * A year of an organisation of 200 groups, whose time is moved on: what it costs by month, what the process holds, and how
 * many messages people get. The platform takes every message at once, and nothing is paced.
 * @param words how many people there are (2,000), and how many meetings (1,000).
 */
export async function yearBench(say: (line: string) => void, words: readonly string[]): Promise<void> {
  const [people = usual.people, meetings = usual.meetings] = words.map(Number)
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'))
  const server = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodLocations(process.env), () => {}),
  })
  const house = await yearHouse(server.uri, { groups, people })
  try {
    say(`${groups} groups, ${people} people, ${meetings} meetings. Three numbers: median / p95 / max`)
    say(row(columns))
    const all: number[] = []
    let month = await beginMonth(house, folder)
    house.onSent((person) => month.messages.set(person, (month.messages.get(person) ?? 0) + 1))
    for (const act of actsOfTheYear({ groups, people }, meetings)) {
      if (nameOf(act.at) !== month.name) {
        say(await lineOf(month, house, { folder, people }))
        month = await beginMonth(house, folder, act.at)
      }
      const began = performance.now()
      await house.passTo(act.at)
      const passed = performance.now()
      month.sending += passed - began
      await act.run(house)
      if (act.kind === 'schedule') {
        const took = performance.now() - passed
        month.scheduling.push(took)
        all.push(took)
      } else month.acts++
    }
    await house.passTo(house.now() + 86_400_000)
    say(await lineOf(month, house, { folder, people }))
    say(`to schedule a meeting took ${shares(all).join(' / ')} ms over the year`)
    if (house.logged.length > 0) say(`logged ${house.logged.length} times, first: ${house.logged[0]}`)
  } finally {
    await house.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const nameOf = (instant: number) => instantText(instant).slice(0, 7)

async function beginMonth(house: YearHouse, folder: string, instant = house.now()): Promise<Month> {
  return {
    name: nameOf(instant),
    scheduling: [],
    acts: 0,
    messages: new Map(),
    began: { calls: callsOf(house), app: ownCpu(), mongod: await cpuOfServer(folder) },
    sending: 0,
  }
}

async function lineOf(
  month: Month,
  house: YearHouse,
  { folder, people }: { folder: string; people: number },
): Promise<string> {
  const calls = callsOf(house) - month.began.calls
  const app = (ownCpu() - month.began.app) / 1_000
  const mongod = ((await cpuOfServer(folder)) - month.began.mongod) / 1_000
  collectGarbage()
  const { rss, heapUsed } = process.memoryUsage()
  const counts = [...month.messages.values(), ...Array.from({ length: people - month.messages.size }, () => 0)]
  const sent = counts.reduce((sum, count) => sum + count, 0)
  const seconds = month.sending / 1_000
  return row([
    month.name,
    month.scheduling.length,
    shares(month.scheduling).join(' / '),
    month.acts,
    sent,
    seconds.toFixed(1),
    (sent / seconds).toFixed(0),
    calls,
    app.toFixed(1),
    mongod.toFixed(1),
    (rss / 1e6).toFixed(0),
    (heapUsed / 1e6).toFixed(0),
    shares(counts).join(' / '),
  ])
}

const columns = [
  ...['month  ', 'meetings', 'ms to schedule', 'acts', '  sent', 'seconds', 'a second'],
  ...['database calls', 'CPU s', 'mongod s', 'resident MB', 'heap MB', 'messages each'],
]

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell, index) => String(cell).padStart((columns[index]?.length ?? 0) + 2)).join('')
}

function callsOf({ calls }: YearHouse): number {
  return calls.values().reduce((sum, count) => sum + count, 0)
}

function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** @returns the median, the 95th of a hundred, and the greatest. */
function shares(values: readonly number[]): number[] {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return [at(0.5), at(0.95), at(1)]
}
