import { writeFile } from 'node:fs/promises'
import { chartSvg } from './chart.ts'
import { compare, sayCompared } from './compare.ts'
import { agendaJobs } from './sending/agenda-jobs.ts'
import { cpuOfServer, type OneGroup, oneGroup } from './sending/one-group.ts'
import { scheduleOne } from './sending/schedule-one.ts'
import { askedFor, withServer } from './with-server.ts'

type Say = (line: string) => void

const usualSizes = [10, 100, 1_000, 10_000, 20_000]
/** At this size ours and the peer are run in turn, unless others are asked for. */
const compared = 100

/** What it cost to plan and to send one message, at a size. */
type Figures = { size: number; planned: number; sent: number; calls: number; mongod: number; perSecond: number }

/**
 * What it costs to tell everybody of a meeting, in groups of several sizes, on a platform that takes everything at once:
 * the planning, and the sending. Beside it, Agenda with a job for each message.
 * @param words the sizes; with `chart=<file>` a chart is written there, with `against=<size>` Agenda is compared at that
 *   size, with `pairs=<n>` so often; with `alone` not at all.
 */
export async function sendingBench(say: Say, words: readonly string[]): Promise<void> {
  const { sizes, file } = askedFor(words, usualSizes)
  await withServer(async ({ uri, folder }) => {
    const figures: Figures[] = []
    say('recipients   plan ms   send ms   mongod ms   calls   a second')
    for (const size of sizes) {
      const one = await figuresAt(uri, folder, size)
      figures.push(one)
      say(
        `${String(size).padStart(10)}${one.planned.toFixed(2).padStart(10)}${one.sent.toFixed(2).padStart(10)}` +
          `${one.mongod.toFixed(2).padStart(12)}${one.calls.toFixed(2).padStart(8)}${one.perSecond.toFixed(0).padStart(11)}`,
      )
    }
    const asked = { size: wordFor(words, 'against') ?? compared, pairs: wordFor(words, 'pairs') }
    if (!words.includes('alone')) await against(say, uri, asked)
    if (file) await writeFile(file, chartOf(figures))
  })
}

async function figuresAt(uri: string, folder: string, size: number): Promise<Figures> {
  const one = await oneGroup(uri, size)
  try {
    await warmUp(one)
    await scheduleOne(one, 1)
    const before = process.cpuUsage()
    await one.house.outbox.sweep()
    const planned = cpuSince(before) / size
    one.pass(121_000)
    const [calls, taken, mongod] = [one.calls(), one.taken(), await cpuOfServer(folder)]
    const cost = await costOfSending(one)
    const count = one.taken() - taken
    if (count < size) throw new Error(`of ${size} messages ${count} were sent`)
    return {
      size,
      planned,
      sent: cost.cpu / count,
      calls: (one.calls() - calls) / count,
      mongod: ((await cpuOfServer(folder)) - mongod) / count,
      perSecond: count / cost.seconds,
    }
  } finally {
    await one.close()
  }
}

/** Ours against Agenda: milliseconds of time for one message, where everything is due at once. */
async function against(
  say: Say,
  uri: string,
  { size, pairs }: { size: number; pairs: number | undefined },
): Promise<void> {
  const one = await oneGroup(uri, size)
  const jobs = await agendaJobs(one.database)
  let nth = 1
  try {
    const ours = async () => {
      await scheduleOne(one, nth++)
      await one.house.outbox.sweep()
      one.pass(121_000)
      const taken = one.taken()
      const { seconds } = await costOfSending(one)
      return (1000 * seconds) / (one.taken() - taken)
    }
    const result = await compare({ ours, peer: () => jobs.costOf(size) }, pairs)
    say(`${size} recipients against Agenda with a job for each: ${sayCompared(result, 'ms')}`)
    say(`${(1 / result.ratio).toFixed(1)} times as fast`)
  } finally {
    await jobs.stop()
    await one.close()
  }
}

/** @returns the number in a word such as `pairs=5`. */
function wordFor(words: readonly string[], name: string): number | undefined {
  const word = words.find((one) => one.startsWith(`${name}=`))
  return word === undefined ? undefined : Number(word.slice(name.length + 1))
}

async function costOfSending({ house }: OneGroup): Promise<{ cpu: number; seconds: number }> {
  const since = performance.now()
  const before = process.cpuUsage()
  while ((await house.outbox.sweep()) > 0);
  return { cpu: cpuSince(before), seconds: (performance.now() - since) / 1000 }
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function warmUp(one: OneGroup): Promise<void> {
  if (one.taken() > 0) return
  await one.house.outbox.sweep()
}

function chartOf(figures: readonly Figures[]): string {
  const line = (name: string, of: (one: Figures) => number) => ({
    name,
    points: figures.map((one) => ({ x: one.size, y: of(one) })),
  })
  return chartSvg({
    title: 'What one message costs',
    x: 'recipients of one meeting',
    y: 'milliseconds of CPU',
    lines: [
      line('planning', (one) => one.planned),
      line('sending', (one) => one.sent),
      line('mongod', (one) => one.mongod),
    ],
  })
}
