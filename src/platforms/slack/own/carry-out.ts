import { z } from 'zod'
import type { Log } from '#log.ts'
import { type CallSlack, errorWord, isSlackAddress } from './slack-api.ts'
import type { Step } from './steps.ts'

export type CarryOut = (steps: Step[]) => Promise<void>

/** Tells Slack step by step; a refused step is tried its other way, and never stops the next. @param wait in milliseconds. */
export function carryingOut({
  call,
  apiUrl,
  log,
  wait,
}: {
  call: CallSlack
  apiUrl?: string
  log: Log
  wait: number
}): CarryOut {
  async function take(step: Step): Promise<void> {
    try {
      if ('method' in step) await call(step.method, step.input)
      else await postTo(step.post, step.input)
    } catch (error) {
      log.warn({ step: 'method' in step ? step.method : 'response_url', error: errorWord(error) }, 'Slack refused')
      if (step.orElse) await take(step.orElse)
    }
  }

  async function postTo(address: string, input: Record<string, unknown>): Promise<void> {
    if (!isSlackAddress(address, apiUrl)) throw new Error('not an address of Slack')
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      redirect: 'error',
      signal: AbortSignal.timeout(wait),
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`response_url answered ${answer.status}`)
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
