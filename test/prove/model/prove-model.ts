import { racesThatNotice, scriptsUntilNoticed } from '../../outbox/model/find-mistake.ts'
import { mistakes } from '../../outbox/model/mistakes.ts'
import { byJest } from '../by-jest.ts'
import { runLots } from './run-lots.ts'

type Say = (line: string) => void

/** So many scripts at most until a planted mistake has to be noticed. */
const most = 20_000
const progressEvery = 10_000

/**
 * Runs 200,000 scripts of the model of the outbox in memory (or as many as is said, from which seed on), plants mistakes
 * that the model has to notice, and compares the collections in memory with mongod: `npm run prove -- model 20000 7`.
 */
export async function proveModel(say: Say, words: string[]): Promise<boolean> {
  const { MODEL_RUNS = '200000', MODEL_SEED = `${process.hrtime.bigint() % 1_000_000_000n}` } = process.env
  const [runs = MODEL_RUNS, seed = MODEL_SEED] = words
  const isKept = await keepsThePromise(say, { runs: Number(runs), seed: Number(seed) })
  const areNoticed = await noticesMistakes(say, Number(seed))
  say('in memory beside mongod:')
  const isEqual = await byJest('test/outbox/in-memory.test', { TWIN_RUNS: '300' })(say, [])
  return isKept && areNoticed && isEqual
}

async function keepsThePromise(say: Say, { runs, seed }: { runs: number; seed: number }): Promise<boolean> {
  const began = process.hrtime.bigint()
  let [done, wrong] = [0, 0]
  const seconds = () => Number((process.hrtime.bigint() - began) / 1_000_000_000n)
  say(`${runs} scripts in memory, from seed ${seed} on`)
  await runLots({ runs, seed }, (lot) => {
    const before = done
    done += lot.runs
    if (lot.wrong !== null) say(`WRONG: npm run prove -- model 500 ${lot.seed}\n${lot.wrong}`)
    if (lot.wrong !== null) wrong++
    if (Math.floor(done / progressEvery) > Math.floor(before / progressEvery))
      say(`${done} scripts in ${seconds()} s, ${wrong} wrong`)
  })
  say(`${done} scripts in ${seconds()} s from seed ${seed} on: ${wrong} wrong`)
  return wrong === 0
}

async function noticesMistakes(say: Say, seed: number): Promise<boolean> {
  say('planted mistake | noticed after so many scripts | by so many of the named races')
  let areNoticed = true
  for (const [name, mistake] of Object.entries(mistakes)) {
    const after = await scriptsUntilNoticed(mistake, { seed, most })
    const races = await racesThatNotice(mistake)
    areNoticed &&= after !== null
    say(`${name} | ${after ?? `NOT in ${most}`} | ${races.length}`)
  }
  return areNoticed
}
