import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import type { Db } from 'mongodb'
import type { Log } from '#app/log.ts'
import { type Clock, inTime } from './clock.ts'
import { tolerated } from './database/now.ts'

/** What the clock does: one file each in `jobs/`, of the same name. */
export type Job<Context> = {
  name: string
  /** A pause such as `30 seconds` or `5 minutes`, or a cron line in the charter's zone such as `5 0 * * *`. No `1 day`: a day is not always 24 hours. */
  every: string
  /** The kinds of notice that go out by this job: what is due of these waits for it. */
  releases?: readonly { readonly name: string }[]
  /** May run twice at once, and again after a crash: whatever it does must bear that. */
  run(context: Context): Promise<void>
}

export type Scheduler = {
  /** The names of the jobs that have been due for more than a minute, and that nobody has begun. */
  overdue(): Promise<string[]>
  /** Lets the runs in hand finish, for 5 s at most; nothing new begins. */
  stop(): Promise<void>
}

export type SchedulerOptions<Context> = {
  database: Db
  /** The zone that cron lines are in. */
  zone: string
  /** Called for each run, so that its `now` is the run's own. */
  context: () => Context
  clock: Clock
  log: Log
  /** How long a run is ours alone without a sign of life, in milliseconds. After a crash the next process waits this long. */
  lock?: number
}

const collection = 'wake-ups'
const connectWithin = 10_000
const stopWithin = 5_000
const retryAfter = 30_000
const overdueAfter = 60_000

/**
 * Wakes each job when it is due, on one of the processes that share the database.
 *
 * A run that was missed while nothing was running happens at the start: schedules are written only where they are new or have changed.
 * A run that failed is tried again after half a minute. A run lost in a crash is taken over when its lock, renewed while it runs, is old.
 * @throws where the database does not answer within ten seconds.
 */
export async function startScheduler<Context>(
  jobs: readonly Job<Context>[],
  options: SchedulerOptions<Context>,
): Promise<Scheduler> {
  const { database, clock, log, lock = 20_000 } = options
  const backend = new MongoBackend({ mongo: database, collection })
  const connected = await inTime(
    backend.connect().then(() => 'connected' as const),
    connectWithin,
  )
  if (connected === 'late') throw new Error(`The database did not answer within ${connectWithin / 1_000} s.`)
  // Agenda connects by itself too, and lets nobody know when that fails.
  backend.connect = () => Promise.resolve()
  await database
    .collection(collection)
    .createIndexes([
      { key: { name: 1 }, unique: true, partialFilterExpression: { type: 'single' }, name: 'oneOfEach' },
      { key: { type: 1, nextRunAt: 1 } },
      { key: { lastModifiedBy: 1 } },
    ])

  const process = `convenor-${clock.id()}`
  const agenda = new Agenda({
    backend,
    name: process,
    removeOnComplete: true,
    processEvery: 1_000,
    defaultLockLifetime: lock,
  })
  for (const job of jobs) define(agenda, job, { ...options, lock })
  for (const job of jobs) await schedule(agenda, job, options)
  const look = async () => {
    await pullBack(database, jobs)
    await reviveLost(database, lock)
  }
  await look()
  await agenda.start()
  let reviving = Promise.resolve()
  const watch = setInterval(() => {
    reviving = look().catch((error) => log.warn({ err: error }, 'could not look for lost runs'))
  }, lock)

  const startedAt = clock.real()
  return {
    async overdue() {
      // What was missed while nothing ran is begun now, one after the other.
      if (clock.real() - startedAt < overdueAfter) return []
      const late = { $lt: ['$nextRunAt', { $subtract: ['$$NOW', overdueAfter] }] }
      // A run that takes long is at work, as long as it renews its lock.
      const atWork = { $and: [unfinished, { $not: [lockIsOld(lock)] }] }
      const names = { name: { $in: jobs.map(({ name }) => name) }, type: 'single' }
      const overdue = { ...names, $expr: { $and: [late, { $not: [atWork] }] } }
      const rows = database.collection(collection).find(overdue, { projection: { name: 1 } })
      return (await rows.toArray()).map(({ name }) => String(name))
    },

    async stop() {
      clearInterval(watch)
      await reviving
      const { timedOut } = await agenda.drain({ timeout: stopWithin })
      // Agenda leaves locked what it had taken and not begun; another process would have to wait for the lock to grow old.
      if (!timedOut)
        await database.collection(collection).updateMany({ lastModifiedBy: process }, { $set: { lockedAt: null } })
    },
  }
}

