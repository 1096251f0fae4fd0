import { parentPort } from 'node:worker_threads'
import fc from 'fast-check'
import { runScript } from '../../outbox/model/run-script.ts'
import { scripts } from '../../outbox/model/scripts.ts'
import { memoryStage } from '../../outbox/model/stages.ts'
import { violations } from '../../outbox/model/violations.ts'

/** Some scripts, made from one seed. */
export type Lot = { seed: number; runs: number }
/** What became of a lot; `wrong` says which script breaks which promise, as small as it could be made. */
export type Done = Lot & { wrong: string | null }

parentPort?.on('message', async ({ seed, runs }: Lot) => {
  const stage = await memoryStage()
  const property = fc.asyncProperty(scripts, async (script) => {
    const broken = violations(await runScript(stage, script))
    if (broken.length > 0) throw new Error(broken.join('\n'))
  })
  const details = await fc.check(property, { seed, numRuns: runs })
  const done: Done = { seed, runs: details.numRuns, wrong: fc.defaultReportMessage(details) ?? null }
  parentPort?.postMessage(done)
})
