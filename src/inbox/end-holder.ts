import { writeSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createLog } from '#app/log.ts'
import { realTime } from '#clock.ts'
import { connect } from '#database/connection.ts'
import { expiryDate } from '#database/expiry.ts'
import { modelOf } from '#database/model.ts'
import { caughtId, type IdempotencyRow, idempotencySchema, keptFor } from './idempotency-row.ts'
import { type InHand, whoRuns } from './in-hand.ts'
import type { WatchdogData } from './watchdog.ts'

/** How long the halted thread may take to say whose work it does, and the database to write it down. In milliseconds. */
const haltWithin = 2_000
const writeWithin = 20_000

/** What stands on the main thread's stack: the incoming that is worked on, if it is one, and where. */
type Halted = { inHand: InHand | null; stack: string[] }

/**
 * Ends a process whose event loop stands still, from the watchdog's thread. The incoming that holds it is written down
 * first, with a connection of this thread's own.
 * @param hasTurned whether the loop has gone on meanwhile: then nothing happens.
 */
export async function endHolder(
  verdict: 'held' | 'stuck',
  { mongodbUri, log: logging, hasTurned }: WatchdogData & { hasTurned(): boolean },
): Promise<void> {
  const session = new Session()
  session.connectToMainThread()
  try {
    const halted = await Promise.race([halt(session), sleep(haltWithin, null)])
    if (hasTurned()) return
    // What is no incoming, such as the planning for very many people, gets a minute.
    if (!halted?.inHand && verdict === 'held') return
    // The usual way of writing goes through the loop that stands still.
    const log = createLog({ ...logging, write: (line) => void writeSync(1, line) })
    const { inHand = null, stack = [] } = halted ?? {}
    if (inHand)
      await Promise.race([writeCaught(mongodbUri, inHand), late()]).catch((error) =>
        log.error({ err: error, key: inHand.key }, 'what holds the event loop could not be marked'),
      )
    log.error({ key: inHand?.key, stack }, 'the event loop stood still: this process ends, and is to be started again')
    process.kill(process.pid, 'SIGKILL')
  } finally {
    session.disconnect()
  }
}

async function late(): Promise<never> {
  await sleep(writeWithin)
  throw new Error('the database did not answer')
}

const evaluated = z.object({ value: z.string() })
const named = z.object({ key: z.string(), fingerprint: z.string() })

/** Halts the main thread in the middle of its script, a regular expression included. */
async function halt(session: Session): Promise<Halted> {
  const { promise, resolve, reject } = Promise.withResolvers<Halted>()
  const files = new Map<string, string>()
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => files.set(scriptId, url))
  session.once('Debugger.paused', ({ params: { callFrames } }) => {
    const stack = callFrames
      .slice(0, 12)
      .map(
        ({ functionName, url, location }) =>
          `${functionName} ${url || files.get(location.scriptId)}:${location.lineNumber + 1}`,
      )
    const callFrameId = callFrames[0]?.callFrameId ?? ''
    session
      .post('Debugger.evaluateOnCallFrame', { callFrameId, expression: `globalThis.${whoRuns}?.()` })
      .then(({ result }) => resolve({ inHand: inHandIn(evaluated.safeParse(result).data?.value), stack }))
      .catch(reject)
  })
  await session.post('Debugger.enable')
  await session.post('Debugger.pause')
  return promise
}

function inHandIn(text: string | undefined): InHand | null {
  return text === undefined ? null : named.parse(JSON.parse(text))
}

/** It, and whatever asks for the same, is never worked on again. */
async function writeCaught(mongodbUri: string, { key, fingerprint }: InHand): Promise<void> {
  const database = await connect(mongodbUri)
  const rows = modelOf<IdempotencyRow>(database, idempotencySchema)
  const same = { begun: false, answer: null, expireAt: expiryDate(realTime() + keptFor) }
  await rows.updateOne({ _id: key, begun: true }, { $set: { caught: true } }).exec()
  await rows.updateOne({ _id: caughtId(fingerprint) }, { $setOnInsert: same }, { upsert: true }).exec()
}