function define<Context>(
  agenda: Agenda,
  job: Job<Context>,
  { context, clock, log, lock = 0 }: SchedulerOptions<Context>,
): void {
  const run = async (held: { touch(): Promise<void> }) => {
    const began = clock.real()
    let renewal = Promise.resolve()
    const alive = setInterval(() => {
      renewal = held.touch().catch((error) => log.warn({ job: job.name, err: error }, 'could not renew the lock'))
    }, lock / 3)
    try {
      await job.run(context())
      log.debug({ job: job.name, took: clock.real() - began }, 'job done')
    } catch (error) {
      log.error({ job: job.name, err: error }, 'job failed')
      throw error
    } finally {
      clearInterval(alive)
      // A renewal that arrived after the run's end would lock the job again.
      await renewal
    }
  }
  agenda.define(job.name, run, { concurrency: 1, backoff: () => retryAfter })
}

/** Agenda forgets an overdue run when its schedule is written: so it is written only where it differs, and the overdue run put back. */
async function schedule<Context>(
  agenda: Agenda,
  job: Job<Context>,
  { database, zone, clock }: SchedulerOptions<Context>,
): Promise<void> {
  const { jobs } = await agenda.queryJobs({ name: job.name })
  const stored = jobs.find(({ type }) => type === 'single')
  if (stored?.repeatInterval === job.every && stored.repeatTimezone === zone) return
  try {
    await agenda.every(job.every, job.name, {}, { timezone: zone })
  } catch (error) {
    // Another process that starts at this moment was quicker.
    if (!(Error.isError(error) && 'code' in error && error.code === 11_000)) throw error
  }
  const overdue = stored?.nextRunAt && stored.nextRunAt.valueOf() <= clock.real() ? stored.nextRunAt : undefined
  if (overdue)
    await database
      .collection(collection)
      .updateOne({ name: job.name, type: 'single' }, { $set: { nextRunAt: overdue } })
}

/**
 * Agenda writes by the clock of its process. Where that clock was set back, a job would not run, and a lock would not grow
 * old, for as long as it went back: what was written in a time that is still to come runs now, and its lock ages from now.
 */
async function pullBack(database: Db, jobs: readonly Pick<Job<never>, 'name' | 'every'>[]): Promise<void> {
  const rows = database.collection(collection)
  const stamps = ['lockedAt', 'lastRunAt', 'lastFinishedAt']
  const isAhead = (field: string) => ({ $gt: [`$${field}`, { $add: ['$$NOW', tolerated] }] })
  const pulled = stamps.map((field) => [field, { $cond: [isAhead(field), '$$NOW', `$${field}`] }])
  await rows.updateMany({ type: 'single', $expr: { $or: stamps.map(isAhead) } }, [
    { $set: { ...Object.fromEntries(pulled), nextRunAt: '$$NOW' } },
  ])
  for (const { name, every } of jobs) {
    const pause = pauseOf(every)
    if (pause === null) continue
    const tooFar = { $gt: ['$nextRunAt', { $add: ['$$NOW', Math.max(pause, retryAfter) + tolerated] }] }
    await rows.updateMany({ name, type: 'single', $expr: tooFar }, [{ $set: { nextRunAt: '$$NOW' } }])
  }
}

const units: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000 }

/** @returns a pause such as `30 seconds` in milliseconds; null of a cron line. */
function pauseOf(every: string): number | null {
  const [, count, unit = ''] = /^(\d+) (second|minute|hour)s?$/.exec(every) ?? []
  return count === undefined ? null : Number(count) * (units[unit] ?? 0)
}

/** A run that began and has not ended; and its lock, when nobody has renewed it for as long as it lasts (milliseconds). */
const unfinished = { $gt: ['$lastRunAt', '$lastFinishedAt'] }
const lockIsOld = (lock: number) => ({ $lt: ['$lockedAt', { $subtract: ['$$NOW', lock] }] })

/** Agenda moves a job on when its run begins. A run that began, did not finish, and has no living lock was lost in a crash: it is due again. */
async function reviveLost(database: Db, lock: number): Promise<void> {
  await database
    .collection(collection)
    .updateMany({ type: 'single', $expr: { $and: [unfinished, lockIsOld(lock)] } }, [
      { $set: { nextRunAt: '$lastRunAt' } },
    ])
}
