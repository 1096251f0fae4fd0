import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Done, Lot } from './model-worker.ts'

/** Each lot is run on a database of its own, so what one holds does not grow. */
const lotSize = 500

/** Runs scripts made from a seed, one worker for each core. @param seen is told of each lot, in the order in which they end. */
export async function runLots({ seed, runs }: Lot, seen: (done: Done) => void): Promise<void> {
  const lots: Lot[] = []
  for (let n = 0; n * lotSize < runs; n++) lots.push({ seed: seed + n, runs: Math.min(lotSize, runs - n * lotSize) })
  await Promise.all(Array.from({ length: availableParallelism() }, () => workThrough(lots, seen)))
}

async function workThrough(lots: Lot[], seen: (done: Done) => void): Promise<void> {
  const worker = new Worker(new URL('model-worker.ts', import.meta.url))
  for (let lot = lots.shift(); lot; lot = lots.shift()) {
    worker.postMessage(lot)
    const [done]: [Done] = (await once(worker, 'message')) as [Done]
    seen(done)
  }
  await worker.terminate()
}
