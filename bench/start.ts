import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { mongodLocations } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { freePort } from '#database/ports.ts'
import { both, type Load, localLoad, slackLoad, teamsLoad } from './start/loads.ts'
import { asNpmStarts } from './start/npm-start.ts'
import { type Holding, type Program, watchedProcess } from './start/watched-process.ts'

type Say = (line: string) => void

/** What one way to run came to. */
type Figures = { readyAfter: number; atRest: Holding; half: Holding; end: Holding }

/** What we are after: memory with Slack alone against Bolt and mongoose alone, and growth under load. */
const goals = { times: 1.5, growth: 0.05 }
/** So many commands are under way at once. */
const atOnce = 8

/** One way to run: a program, and where its commands come from. */
type Way = { program: Program; load: () => Promise<Load> }

const bare: Program = { file: 'bench/start/bare-bolt.ts', flags: [], env: {} }
const convenor = await asNpmStarts()

const ways: Readonly<Record<string, Way>> = {
  'Bolt and mongoose alone': { program: bare, load: slackLoad },
  local: { program: convenor, load: localLoad },
  Slack: { program: convenor, load: slackLoad },
  Teams: { program: convenor, load: teamsLoad },
  'Slack and Teams': { program: convenor, load: async () => both(await slackLoad(), await teamsLoad()) },
}

/**
 * How long Convenor takes to be ready, and what it holds: at rest, and after commands. Each way to run has a process and
 * a database of its own. @param count how many commands are sent.
 */
export async function startBench(say: Say, [count = '10000', ...only]: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'))
  const findBinary = () => findMongod(mongodLocations(process.env), say)
  const mongod = await startEmbeddedServer({ folder, findMongod: findBinary })
  try {
    say(`${count} commands, ${atOnce} at a time; MB resident, and MB of V8's heap in brackets`)
    say(`${''.padEnd(26)}   ready      at rest   ${'half way'.padStart(16)}${'at the end'.padStart(18)}   growth`)
    let alone: Figures | null = null
    for (const [name, way] of Object.entries(ways)) {
      if (only.length > 0 && !only.includes(name)) continue
      // The first start writes the compile cache and seeds the database: the second one is measured.
      const database = new URL(mongod.uri)
      database.pathname = `/bench-${name.replace(/\W+/g, '-')}`
      const figures = await figuresOf(way, { uri: database.href, count: Number(count) })
      sayFigures(say, name, figures)
      if (alone === null) alone = figures
      else if (name === 'Slack') sayRatio(say, figures, alone)
    }
  } finally {
    await mongod.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function figuresOf(
  { program, load: start }: Way,
  { uri, count }: { uri: string; count: number },
): Promise<Figures> {
  const load = await start()
  const port = await freePort()
  const settings = { MONGODB_URI: uri, PORT: `${port}`, LOG_LEVEL: 'warn', SECRETARIAT_ACCOUNTS: 'slack:T1:USECRETARY' }
  const set = { ...program, env: { ...program.env, ...settings, ...load.settings } }
  try {
    const first = await watchedProcess(set)
    await first.stop()
    const one = await watchedProcess(set)
    try {
      await sleep(5_000)
      const atRest = await one.holding()
      await sent(load, { url: `http://127.0.0.1:${port}`, from: 0, to: count / 2 })
      const half = await one.afterCollection()
      await sent(load, { url: `http://127.0.0.1:${port}`, from: count / 2, to: count })
      return { readyAfter: one.readyAfter, atRest, half, end: await one.afterCollection() }
    } finally {
      await one.stop()
    }
  } finally {
    await load.stop()
  }
}

/** Sends commands, several at a time. */
async function sent(load: Load, { url, from, to }: { url: string; from: number; to: number }): Promise<void> {
  let next = from
  const sender = async () => {
    while (next < to) await load.send(url, next++)
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
}

function sayFigures(say: Say, name: string, { readyAfter, atRest, half, end }: Figures): void {
  const told = ({ resident, heap }: Holding) => `${resident.toFixed(0)} (${heap.toFixed(1)})`.padStart(16)
  const growth = `${(growthOf(half, end, 'resident') * 100).toFixed(1)} % (${(growthOf(half, end, 'heap') * 100).toFixed(1)} %)`
  const flat = growthOf(half, end, 'heap') < goals.growth && growthOf(half, end, 'resident') < goals.growth
  say(
    `${name.padEnd(26)}${(readyAfter / 1000).toFixed(1).padStart(6)} s${told(atRest)}${told(half)}${told(end)}   ${growth}, the goal is ${goals.growth * 100} %: ${flat ? 'met' : 'not met'}`,
  )
}

function growthOf(half: Holding, end: Holding, what: keyof Holding): number {
  return (end[what] - half[what]) / half[what]
}

function sayRatio(say: Say, slack: Figures, alone: Figures): void {
  for (const [when, of] of [
    ['at rest', (figures: Figures) => figures.atRest],
    ['at the end', (figures: Figures) => figures.end],
  ] as const) {
    const times = of(slack).resident / of(alone).resident
    say(
      `  Slack ${when}: ${times.toFixed(2)} times Bolt and mongoose alone, the goal is ${goals.times}: ${times <= goals.times ? 'met' : 'not met'}`,
    )
  }
}
