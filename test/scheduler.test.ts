import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Collection, MongoClient } from 'mongodb'
import type { Log } from '#app/log.ts'
import { systemClock } from '#clock.ts'
import { type Job, type Scheduler, startScheduler } from '#scheduler.ts'
import { testDatabase } from './database.ts'

const { uri } = testDatabase()
const daily = '5 4 * * *'
const zone = 'Europe/Zurich'
const minute = 60_000

let client: MongoClient
let kept: Collection<{ name: string; nextRunAt: Date; lockedAt: Date | null; repeatInterval: string }>
const running: Scheduler[] = []
const failures: object[] = []
const log: Log = { debug() {}, info() {}, warn() {}, error: (details) => failures.push(details) }

beforeAll(async () => {
  client = await MongoClient.connect(uri)
  kept = client.db().collection('wake-ups')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((scheduler) => scheduler.stop()))
  await kept.deleteMany({})
  failures.length = 0
})
afterAll(() => client.close())

async function start(...jobs: Job<string>[]): Promise<Scheduler> {
  const scheduler = await startScheduler(jobs, {
    database: client.db(),
    zone,
    context: () => 'now',
    clock: systemClock,
    log,
    lock: 1_000,
  })
  running.push(scheduler)
  return scheduler
}

/** A job that says when it has run. */
function job(name: string, every: string, work: () => Promise<void> = async () => {}) {
  const first = Promise.withResolvers<string>()
  let runs = 0
  const run = async (context: string) => {
    runs += 1
    first.resolve(context)
    await work()
  }
  return { job: { name, every, run }, ran: first.promise, runs: () => runs }
}

async function setKept(name: string, values: object): Promise<void> {
  const { matchedCount } = await kept.updateOne({ name }, { $set: values })
  expect(matchedCount).toBe(1)
}
const nextRunOf = async (name: string) => (await kept.findOne({ name }))?.nextRunAt
const ago = (milliseconds: number) => new Date(systemClock.real() - milliseconds)

