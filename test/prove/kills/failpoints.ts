import type { Gate } from '#database/connection.ts'
import { callInTime } from '#database/patience.ts'

/**
 * Where a process is killed: before or after a database call, or while it is under way. Each is a moment with work in
 * hand; `worked` tells from the call's answer whether there was any (a claim that found nothing is no work).
 */
export type Failpoint = {
  name: string
  call: RegExp
  /** `held`: the call is never made, and never answers. */
  when: 'before' | 'during' | 'after' | 'held'
  worked?(answer: unknown): boolean
}

const isTrue = (answer: unknown) => answer === true || (answer as { matchedCount?: number })?.matchedCount === 1
const found = (answer: unknown) => answer !== null && answer !== undefined

export const failpoints: readonly Failpoint[] = [
  { name: 'incoming stored, not worked', call: /^received\.begin$/, when: 'after' },
  { name: 'act written, not answered', call: /^meetings\.(insert|update)$/, when: 'after' },
  { name: 'answered, not marked as done', call: /^received\.done$/, when: 'before' },
  {
    name: 'aggregate claimed',
    call: /^(meetings|series|applications)\.claim(ForPersons)?$/,
    when: 'after',
    worked: found,
  },
  { name: 'aggregate fenced', call: /^deliveries\.fence$/, when: 'after' },
  { name: 'half of the rows inserted', call: /^deliveries\.insert$/, when: 'during' },
  { name: 'planned, not finished', call: /^meetings\.finish$/, when: 'before' },
  { name: 'change fanned out, source not cleared', call: /^meetings\.mark(ForPersons)?$/, when: 'after' },
  { name: 'marked as sending, not posted', call: /^deliveries\.begin$/, when: 'after', worked: isTrue },
  { name: 'posted, result not written', call: /^deliveries\.settle$/, when: 'before' },
]

/** Where a process stands between the arrival of an incoming and the work on it. */
export const arrivals = {
  notStored: { name: 'incoming arrived, not stored', call: /^received\.begin$/, when: 'before' },
  held: { name: 'incoming stored, its work held', call: /^together\.find$/, when: 'held' },
} as const satisfies Record<string, Failpoint>

/** A gate that kills this process at the failpoint that is armed, and lets everything else pass. */
export function killingGate(): { gate: Gate; arm(name: string | null): void } {
  let armed: Failpoint | undefined
  const die = (): never => {
    process.kill(process.pid, 'SIGKILL')
    // The signal is delivered before the next instruction of this thread that matters: nothing may run on.
    for (;;);
  }
  return {
    arm: (name) => {
      armed = [...failpoints, ...Object.values(arrivals)].find((one) => one.name === name)
    },
    gate: async (what, work) => {
      const here = armed?.call.test(what) ? armed : undefined
      if (here?.when === 'before') return die()
      if (here?.when === 'held') return new Promise<never>(() => {})
      const answer = callInTime(what, work)
      if (here?.when === 'during') setTimeout(die, 1)
      const known = await answer
      if (here?.when === 'after' && (here.worked?.(known) ?? true)) return die()
      return known
    },
  }
}
