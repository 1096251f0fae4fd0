import { setImmediate } from 'node:timers/promises'
import type { Gate } from '#database/connection.ts'

/** What happens at a call: it is made; or the process is killed just before it, or just after it took effect. */
export type Fate = 'lives' | 'dies before' | 'dies after'

type Pending = { what: string; work(): Promise<unknown>; resolve(value: unknown): void; reject(error: unknown): void }

/** Far more than any round takes. */
const mostCalls = 1000
/** A round that has not come to its next call after so many turns of the event loop waits for something else. */
const mostTurns = 5

/** One life of a process: it stops at every call to the outside until it is let through. */
type Life = { round(): Promise<unknown>; pending: Pending[]; running: boolean }

/** There is always more to do: a mistake of the program's, or one that a test has planted. */
export class NeverQuiet extends Error {}

/** A process whose every call to the database, and to the platforms, is made when the script says so, and which may die there. */
export type ScriptedProcess = {
  /** Begins a round where none is in hand, and lets one call through. @returns whether the round goes on. */
  advance(fate: Fate): Promise<boolean>
  /** Begins a round where none is in hand. @returns the call that it stops at, null where it has ended. */
  next(): Promise<string | null>
  /** Lets the round in hand run to its end. */
  finish(): Promise<void>
}

/**
 * @param start makes the process anew, with nothing remembered, and returns one round of its work.
 * @param failed is told of what a round throws: a bug.
 */
export function scriptedProcess(
  start: (gate: Gate) => () => Promise<unknown>,
  failed: (error: unknown) => void,
): ScriptedProcess {
  let life = born()

  function born(): Life {
    const pending: Pending[] = []
    // The promises of a life that has ended are never kept: nothing of it runs any more.
    const gate: Gate = <T>(what: string, work: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        pending.push({ what, work, resolve: (value) => resolve(value as T), reject })
      })
    return { round: start(gate), pending, running: false }
  }

  async function begin(): Promise<void> {
    const mine = life
    mine.running = true
    mine
      .round()
      .catch(failed)
      .finally(() => {
        mine.running = false
      })
    await untilNextCall()
  }

  /** All that follows up to the next call happens in a few turns: what is written together waits for one. */
  async function untilNextCall(): Promise<void> {
    for (let turns = 0; turns < mostTurns && life.running && life.pending.length === 0; turns++) await setImmediate()
  }

  async function letThrough(call: Pending): Promise<() => void> {
    try {
      const value = await call.work()
      return () => call.resolve(value)
    } catch (error) {
      return () => call.reject(error)
    }
  }

  const isBusy = () => life.running || life.pending.length > 0

  async function next(): Promise<string | null> {
    if (!isBusy()) await begin()
    return life.pending[0]?.what ?? null
  }

  async function advance(fate: Fate): Promise<boolean> {
    if (!isBusy()) await begin()
    const call = life.pending.shift()
    if (!call) return false
    if (fate === 'dies before') {
      life = born()
      return false
    }
    const goOn = await letThrough(call)
    if (fate === 'dies after') {
      life = born()
      return false
    }
    goOn()
    await untilNextCall()
    return isBusy()
  }

  return {
    advance,
    next,
    async finish() {
      for (let calls = 0; isBusy(); calls++) {
        if (calls > mostCalls) throw new NeverQuiet('a round never ends')
        await advance('lives')
      }
    },
  }
}
