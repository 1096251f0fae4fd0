import { limit, readInWorker, sayCall } from './read-in-worker.ts'

/** Reads 200,000 strings (or as many as is said, from which seed on) in every way there is: `npm run prove -- fuzz 20000 7`. */
export async function proveFuzz(
  say: (line: string) => void,
  [count = '200000', seed = '1']: string[],
): Promise<boolean> {
  const { strings, readings, calls, slowest, wrong } = await readInWorker({ seed: Number(seed), count: Number(count) })
  for (const call of wrong.slice(0, 50)) say(`WRONG ${sayCall(call)}`)
  say(
    `${strings} strings, read in ${readings} ways: ${calls} calls, of which ${wrong.length} took over ${limit} ms or threw`,
  )
  if (slowest) say(`the slowest: ${sayCall(slowest)}`)
  return wrong.length === 0
}
