import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mongodLocations } from '#app/config.ts'
import { startEmbeddedServer } from '#database/embedded-server.ts'
import { findMongod } from '#database/find-mongod.ts'
import { freePort } from '#database/ports.ts'
import { asNpmStarts } from '../start/npm-start.ts'
import { watchedProcess } from '../start/watched-process.ts'
import { type LoadGenerator, startGenerator } from './load-generator.ts'
import { makeMembers } from './members.ts'
import type { Order, Result } from './order.ts'
import { cpuOf, forgetPeak, mongodIn, peakOf } from './process-cost.ts'

/** Where scenes are played: a program, by its address and process id, mongod's process id and folder, and who sends. */
export type Stage = {
  url: string
  app: number
  mongod: number
  mongodUri: string
  folder: string
  generator: LoadGenerator
  /** Ends the program. */
  stop(): Promise<void>
}

/** One scene: so many commands, all at once or so many a second. */
export type Scene = { name: string } & Pick<Order, 'count' | 'pace'>

/** A scene that was played: what became of its commands, CPU time for each in milliseconds, and megabytes. */
export type Played = { name: string; result: Result; app: number; mongod: number; generator: number; peak: number }

/** So many people take turns, each a member of a group. */
export const people = 300

/** `help`, as a member is answered it. */
export const help = { words: 'help', answer: 'What you can say', people, patience: 60_000 }

/**
 * Starts the program as `npm start` runs it, mongod, and the load generator, each a process of its own, and lets everybody
 * be met, made a member and answered a few times, so that the code is compiled.
 * @param flags of Node, beside those of `npm start`.
 */
export async function onStage(
  play: (stage: Stage) => Promise<void>,
  flags: (folder: string) => readonly string[] = () => [],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'))
  const server = await startEmbeddedServer({
    folder,
    findMongod: () => findMongod(mongodLocations(process.env), () => {}),
  })
  const generator = await startGenerator()
  try {
    const program = await asNpmStarts()
    const port = await freePort()
    const env = { ...program.env, MONGODB_URI: server.uri, PORT: `${port}`, ...generator.settings }
    const app = await watchedProcess({ ...program, flags: [...program.flags, ...flags(folder)], env })
    try {
      const processes = { app: app.pid, mongod: await mongodIn(folder) }
      const where = { url: `http://127.0.0.1:${port}`, mongodUri: server.uri, folder }
      const stage = { ...where, ...processes, generator, stop: app.stop }
      await warmUp(stage)
      await play(stage)
    } finally {
      await app.stop()
    }
  } finally {
    await generator.stop()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function warmUp({ url, generator, mongodUri }: Stage): Promise<void> {
  const met = await generator.carryOut({ ...help, url, count: people, pace: { atOnce: 4 }, answer: '.' })
  if (met.answered.length !== people) throw new Error(`${met.answered.length} of ${people} people were answered`)
  await makeMembers(mongodUri, 'procurement')
  await generator.carryOut({ ...help, url, count: 2_000, pace: { atOnce: 4 } })
}

export async function played({ name, count, pace }: Scene, stage: Stage): Promise<Played> {
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