describe('the scheduler', () => {
  test('run a new job with a pause at once, with a context of its own', async () => {
    const sweep = job('sweep', '1 second')
    await start(sweep.job)
    expect(await sweep.ran).toBe('now')
  })

  test('wait with a new job that has an hour of its own, in the zone of the charter', async () => {
    const dawn = job('dawn', daily)
    await (await start(dawn.job)).stop()
    const nextRunAt = await nextRunOf('dawn')
    expect(dawn.runs()).toBe(0)
    expect(nextRunAt?.toLocaleTimeString('en-GB', { timeZone: zone })).toBe('04:05:00')
  })

  test('make up for a run missed while nothing was running', async () => {
    await (await start(job('dawn', daily).job)).stop()
    await setKept('dawn', { nextRunAt: ago(2 * 24 * 60 * minute) })
    const dawn = job('dawn', daily)
    await start(dawn.job)
    await dawn.ran
  })

  test('make up for it also where the schedule has changed meanwhile, and keep one schedule', async () => {
    await (await start(job('dawn', daily).job)).stop()
    await setKept('dawn', { nextRunAt: ago(minute) })
    const dawn = job('dawn', '5 6 * * *')
    await start(dawn.job)
    await dawn.ran
    const schedules = await kept.find({ name: 'dawn', type: 'single' }).toArray()
    expect(schedules.map(({ repeatInterval }) => repeatInterval)).toEqual(['5 6 * * *'])
  })

  test('take over a run whose process died in the middle, though its next one is far away', async () => {
    await (await start(job('dawn', daily).job)).stop()
    await setKept('dawn', {
      lastRunAt: ago(minute),
      lockedAt: ago(minute),
      nextRunAt: ago(-60 * minute),
      lastModifiedBy: 'dead',
    })
    const dawn = job('dawn', daily)
    await start(dawn.job)
    await dawn.ran
  })

  test.each([
    ['its pause', '5 minutes', { nextRunAt: -60, lockedAt: null }],
    ['the run and the lock of a process that died', daily, { nextRunAt: -600, lockedAt: -60, lastRunAt: -60 }],
    ['a run that ended well', daily, { nextRunAt: -600, lockedAt: null, lastRunAt: -60, lastFinishedAt: -60 }],
  ])(
    'run a job whose clock was an hour ahead when it wrote down %s',
    async (_, every, minutes) => {
      await (await start(job('early', every).job)).stop()
      const stamps = Object.entries(minutes).map(([name, ahead]) => [name, ahead === null ? null : ago(ahead * minute)])
      await setKept('early', { lastRunAt: null, lastFinishedAt: null, ...Object.fromEntries(stamps) })
      const early = job('early', every)
      await start(early.job)
      expect(await early.ran).toBe('now')
    },
    20_000,
  )

  test('leave a job to one of two processes that start together', async () => {
    const [first, second] = [job('dawn', daily), job('dawn', daily)]
    await Promise.all([start(first.job), start(second.job)])
    expect(await kept.countDocuments({ name: 'dawn' })).toBe(1)
    await Promise.all(running.splice(0).map((scheduler) => scheduler.stop()))
    await setKept('dawn', { nextRunAt: ago(minute) })
    const [third, fourth] = [job('dawn', daily), job('dawn', daily)]
    await Promise.all([start(third.job), start(fourth.job)])
    await Promise.race([third.ran, fourth.ran])
    await Promise.all(running.splice(0).map((scheduler) => scheduler.stop()))
    expect(third.runs() + fourth.runs()).toBe(1)
  })

  test('log a failure by the job name, and try again within the minute', async () => {
    await (await start(job('dawn', daily).job)).stop()
    await setKept('dawn', { nextRunAt: ago(minute) })
    const dawn = job('dawn', daily, () => Promise.reject(new Error('no such group')))
    const scheduler = await start(dawn.job)
    await dawn.ran
    await scheduler.stop()
    expect(failures).toEqual([{ job: 'dawn', err: new Error('no such group') }])
    const nextRunAt = await nextRunOf('dawn')
    expect(Number(nextRunAt) - systemClock.real()).toBeLessThan(minute)
  })

  test('name a job that is due for over a minute, and that nobody has begun', async () => {
    await (await start(job('dawn', daily).job)).stop()
    // Another process holds it, and does not get on.
    await setKept('dawn', { nextRunAt: ago(2 * minute), lockedAt: new Date() })
    let ahead = 0
    const clock = { ...systemClock, real: () => systemClock.real() + ahead }
    const jobs = [job('dawn', daily).job, job('dusk', daily).job]
    const options = { database: client.db(), zone, context: () => 'now', clock, log, lock: minute }
    const scheduler = await startScheduler(jobs, options)
    running.push(scheduler)
    expect(await scheduler.overdue()).toEqual([])
    ahead = minute
    expect(await scheduler.overdue()).toEqual(['dawn'])
    // One that is at work, however long, is not late.
    await setKept('dawn', { lastRunAt: ago(minute), lastFinishedAt: ago(2 * minute), lockedAt: new Date() })
    expect(await scheduler.overdue()).toEqual([])
  })

  test('let a run finish before they stop, and renew its lock meanwhile', async () => {
    let finished = false
    const release = Promise.withResolvers<void>()
    const slow = job('slow', '1 second', () =>
      release.promise.then(() => {
        finished = true
      }),
    )
    const scheduler = await start(slow.job)
    await slow.ran
    const stopped = scheduler.stop()
    const lock = (await kept.findOne({ name: 'slow' }))?.lockedAt
    await kept.watch([], { maxAwaitTimeMS: 100 }).next()
    expect((await kept.findOne({ name: 'slow' }))?.lockedAt).not.toEqual(lock)
    release.resolve()
    await stopped
    expect(finished).toBe(true)
    expect(await kept.countDocuments({ lockedAt: { $ne: null } })).toBe(0)
  })

  test('say so where the database does not answer', async () => {
    const nowhere = new MongoClient('mongodb://127.0.0.1:1', { serverSelectionTimeoutMS: 100 })
    const options = { database: nowhere.db(), zone, context: () => 'now', clock: systemClock, log }
    await expect(startScheduler([], options)).rejects.toThrow(/ECONNREFUSED/)
    await nowhere.close()
  })
})
