import type { Log } from '#app/log.ts'
import type { Incoming } from '#chat/incoming.ts'
import type { Answer, Handing, Receive } from '#chat/platform.ts'
import type { Attempt, Broken } from './idempotency-row.ts'
import type { IdempotencyStore } from './idempotency-store.ts'
import { inHand } from './in-hand.ts'

/** Whether somebody waits for the answer, a dead process left it, or nobody acted at all. `attempt`: null without a key. */
export type Handling = { how: 'now' | 'resumed' | 'glance'; attempt: Attempt | null }

/** `unfinished`: the database answered too late to tell whether all is done: it is to be gone on with later. */
export type Handled = { answer: Answer; unfinished: boolean }

export type AcceptingParts = {
  idempotency: IdempotencyStore
  log: Log
  /** What a repetition is answered whose answer is not kept, or was given already. */
  silence: Answer
  /** Does the work. It answers whatever happens, and never throws. */
  handle(incoming: Incoming, handling: Handling): Promise<Handled>
  /** The answer to what is never worked on again. */
  giveUp(incoming: Incoming, broken: Broken): Promise<Answer>
  /** Reaches somebody whose incoming was resumed after a crash: nobody waits for a reply to it any more. */
  tell(incoming: Incoming, answer: Answer): Promise<void>
}

/** Accepts each incoming once, and finishes what a process that died had begun. */
export function accepting({ idempotency, log, silence, handle, giveUp, tell }: AcceptingParts): {
  receive: Receive
  /** @returns how many were finished. */
  resume(): Promise<number>
} {
  let resuming: Promise<number> | null = null

  async function receive(incoming: Incoming, { redelivered = false, stored }: Handing = {}): Promise<Answer> {
    const { key } = incoming
    if (key === null) return (await handle(incoming, { how: 'now', attempt: null })).answer
    const begun = await idempotency.begin(key, incoming, redelivered)
    stored?.()
    switch (begun.is) {
      case 'working':
        return silence
      case 'done':
        return redelivered ? silence : (begun.answer ?? silence)
      case 'mine': {
        const { attempt } = begun
        const { answer, unfinished } = await inHand(incoming, () => handle(incoming, { how: 'now', attempt }))
        if (!unfinished) return finish(key, answer, redelivered)
        idempotency.putOff(key)
        return answer
      }
    }
  }

  /**
   * Where it cannot be written down now it is written later: what was asked for is done, and is answered. No answer is
   * kept where a repetition gets none.
   */
  async function finish(key: string, answer: Answer, redelivered = false): Promise<Answer> {
    if (!(await idempotency.done(key, redelivered ? null : answer)))
      log.warn({ key }, 'an incoming is done, and this could not be written down yet')
    return answer
  }

  /** Works again on what a crash left behind, one incoming at a time, so that one that takes the process down is known to be the cause. */
  async function resumeAll(): Promise<number> {
    for (let count = 0; ; count++) {
      const next = await idempotency.takeOver()
      if (next === null) return count
      const { key, attempt, broken } = next
      const incoming = { ...next.incoming, canOpenForm: false, answerBy: null }
      if (broken === null) {
        const { answer, unfinished } = await inHand(incoming, () => handle(incoming, { how: 'resumed', attempt }))
        if (unfinished) {
          idempotency.putOff(key)
          return count
        }
        // The work is done, and what matters of it is told by deliveries: a reply that cannot be sent is not tried for ever.
        await tellLate(key, incoming, await finish(key, answer))
      } else {
        // Told first: where this process dies in between, another tells it again.
        const answer = await giveUp(incoming, broken)
        await tellLate(key, incoming, answer)
        await finish(key, answer)
      }
    }
  }

  async function tellLate(key: string, incoming: Incoming, answer: Answer): Promise<void> {
    await tell(incoming, answer).catch((error) => log.warn({ err: error, key }, 'a late reply was not sent'))
  }

  return {
    receive,
    resume() {
      resuming ??= resumeAll().finally(() => {
        resuming = null
      })
      return resuming
    },
  }
}
