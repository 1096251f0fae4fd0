import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import type { Incoming } from '#chat/incoming.ts'

/** Names an incoming while it is worked on: its key, and the fingerprint of what it asks for. */
export type InHand = { key: string; fingerprint: string }

const running = new AsyncLocalStorage<InHand & { ended: boolean }>()

/**
 * The watchdog's thread calls this global function in the halted main thread, and learns whose work is on the stack. It
 * answers with text, since only values that can be copied reach the other thread.
 */
export const whoRuns = 'convenorWhoRuns'

Object.defineProperty(globalThis, whoRuns, {
  configurable: true,
  value: () => {
    const one = running.getStore()
    return one && !one.ended ? JSON.stringify({ key: one.key, fingerprint: one.fingerprint }) : null
  },
})

/** Does the work on an incoming in such a way that the watchdog can tell whose work it is, after any `await`. */
export async function inHand<T>(incoming: Incoming, work: () => Promise<T>): Promise<T> {
  const { key } = incoming
  if (key === null) return work()
  const one = { key, fingerprint: fingerprintOf(incoming), ended: false }
  try {
    return await running.run(one, work)
  } finally {
    // What the work set going, such as the planning of notices, goes on in its context, and is not the incoming's fault.
    one.ended = true
  }
}

/** Text shorter than this is never what takes long to read: the data of the person who sent it was. */
const fewWords = 12

/**
 * @returns the same text for two incoming that ask for the same. Text that may itself be hard to read has one fingerprint,
 * whoever sends it; anything else has one for each person, because their own data may be what takes long.
 */
export function fingerprintOf(incoming: Incoming): string {
  return createHash('sha256')
    .update(JSON.stringify([incoming.kind, ...askedIn(incoming)]))
    .digest('hex')
}

function askedIn(incoming: Incoming): unknown[] {
  switch (incoming.kind) {
    case 'said':
      return incoming.text.length < fewWords ? [incoming.text, incoming.from.user] : [incoming.text]
    case 'pressed':
      return [incoming.act.verb, byName(incoming.act.about)]
    case 'submitted':
      return [incoming.tag.form, byName(incoming.raw)]
    default:
      return [incoming.from.user]
  }
}

function byName(values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
