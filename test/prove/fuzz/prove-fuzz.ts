import { limit, readInWorker, sayCall } from './read-in-worker.ts'

/** Reads 200,000 strings (or as many as is said, from which seed on) each in one of the ways there are: `npm run prove -- fuzz 20000 7`. */
export async function proveFuzz(
  say: (line: string) => void,
  [count = '200000', seed = '1']: string[],
): Promise<boolean> {
  const began = process.hrtime.bigint()
  const { strings, readings, calls, slowest, wrong } = await readInWorker({ seed: Number(seed), count: Number(count) })
  const seconds = Number((process.hrtime.bigint() - began) / 1_000_000_000n)
  for (const call of wrong.slice(0, 50)) say(`WRONG ${sayCall(call)}`)
  say(
    `${strings} strings, in turn to ${readings} readings: ${calls} calls in ${seconds} s, of which ${wrong.length} took over ${limit} ms or threw`,
  )
  if (slowest) say(`the slowest: ${sayCall(slowest)}`)
  return wrong.length === 0
}
