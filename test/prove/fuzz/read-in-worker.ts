import { Worker } from 'node:worker_threads'
import type { Call, Strings, Told } from './fuzz-worker.ts'
import { InHand } from './in-hand.ts'

/** What a call may take on the processor, in milliseconds. */
export const limit = 100
/** Nothing moved for so long: the call in hand hangs, and its worker is ended. In milliseconds, of a machine that is busy. */
const hangs = 5_000

/** How reading went: calls that took too long, that threw, or that never came back, and the slowest of all. */
export type Fuzzed = { strings: number; readings: number; calls: number; slowest: Call | null; wrong: Call[] }

/** Lets a worker read strings in every way there is; one that hangs is ended, and another goes on with the next string. */
export async function readInWorker(strings: Strings): Promise<Fuzzed> {
  const fuzzed: Fuzzed = { strings: 0, readings: 0, calls: 0, slowest: null, wrong: [] }
  let from = 0
  for (;;) {
    const inHand = new InHand()
    const { hung } = await readUntilItHangs({ strings, from }, { inHand, fuzzed })
    fuzzed.calls += inHand.now.calls
    if (hung === null) return fuzzed
    fuzzed.wrong.push(hung)
    fuzzed.slowest = hung
    from = inHand.now.at + 1
  }
}

type Watching = { inHand: InHand; fuzzed: Fuzzed }

async function readUntilItHangs(
  work: { strings: Strings; from: number },
  { inHand, fuzzed }: Watching,
): Promise<{ hung: Call | null }> {
  const workerData = { ...work, limit, memory: inHand.memory }
  const worker = new Worker(new URL('fuzz-worker.ts', import.meta.url), { workerData })
  const { promise, resolve, reject } = Promise.withResolvers<{ hung: Call | null }>()
  worker.on('error', reject)
  worker.on('exit', () => resolve({ hung: null }))
  worker.on('message', (told: Told) => {
    if ('slow' in told) fuzzed.wrong.push(told.slow)
    else {
      fuzzed.strings = told.strings
      fuzzed.readings = told.readings
      if ((told.slowest?.took ?? 0) > (fuzzed.slowest?.took ?? 0)) fuzzed.slowest = told.slowest
    }
  })
  let [calls, still] = [0, 0]
  const watch = setInterval(() => {
    const { now } = inHand
    still = now.calls === calls ? still + 1 : 0
    calls = now.calls
    if (now.calls === 0 || still * 1000 < hangs) return
    resolve({ hung: { reading: now.reading, text: now.text, took: Number.POSITIVE_INFINITY } })
  }, 1000)
  const ended = await promise
  clearInterval(watch)
  await worker.terminate()
  return ended
}

/** A call in one line: what took how long, with the beginning of the text and how long it was. */
export function sayCall({ reading, text, took, threw }: Call): string {
  const how = threw ?? (Number.isFinite(took) ? `${took.toFixed(1)} ms` : 'hung')
  return `${reading}: ${how}, ${text.length} characters ${JSON.stringify(text.slice(0, 80))}`
}
