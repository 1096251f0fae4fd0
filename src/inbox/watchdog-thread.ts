import { workerData } from 'node:worker_threads'
import type { WatchdogData } from './watchdog.ts'
import { beatEvery, loopWatch } from './watchdog-rule.ts'

// The thread that watches the event loop of the main thread. What it seldom needs is loaded only then.
const data = workerData as WatchdogData
const watch = loopWatch()
let isAsking = false
let hasAsked = false

function look(): void {
  const { user, system } = process.cpuUsage()
  const beats = Atomics.load(data.beats, 0)
  const verdict = watch({ beats, cpu: (user + system) / 1000 })
  // Work that is nobody's incoming is looked at once, and then again when it is stuck.
  if (verdict === 'well') hasAsked = false
  else if (verdict === 'stuck' || !hasAsked) void end(verdict, beats)
}

async function end(verdict: 'held' | 'stuck', beats: number): Promise<void> {
  if (isAsking) return
  isAsking = true
  try {
    const { endHolder } = await import('./end-holder.ts')
    await endHolder(verdict, { ...data, hasTurned: () => Atomics.load(data.beats, 0) !== beats })
  } finally {
    isAsking = false
    hasAsked = true
  }
}

setInterval(look, beatEvery)
