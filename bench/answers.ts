import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { chartSvg } from './chart.ts'
import { group, memberAt, type OneGroup, oneGroup } from './sending/one-group.ts'
import { scheduleOne } from './sending/schedule-one.ts'
import { askedFor, withServer } from './with-server.ts'

type Say = (line: string) => void

const usualSizes = [10, 100, 1_000, 10_000, 20_000]
/** So many members answer, one after the other. */
const answering = 100
/** So long a meeting goes out while members answer, in milliseconds; and how many answer a second. */
const goesOutFor = 15_000
const answersASecond = [0, 1, 4, 8]

/** What it costs to answer, and to plan what follows from it, at a size. */
type Figures = { size: number; cpu: number; calls: number }

/**
 * What an answer to a meeting costs in groups of several sizes, with all that is planned because of it; and what becomes of
 * a meeting that goes out meanwhile, at the rate that Slack allows.
 * @param words the sizes; with `chart=<file>` a chart is written there; with `alone` nothing goes out meanwhile.
 */
export async function answersBench(say: Say, words: readonly string[]): Promise<void> {
  const { sizes, file } = askedFor(words, usualSizes)
  await withServer(async ({ uri }) => {
    const figures: Figures[] = []
    say('   members   CPU ms   calls   of one answer, and what is planned for it')
    for (const size of sizes) {
      const one = await costOfAnswers(uri, size)
      figures.push(one)
      say(`${String(size).padStart(10)}${one.cpu.toFixed(2).padStart(9)}${one.calls.toFixed(1).padStart(8)}`)
    }
    if (file) await writeFile(file, chartOf(figures))
    if (words.includes('alone')) return
    say('   members   answers a second   sent a second   answered within ms: p50, p99, at most')
    for (const size of [1_500, 10_000])
      for (const rate of answersASecond) await whileItGoesOut(say, uri, { size, rate })
  })
}

async function costOfAnswers(uri: string, size: number): Promise<Figures> {
  const one = await oneGroup(uri, size)
  try {
    await scheduleOne(one, 1)
    one.pass(121_000)
    while ((await one.house.outbox.sweep()) > 0);
    const answer = async (nth: number) => {
      await one.says(memberAt(nth % size), `${nth < size ? 'yes' : 'no'} ${group}`)
      while ((await one.house.outbox.sweep()) > 0);
    }
    // The first one warms up, and does not count.
    await answer(0)
    const [calls, before] = [one.calls(), process.cpuUsage()]
    for (let nth = 1; nth <= answering; nth++) await answer(nth)
    const { user, system } = process.cpuUsage(before)
    return { size, cpu: (user + system) / 1000 / answering, calls: (one.calls() - calls) / answering }
  } finally {
    await one.close()
  }
}

/** The outbox runs by itself, at Slack's rate, while so many members a second answer. */
async function whileItGoesOut(say: Say, uri: string, { size, rate }: { size: number; rate: number }): Promise<void> {
  const one = await oneGroup(uri, size, 'slack')
  try {
    await scheduleOne(one, 1)
    await one.house.outbox.sweep()
    one.pass(121_000)
    await one.house.outbox.start()
    await sleep(2_000)
    const [taken, since] = [one.taken(), performance.now()]
    const took = await answerAtRate(one, { size, rate })
    const sent = (1000 * (one.taken() - taken)) / (performance.now() - since)
    await one.house.outbox.stop()
    const at = (part: number) => (took[Math.floor(part * (took.length - 1))] ?? 0).toFixed(0).padStart(7)
    say(
      `${String(size).padStart(10)}${String(rate).padStart(19)}${sent.toFixed(2).padStart(16)}` +
        `   ${took.length > 0 ? `${at(0.5)}${at(0.99)}${at(1)}` : ''}`,
    )
  } finally {
    await one.close()
  }
}

/** @returns how long each answer took, in milliseconds, the shortest first. */
async function answerAtRate(one: OneGroup, { size, rate }: { size: number; rate: number }): Promise<number[]> {
  const took: number[] = []
  const all: Promise<void>[] = []
  const count = Math.floor((goesOutFor * rate) / 1000)
  for (let nth = 0; nth < count; nth++) {
    const since = performance.now()
    const answered = one.says(memberAt(size - 1 - nth), `yes ${group}`)
    all.push(answered.then(() => void took.push(performance.now() - since)))
    await sleep(1000 / rate)
  }
  if (count === 0) await sleep(goesOutFor)
  await Promise.all(all)
  return took.toSorted((a, b) => a - b)
}

function chartOf(figures: readonly Figures[]): string {
  return chartSvg({
    title: 'What one answer costs, with all that is planned for it',
    x: 'members of the group',
    y: 'milliseconds of CPU',
    lines: [{ name: 'an answer', points: figures.map(({ size, cpu }) => ({ x: size, y: cpu })) }],
  })
}
