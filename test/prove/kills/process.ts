import { readConfig } from '#app/config.ts'
import { run } from '#app/start.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { randomId, realTime } from '#clock.ts'
import { realWaits } from '#outbox/sending/waits.ts'
import { instantText } from '#time/instant.ts'
import { killingGate } from './failpoints.ts'

/*
 * Convenor as a process of its own, as `main.ts` starts it: but its clocks can be moved, and it can be killed at a named
 * failpoint. Its parent tells it both.
 */

export type Order = { offset: number } | { arm: string | null } | { stop: true }

const settings = readConfig(process.env)
if ('problems' in settings) throw new Error(JSON.stringify(settings.problems))
const { config } = settings
const charter = readCharterFile(config.charter)
if (charter.kind === 'faulty') throw new Error('the charter is faulty')

let offset = Number(process.env.CLOCK_OFFSET)
const start = Number(process.env.BUSINESS_START)
const killing = killingGate()
const real = () => realTime() + offset
const running = run({
  config,
  charter: charter.charter,
  mongodbUri: config.mongodbUri ?? '',
  say: () => {},
  test: {
    clock: { now: () => instantText(start + real() - Number(process.env.REAL_START)), real, id: randomId },
    gate: killing.gate,
    clockOffset: () => offset,
    // Time passes faster; no clock is set.
    waits: { ...realWaits, elapsed: () => realWaits.elapsed() + offset },
  },
})

process.on('message', async (order: Order) => {
  if ('offset' in order) offset = order.offset
  else if ('arm' in order) killing.arm(order.arm)
  else {
    await (await running).stop()
    process.exit(0)
  }
})
// What the parent no longer hears of must not go on alone.
process.on('disconnect', () => process.exit(1))
await running
process.send?.({ ready: true })
