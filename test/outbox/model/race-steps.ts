import { hour, minute } from '../toy.ts'
import type { Script, Step, Work } from './run-script.ts'
import { startTimes } from './toy-world.ts'

export const stopped = (worker: Work['worker'], before: string): Work => ({ worker, stop: { before }, fate: 'lives' })
export const toTheEnd = (worker: Work['worker']): Work => ({ worker, stop: { after: 100 }, fate: 'lives' })
export const oneCall = (worker: Work['worker']): Work => ({ worker, stop: { after: 1 }, fate: 'lives' })

/** The invitations are rows, and due. */
export const opening: Step[] = [toTheEnd('plan 1'), { business: 3 * minute }]
/** A claim on a root has run out. */
export const claimLost: Step = { real: 31_000 }
/** Whoever knew more of an attempt has given up. */
export const settled: Step = { real: 100_000 }
/** Every pause before a repetition is over. */
export const paused: Step = { real: 700_000 }
/** As often as anything repeats by itself, and once more to find that nobody can tell. */
export const givenUp: Step[] = [1, 2, 3].flatMap(() => [toTheEnd('send 1'), paused, toTheEnd('probe')])
export const sendAgain: Step = { sendAgain: 'listed now' }
export const pressedTwice: Step[] = [sendAgain, { sendAgain: 'pressed before' }]
/** Every post is of unknown fate, however often. */
export const neverKnown = { moods: Array.from({ length: 40 }, () => 'posted, answer lost' as const) }

/** There is time enough for what can wait. */
export const inThreeDays: Step = { starts: startTimes[2] ?? 0 }
/** All of it can wait for the morning. */
export const patient: Script['day'] = {
  most: 1,
  urgency: { invitation: 'whenever', change: 'whenever', reminder: 'whenever', nudge: 'whenever' },
}
/** The invitations wait as lines, and the message that they are lines of is due. */
export const waiting: Step[] = [
  ...[inThreeDays, ...opening, toTheEnd('send 1'), toTheEnd('send 1')],
  { business: 3 * hour - 2 * minute },
]

export function race(steps: Step[], chat: Partial<Omit<Script, 'steps'>> = {}): Script {
  return { steps, moods: [], canTell: false, day: null, ...chat }
}
