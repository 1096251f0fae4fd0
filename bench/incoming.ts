import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongodLocations } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { freePort } from '#database/ports.ts'
import { type LoadGenerator, startGenerator } from './incoming/load-generator.ts'
import { makeMembers } from './incoming/members.ts'
import type { Order, Result } from './incoming/order.ts'
import { cpuOf, forgetPeak, mongodIn, peakOf } from './incoming/process-cost.ts'
import { spentIn } from './incoming/profile.ts'
import { asNpmStarts } from './start/npm-start.ts'
import { watchedProcess } from './start/watched-process.ts'

type Say = (line: string) => void

/** One scene: so many commands, all at once or so many a second. */
type Scene = { name: string } & Pick<Order, 'count' | 'pace'>

/** So many people take turns, each a member of a group. */
const people = 300
/** So long a steady scene lasts, in seconds. */
const lasts = 12

const scenes: readonly Scene[] = [
  ...[25, 50, 75, 100, 200].map((perSecond) => ({
    name: `${perSecond} a second`,
    count: perSecond * lasts,
    pace: { perSecond },
  })),
  { name: 'a burst of 3,000', count: 3_000, pace: { atOnce: 3_000 } },
]

/** `help`, as a member is answered it. */
const help = { words: 'help', answer: 'What you can say here', people, patience: 60_000 }

/** Where a scene is played: the program and its database. */
type Stage = { url: string; app: number; mongod: number; folder: string; generator: LoadGenerator }

/**
 * The way in under load: how fast commands are acknowledged and answered, whether each is answered once, and what each
 * costs. The program runs as `npm start` runs it; the generator is a process of its own, and Slack's Web API as well.
 */
export async function incomingBench(say: Say, [first, ...rest]: readonly string[]): Promise<void> {
  const profiled = first === 'profile'
  const only = profiled || first === undefined ? rest : [first, ...rest]
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'))
  const server = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodLocations(process.env), say),
  })
  const generator = await startGenerator()
  try {
    const program = await asNpmStarts()
    const port = await freePort()
    const env = { ...program.env, MONGODB_URI: server.uri, PORT: `${port}`, ...generator.settings }
    const flags = profiled ? [...program.flags, '--cpu-prof', `--cpu-prof-dir=${folder}`] : program.flags
    const app = await watchedProcess({ ...program, flags, env })
    try {
      const stage = { url: `http://127.0.0.1:${port}`, app: app.pid, mongod: await mongodIn(folder), folder, generator }
      await warmUp(stage, server.uri)
      if (profiled) return await profile(say, stage, app.stop)
      sayHead(say)
      for (const scene of scenes)
        if (only.length === 0 || only.some((part) => scene.name.includes(part))) sayScene(say, await play(scene, stage))
    } finally {
      await app.stop()
    }
  } finally {
    await generator.stop()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Everybody is met and made a member, and the code that answers is compiled. */
async function warmUp({ url, generator }: Stage, uri: string): Promise<void> {
  const met = await generator.carryOut({ ...help, url, count: people, pace: { atOnce: 4 }, answer: '.' })
  if (met.answered.length !== people) throw new Error(`${met.answered.length} of ${people} people were answered`)
  await makeMembers(uri, 'procurement')
  await generator.carryOut({ ...help, url, count: 2_000, pace: { atOnce: 4 } })
}

/** A scene that was played: what became of its commands, CPU time for each in milliseconds, and megabytes. */
type Played = { name: string; result: Result; app: number; mongod: number; generator: number; peak: number }

async function play({ name, count, pace }: Scene, stage: Stage): Promise<Played> {
  await forgetPeak(stage.app)
  const before = { app: await cpuOf(stage.app), mongod: await cpuOf(stage.mongod) }
  const result = await stage.generator.carryOut({ ...help, url: stage.url, count, pace })
  return {
    name,
    result,
    app: ((await cpuOf(stage.app)) - before.app) / count,
    mongod: ((await cpuOf(stage.mongod)) - before.mongod) / count,
    generator: result.cpu / count,
    peak: await peakOf(stage.app),
  }
}

/** Where a `help` spends its time: the program's main thread, sampled. It has to end before its profile can be read. */
async function profile(say: Say, { url, generator, folder }: Stage, stop: () => Promise<void>): Promise<void> {
  const count = 4_000
  const { took } = await generator.carryOut({ ...help, url, count, pace: { atOnce: 8 } })
  await stop()
  const { areas, functions, total } = await spentIn(folder, took)
  say(`${(total / count).toFixed(2)} ms for each help; by whose code it is, in microseconds:`)
  for (const [what, spent] of largest(areas, 25)) say(`${((spent / count) * 1000).toFixed(0).padStart(7)}  ${what}`)
  say('by function:')
  for (const [what, spent] of largest(functions, 60)) say(`${((spent / count) * 1000).toFixed(0).padStart(7)}  ${what}`)
}

function largest(spent: ReadonlyMap<string, number>, most: number): [string, number][] {
  return [...spent].toSorted(([, a], [, b]) => b - a).slice(0, most)
}

/** Slack tells a person that we failed after so long, in milliseconds. */
const slackWaits = 3_000

const columns: readonly [string, (played: Played) => string][] = [
  ['acknowledged p50', ({ result }) => ms(result.acknowledged, 0.5)],
  ['p99', ({ result }) => ms(result.acknowledged, 0.99)],
  ['max', ({ result }) => ms(result.acknowledged, 1)],
  ['after 3 s', ({ result }) => `${result.acknowledged.filter((time) => time > slackWaits).length}`],
  ['answered p50', ({ result }) => ms(result.answered, 0.5)],
  ['p99', ({ result }) => ms(result.answered, 0.99)],
  ['max', ({ result }) => ms(result.answered, 1)],
  ['refused', ({ result }) => `${result.refused}`],
  ['lost', ({ result }) => `${result.lost}`],
  ['twice', ({ result }) => `${result.twice}`],
  ['failed', ({ result }) => `${result.failed}`],
  ['told', ({ result }) => `${result.told}`],
  ['CPU app', ({ app }) => app.toFixed(2)],
  ['mongod', ({ mongod }) => mongod.toFixed(2)],
  ['load', ({ generator }) => generator.toFixed(2)],
  ['peak MB', ({ peak }) => peak.toFixed(0)],
]

function sayHead(say: Say): void {
  say(`${people} members say help; times in ms from when each was to be sent, CPU in ms for each command`)
  say('Two cores are shared by the program, mongod and the generator. Connections are kept alive, as many as needed.')
  say(`${''.padEnd(18)}${columns.map(([name]) => name.padStart(widthOf(name))).join('')}`)
}

function sayScene(say: Say, played: Played): void {
  const cells = columns.map(([name, cell]) => cell(played).padStart(widthOf(name)))
  say(`${played.name.padEnd(18)}${cells.join('')}`)
}

function widthOf(name: string): number {
  return Math.max(8, name.length + 2)
}

function ms(times: readonly number[], part: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  const time = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)]
  return time === undefined ? '-' : time.toFixed(0)
}
