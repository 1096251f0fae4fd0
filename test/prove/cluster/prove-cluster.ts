import { join } from 'node:path'
import type { Application } from './application.ts'
import { type ClusterStage, clusterStage } from './cluster-stage.ts'
import { type Load, startLoad } from './load.ts'
import { awaited } from './mongo-set.ts'

const size = Number(process.env.CLUSTER_MEMBERS ?? 40)
/** Commands a second while something goes on. */
const rate = Number(process.env.CLUSTER_RATE ?? 5)

/** One line of the table: what was done, and what was seen. */
type Line = { what: string; seen: string[]; holds: boolean }

/**
 * The commands of docs/running.md and compose.yaml without Docker: two applications as `npm start` runs them, on a replica
 * set of three. They are started together, one is stopped in a send, both are replaced under load, the primary is killed,
 * and a backup is restored; after each the outbox is held against what the stand-in for Slack was given.
 * @param words the steps to take after the first, by name; all where none is named.
 */
export async function proveCluster(say: (line: string) => void, words: readonly string[]): Promise<boolean> {
  const stage = await clusterStage(size)
  const lines: Line[] = []
  try {
    for (const [name, step] of Object.entries(steps)) {
      if (words.length > 0 && name !== 'together' && !words.includes(name)) continue
      const line = await step(stage)
      const found = await stage.reckoned()
      const faults = [...found.lost, ...found.sentButAbsent, ...found.doubled, ...found.unresolved]
      line.seen.push(
        `notices ${found.intended}, sent ${found.sent}, lost ${found.lost.length}, doubled ${found.doubled.length}, repeated and marked ${found.repeated}`,
      )
      lines.push({ ...line, holds: line.holds && faults.length === 0 })
      say(`${line.holds && faults.length === 0 ? 'holds' : 'FAILS'}  ${line.what}`)
      for (const seen of line.seen) say(`         ${seen}`)
      for (const fault of faults.slice(0, 10)) say(`       ! ${fault}`)
    }
    const logged = stage.applications.flatMap((one) => one.printed().match(/"msg":"[^"]*"/g) ?? [])
    if (lines.some(({ holds }) => !holds) && process.env.CLUSTER_LOG)
      for (const one of stage.applications) say(one.printed())
    say(`the two logged: ${[...counts(logged)].map(([line, count]) => `${count} × ${line.slice(7, -1)}`).join('; ')}`)
    return lines.every(({ holds }) => holds)
  } finally {
    await stage.stop()
  }
}

const steps: Record<string, (stage: ClusterStage) => Promise<Line>> = {
  together: startedTogether,
  stop: stoppedInASend,
  restart: rollingRestart,
  primary: primaryKilled,
  backup: restored,
}

async function startedTogether(stage: ClusterStage): Promise<Line> {
  const took = await Promise.all(stage.applications.map((one) => one.start()))
  await stage.seatPeople()
  const [first] = stage.applications
  await stage.schedules('First', first)
  const told = await stage.everybodyToldOf('First')
  return {
    what: 'two started together on an empty database',
    seen: [`ready after ${took.map(seconds).join(' and ')} s; ${size} members told within ${seconds(told)} s`],
    holds: true,
  }
}

async function stoppedInASend(stage: ClusterStage): Promise<Line> {
  const before = stage.posted()
  await stage.schedules('Second', stage.applications[0])
  await awaited('some are told', () => stage.posted() >= before + size / 4)
  const one = await stage.sending()
  const { took, code } = await one.stop()
  const atEnd = stage.posted()
  const next = await awaited('the other one goes on', () => stage.posted() > atEnd)
  await stage.everybodyToldOf('Second')
  await one.start()
  return {
    what: 'the one that sends is stopped (SIGTERM) in a send',
    seen: [
      `${atEnd - before} of ${size} were told when it had ended, after ${seconds(took)} s, with code ${code}; the other went on ${seconds(next)} s later`,
    ],
    holds: code === 0 && took < 10_000,
  }
}

async function rollingRestart(stage: ClusterStage): Promise<Line> {
  const load = loadOn(stage)
  await stage.schedules('Third', stage.applications[1])
  const seen: string[] = []
  for (const one of stage.applications) {
    const { took } = await one.stop()
    seen.push(`ended after ${seconds(took)} s, ready again ${seconds(await one.start())} s later`)
  }
  await stage.everybodyToldOf('Third')
  const found = await load.end()
  return {
    what: 'a rolling restart of both under load',
    seen: [...seen, said(found)],
    holds: found.lost.length + found.refused === 0,
  }
}

async function primaryKilled(stage: ClusterStage): Promise<Line> {
  const load = loadOn(stage)
  const before = stage.posted()
  await stage.schedules('Fourth', stage.applications[0])
  await awaited('some are told', () => stage.posted() >= before + size / 4)
  const primary = await stage.mongo.primary()
  await primary?.kill()
  const elected = await awaited('another is elected', async () => (await stage.mongo.primary()) !== null)
  const ready = await awaited('both are ready', async () => (await readiness(stage.applications)).every(Boolean))
  await primary?.start()
  const told = await stage.everybodyToldOf('Fourth')
  const found = await load.end()
  return {
    what: 'the primary mongod is killed in a send, under load',
    seen: [
      `another was elected after ${seconds(elected)} s; both ready ${seconds(ready)} s later; everybody told within ${seconds(told)} s`,
      said(found),
    ],
    // Without a primary nothing can be stored: what could not be was answered with a sentence that says so.
    holds: found.lost.length === 0,
  }
}

async function restored(stage: ClusterStage): Promise<Line> {
  const backup = join(stage.folder, 'backup')
  const began = performance.now()
  await stage.mongo.backUp(backup)
  const copied = performance.now() - began
  await stage.schedules('After the backup', stage.applications[0])
  await stage.everybodyToldOf('After the backup')
  const known = stage.posted()
  await Promise.all(stage.applications.map((one) => one.stop()))
  await stage.mongo.restore(backup)
  await Promise.all(stage.applications.map((one) => one.start()))
  await stage.schedules('Fifth', stage.applications[0])
  await stage.everybodyToldOf('Fifth')
  const again = stage.posted() - known - size
  return {
    what: 'a copy of a stopped secondary is restored to all three',
    seen: [
      `copied in ${seconds(copied)} s while both went on; what was done after it is gone, as it must be; ${again} messages came a second time`,
    ],
    holds: again === 0,
  }
}

function loadOn({ slack, signingSecret, members, applications }: ClusterStage) {
  return startLoad({ slack, signingSecret, members }, { urls: applications.map(({ url }) => url), rate })
}

function said({ given, answered, refused, lost, p50, p99, longest }: Load) {
  return `${given} commands at ${rate} a second: ${answered} answered (${refused} with “nothing was saved, please try again”), ${lost.length} lost${lost.map((one) => ` (${one})`).join('')}; acknowledged in ${p50} ms (p50), ${p99} ms (p99), ${longest} ms (longest)`
}

function readiness(applications: readonly Application[]): Promise<boolean[]> {
  return Promise.all(applications.map((one) => one.isReady()))
}

function counts(lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const line of lines) found.set(line, (found.get(line) ?? 0) + 1)
  return found
}

const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1)
