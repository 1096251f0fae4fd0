import { z } from 'zod'
import type { Log } from '#app/log.ts'
import { postWithRetries } from '#chat/post-fate.ts'
import { limits } from '../limits.ts'
import { ForeignAddressError, fateOfCall, ResponseUrlError } from './call-fate.ts'
import { callSmaller } from './size.ts'
import { type CallSlack, errorWord, isSlackAddress } from './slack-api.ts'
import type { Step } from './steps.ts'

export type CarryOut = (steps: Step[]) => Promise<void>

export type CarryOutParts = {
  call: CallSlack
  apiUrl?: string
  log: Log
  /** How long a response_url may take to answer, in milliseconds. */
  wait: number
  /** Real time in epoch milliseconds. */
  real: () => number
  /** Waits so many milliseconds before another attempt; shorter when the process is to stop. */
  pause(milliseconds: number): Promise<void>
  /** Once it is aborted, nothing is waited for any more. */
  stopping: AbortSignal
}

/** An answer may be repeated so often, on all its ways together, where Slack does not say whether it was posted. */
const mostRepeats = 2

/**
 * Tells Slack step by step. What Slack cannot take now is tried again while there is time, and then the step's other way,
 * a message in most cases. A step that fails never stops the next.
 */
export function carryingOut({ call, apiUrl, log, wait, real, pause, stopping }: CarryOutParts): CarryOut {
  async function take(step: Step, repeats = mostRepeats): Promise<void> {
    const until = Math.min(
      real() + (step.orElse ? limits.retryBeforeOtherWay : limits.retryAnswer),
      step.before ?? Infinity,
    )
    let unknown = 0
    const fateOf = (error: unknown) => {
      const fate = fateOfCall(error)
      if (fate.fate === 'unknown') unknown += 1
      return fate
    }
    const left = () => (stopping.aborted ? 0 : until - real())
    try {
      // One repetition is kept for the other way.
      const own = step.orElse ? Math.max(0, repeats - 1) : repeats
      await postWithRetries(() => ask(step), { fateOf, left, pause, repeats: own })
    } catch (error) {
      const details = { step: 'method' in step ? step.method : 'response_url', error: errorWord(error) }
      const mayRepeat = unknown <= repeats
      if (step.orElse && mayRepeat) {
        log.warn(details, 'Slack did not take an answer, which is tried another way')
        await take(step.orElse, repeats - unknown)
      } else log.error(details, 'an answer could not be given to Slack')
    }
  }

  async function ask(step: Step): Promise<void> {
    if ('method' in step) await callSmaller(call, step.method, step.input)
    else await postTo(step.post, step.input)
  }

  async function postTo(address: string, input: Record<string, unknown>): Promise<void> {
    if (!isSlackAddress(address, apiUrl)) throw new ForeignAddressError()
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      redirect: 'error',
      signal: AbortSignal.timeout(wait),
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new ResponseUrlError(answer)
  }

  return async (steps) => {
    for (const step of steps) await take(step)
  }
}

const openedShape = z.object({ view: z.object({ id: z.string() }) })

/** @returns the id of the view that now shows itself as loading; null where Slack refused. */
export async function openView(call: CallSlack, triggerId: string, view: object): Promise<string | null> {
  try {
    return openedShape.parse(await call('views.open', { trigger_id: triggerId, view })).view.id
  } catch {
    return null
  }
}
