import type { Log } from '#app/log.ts'
import type { Incoming } from '#chat/incoming.ts'
import { message } from '#chat/message.ts'
import { type Answer, type Handing, NotTaken, type Receive } from '#chat/platform.ts'
import { accountId } from '#features/people/account.ts'
import type { Attempt, Broken } from './idempotency-row.ts'
import type { IdempotencyStore } from './idempotency-store.ts'
import { inHand } from './in-hand.ts'
import { onceAMinute } from './sampled-log.ts'
import { mostOfOne } from './turn-rule.ts'
import type { Turns } from './turns.ts'

/** Whether somebody waits for the answer, a dead process left it, or nobody acted at all. `attempt`: null without a key. */
export type Handling = { how: 'now' | 'resumed' | 'glance'; attempt: Attempt | null }

/** `unfinished`: the database answered too late to tell whether all is done: it is to be gone on with later. */
export type Handled = { answer: Answer; unfinished: boolean }

export type AcceptingParts = {
  idempotency: IdempotencyStore
  turns: Turns
  log: Log
  /** Real time, in epoch milliseconds. */
  real(): number
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
export function accepting({ idempotency, turns, log, real, silence, handle, giveUp, tell }: AcceptingParts): {
  receive: Receive
  /** @returns how many were finished. */
  resume(): Promise<number>
  /** Takes over no more, and waits for the one in hand. What has not begun its turn is left to others. */
  stop(): Promise<void>
} {
  let resuming: Promise<number> | null = null
  let isStopping = false
  const isNews = onceAMinute(real)
  /** The keys of what is worked on now: what else this process has stored waits for its turn. */
  const working = new Set<string>()

  /** Stored, then acknowledged, then worked on in its turn. What is too much of one person is neither, and they are told. */
  async function receive(incoming: Incoming, { redelivered = false, stored }: Handing = {}): Promise<Answer> {
    const { key, from } = incoming
    const known = key !== null && idempotency.holds(key)
    const leave = turns.arrive(accountId(from), known || !isAskedFor(incoming))
    if (leave === null) return refuse(incoming)
    try {
      if (key === null)
        return (
          await inTurn(
            incoming,
            () => {},
            () => handle(incoming, { how: 'now', attempt: null }),
          )
        ).answer
      const begun = await idempotency.begin(key, incoming, redelivered)
      if (begun.is === 'mine') {
        const { attempt } = begun
        return await inTurn(incoming, stored, async () => {
          const { answer, unfinished } = await workOn(key, incoming, { how: 'now', attempt })
          if (!unfinished) return finish(key, answer, redelivered)
          idempotency.putOff(key)
          return answer
        })
      }
      stored?.({ milliseconds: 0, sayBusy: false })
      return begun.is === 'working' || redelivered ? silence : (begun.answer ?? silence)
    } finally {
      leave()
    }
  }

  async function workOn(key: string, incoming: Incoming, handling: Handling): Promise<Handled> {
    working.add(key)
    try {
      return await inHand(incoming, () => handle(incoming, handling))
    } finally {
      working.delete(key)
    }
  }

  async function inTurn<T>(incoming: Incoming, stored: Handing['stored'], work: () => Promise<T>): Promise<T> {
    const isForm = incoming.kind === 'submitted' || incoming.awaitsForm === true
    const { waiting, begun } = turns.join({ person: accountId(incoming.from), isForm })
    stored?.(waiting)
    const end = await begun
    try {
      return await work()
    } finally {
      end()
    }
  }

  /** A form stays open with all that was typed. */
  function refuse({ kind, from }: Incoming): Answer {
    const account = accountId(from)
    if (isNews(account)) log.warn({ account }, 'a person has too much in hand, and more was not taken')
    if (kind === 'submitted') throw new NotTaken(tooMuch)
    return { ...silence, outcome: { kind: 'say', to: 'actor', message: message(tooMuch) } }
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
      const next = isStopping ? null : await idempotency.takeOver()
      if (next === null) return count
      const { key, attempt, broken } = next
      const incoming = { ...next.incoming, canOpenForm: false, answerBy: null }
      if (broken === null) {
        const { answer, unfinished } = await workOn(key, incoming, { how: 'resumed', attempt })
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
    async stop() {
      isStopping = true
      await Promise.all([resuming, idempotency.leaveToOthers((key) => !working.has(key))])
    },
  }
}

/** Whether a person did it, who can be told to do it again later. What a platform only tells us comes once. */
function isAskedFor({ kind }: Incoming): boolean {
  return kind === 'said' || kind === 'pressed' || kind === 'submitted'
}

const tooMuch = `I'm still working on ${mostOfOne} things you sent. I didn't take this one. Please wait for the answers, then send it again.`
