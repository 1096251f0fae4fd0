import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { builtPatterns } from '#built-pattern.ts'
import { InHand } from './in-hand.ts'
import { readings } from './readings.ts'
import { strings } from './strings.ts'

/** Strings as they are, or so many made from a seed. */
export type Strings = { texts: readonly string[] } | { seed: number; count: number }
/** What a worker is to read, from which string on; a call that takes longer than `limit` milliseconds is told of. */
export type Work = { strings: Strings; from: number; limit: number; memory: SharedArrayBuffer }
/** A call, with the time that it took on the processor in milliseconds, and what it threw. */
export type Call = { reading: string; text: string; took: number; threw?: string }
/** What a worker tells: a call that should not be, and in the end the slowest one. */
export type Told = { slow: Call } | { slowest: Call | null; strings: number; readings: number }

const work: Work = workerData
const inHand = new InHand(work.memory)
const names = Object.keys(readings)
const tell = (told: Told) => parentPort?.postMessage(told)

// The first call of all reads the list of cities, which is not what is measured.
for (const name of names) once(name, '21 May 15:00 Nairobi')
let slowest: Call | null = null
let at = 0
for (const text of stringsOf(work.strings)) {
  if (at >= work.from) readAll(at, text)
  at++
  // What was told goes out between two strings.
  if (at % 100 === 0) await setImmediate()
}
tell({ slowest, strings: at, readings: names.length })

/** A string that is known to be hard goes to every reading, one that was made to one of them, each in its turn. */
function readAll(place: number, text: string): void {
  inHand.string(place, text)
  const turn = names[place % names.length]
  for (const reading of 'texts' in work.strings || turn === undefined ? names : [turn]) {
    inHand.call(reading)
    const call = measured(reading, text)
    if (slowest === null || call.took > slowest.took) slowest = call
    if (call.took > work.limit || call.threw !== undefined) tell({ slow: call })
  }
}

/** Collecting garbage and compiling fall on any call: what seems slow is called again, and the quickest call counts. */
function measured(reading: string, text: string): Call {
  let call = once(reading, text)
  for (let again = 0; again < 2 && call.took > work.limit / 4; again++) {
    const next = once(reading, text)
    if (next.took < call.took) call = next
  }
  return call
}

function once(reading: string, text: string): Call {
  const before = process.threadCpuUsage()
  const threw = thrownBy(() => readings[reading]?.(text))
  const { user, system } = process.threadCpuUsage(before)
  return { reading, text, took: (user + system) / 1000, ...(threw === null ? {} : { threw }) }
}

function thrownBy(act: () => unknown): string | null {
  try {
    act()
    return null
  } catch (error) {
    return String(error)
  }
}

function stringsOf(said: Strings): Iterable<string> {
  return 'texts' in said ? said.texts : strings(said.seed, said.count, grammarWords())
}

/** The words of the grammar, out of its patterns. */
function grammarWords(): string[] {
  return [...new Set(builtPatterns().flatMap(({ source }) => source.match(/[a-z]{2,}/gi) ?? []))]
}
