import type { Waiting } from '#chat/platform.ts'
import { steadyTime } from '#clock.ts'
import { fairLine, mostOfOne, type Standing, turnTime, waitingFor } from './turn-rule.ts'

/** So many are worked on at a time: enough for all that the processor can do while others wait for the database. */
export const atOnce = 12
/** Whoever takes longer than this (milliseconds), over a file that comes slowly, no longer holds up the next. */
const longTurn = 3_000
/** So long is measured at a time, in milliseconds. */
const aStretch = 100
/** What a turn is thought to take before any has been seen, in milliseconds. */
const firstGuess = 3

/** Gives incomings their turns, a bounded number at a time. */
export type Turns = {
  /**
   * Notes that somebody's incoming has arrived. @param always whether it is taken however many they have: they have it
   * in hand already and it is delivered once more, or it is none that they could send again.
   * @returns what to call when it is done with; null where they have too many.
   */
  arrive(person: string, always: boolean): (() => void) | null
  /** Joins the line. `begun` is when its turn has come; it gives what ends the turn. */
  join(standing: Standing): { waiting: Waiting; begun: Promise<() => void> }
  /** How many wait for their turn now, and how many have it. */
  count(): { waiting: number; working: number }
}

export function createTurns(): Turns {
  const line = fairLine<() => void>()
  const inHand = new Map<string, { count: number; wasTold: boolean }>()
  let working = 0
  let each = firstGuess
  let stretch = { since: steadyTime(), pieces: 0 }

  function begin(): () => void {
    working += 1
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      working -= 1
      measure()
      goOn()
    }
    const timer = setTimeout(end, longTurn).unref()
    return end
  }

  /** While somebody waits, the work goes on without a pause: what is done in a stretch says how long each takes. */
  function measure(): void {
    stretch.pieces += 1
    const took = steadyTime() - stretch.since
    if (line.size() > 0 && took < aStretch) return
    if (line.size() > 0) each = turnTime(each, { took, pieces: stretch.pieces })
    stretch = { since: steadyTime(), pieces: 0 }
  }

  function goOn(): void {
    while (working < atOnce) {
      const next = line.next()
      if (next === undefined) return
      next()
    }
  }

  return {
    count: () => ({ waiting: line.size(), working }),
    arrive(person, always) {
      stretch.pieces += 1
      const own = inHand.get(person) ?? { count: 0, wasTold: false }
      if (!always && own.count >= mostOfOne) return null
      own.count += 1
      inHand.set(person, own)
      return () => {
        own.count -= 1
        if (own.count === 0) inHand.delete(person)
      }
    },
    join(standing) {
      const { promise: begun, resolve } = Promise.withResolvers<() => void>()
      const ahead = line.join(standing, () => resolve(begin()))
      const own = inHand.get(standing.person)
      const waiting = waitingFor(working < atOnce ? 0 : ahead, { each, wasTold: own?.wasTold ?? false })
      if (own && waiting.sayBusy) own.wasTold = true
      goOn()
      return { waiting, begun }
    },
  }
}
