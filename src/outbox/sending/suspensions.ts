import type { Clock } from '#clock.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { modelOf, prepareModel, schemaOf } from '#database/model.ts'
import type { Parts } from '../parts.ts'
import { platformOf } from '../routes.ts'

/**
 * Queues whose platform refuses us altogether: a token that ended, an app that was removed, a bot that an administrator
 * has disabled. Nobody in them is unreachable; all wait, one process asks again, and then they go on, slowly at first.
 */
export type Suspensions = {
  /** Reads which queues are suspended, and how many rows each may send: one read for all. */
  now(): Promise<Suspended>
  /** The platform has refused us, by this word. */
  begin(queue: string, word: string): Promise<void>
  /** A post that began at `since` (real time) got a true answer, or nothing waits there any more. */
  end(queue: string, since: number): Promise<void>
  /** Once for each installation: those whom an older program took for unreachable because a platform refused us. */
  lookAgainOnce(): Promise<void>
  /** Makes sure the index exists. */
  prepare(): Promise<void>
}

export type Suspended = {
  /** The queues that are suspended. */
  queues: readonly string[]
  /** How many rows of a queue may be taken up now: none, one to see whether it is well again, or as many as there are. */
  room(queue: string): Promise<number>
}

/** Real time, epoch milliseconds. `endedAt` is null while it lasts; `probes`: how often it was asked whether it is well. */
type SuspensionDoc = {
  _id: string
  word: string
  since: number
  probes: number
  probeAt: number
  endedAt: number | null
}

const schema = schemaOf<SuspensionDoc>('suspensions', {
  _id: String,
  word: String,
  since: Number,
  probes: Number,
  probeAt: Number,
  endedAt: Number,
})
schema.index({ endedAt: 1 })

const [firstPause, longestPause] = [5_000, 600_000]
/** What begins again so soon after it ended goes on with its growing pauses. */
const relapseWithin = 600_000
/** After the end one more row at a time every so often, until nothing holds it back any more. */
const [step, steps] = [2_000, 20]
const lookedAgain = 'looked at again'

/** @returns how long to wait after so many probes: 5 s, then twice as long each time, ten minutes at most. */
export function pauseAfter(tries: number): number {
  return Math.min(longestPause, firstPause * 2 ** Math.min(tries, 20))
}

/** @returns how many rows may be taken up at once so long after the end. */
export function roomAfter(age: number): number {
  return age < 0 || age >= step * steps ? Number.POSITIVE_INFINITY : 1 + Math.floor(age / step)
}

export function suspensions(
  parts: Pick<Parts, 'accounts' | 'log' | 'platforms'> & { database: Database; clock: Clock },
): Suspensions {
  const { database, clock, log, platforms, accounts } = parts
  const docs = modelOf<SuspensionDoc>(database, schema)
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`suspensions.${what}`, work)
  /** Whether a true answer in this queue is news. */
  const suspended = new Set<string>()

  /** Those that last, and those that have ended so lately that their queues go on slowly. */
  async function now(): Promise<Suspended> {
    const lately = clock.real() - step * steps
    const found = await call('find', () =>
      docs
        .find({ $or: [{ endedAt: null }, { endedAt: { $gt: lately } }] })
        .lean<SuspensionDoc[]>()
        .exec(),
    )
    const known = new Map(found.map((doc) => [doc._id, doc]))
    return {
      queues: found.flatMap(({ _id, endedAt }) => (endedAt === null ? [_id] : [])),
      room: (queue) => room(queue, known.get(queue)),
    }
  }

  async function room(queue: string, doc: SuspensionDoc | undefined): Promise<number> {
    if (!doc) {
      suspended.delete(queue)
      return Number.POSITIVE_INFINITY
    }
    const real = clock.real()
    if (doc.endedAt !== null) {
      suspended.delete(queue)
      return roomAfter(real - doc.endedAt)
    }
    suspended.add(queue)
    // A clock that was set back must not put the probe off for longer than any pause.
    if (real < doc.probeAt && doc.probeAt <= real + longestPause) return 0
    const { matchedCount } = await call('probe', () =>
      docs
        .updateOne(
          { _id: queue, probes: doc.probes, endedAt: null },
          { $set: { probeAt: real + pauseAfter(doc.probes + 1) }, $inc: { probes: 1 } },
        )
        .exec(),
    )
    return matchedCount === 1 ? tryAgain(queue) : 0
  }

  /** This process alone looks: by asking, where the platform can be asked, else by the next post. */
  async function tryAgain(queue: string): Promise<number> {
    const since = clock.real()
    const check = platforms(platformOf(queue))?.check
    if (!check) return 1
    if ((await check()) !== null) return 0
    await end(queue, since)
    return 1
  }

  async function begin(queue: string, word: string): Promise<void> {
    const real = clock.real()
    suspended.add(queue)
    const doc = await call('get', () => docs.findOne({ _id: queue }).lean<SuspensionDoc>().exec())
    if (doc?.endedAt === null) return
    const tries = doc?.endedAt && real - doc.endedAt < relapseWithin ? doc.probes : 0
    const next = { word, since: real, probes: tries, probeAt: real + pauseAfter(tries), endedAt: null }
    const isNews = await call('begin', async () => {
      try {
        // Others may learn of it at the same time: one of them writes it down, and says so.
        const where = { _id: queue, endedAt: doc?.endedAt ?? real }
        const { upsertedCount, modifiedCount } = await docs
          .updateOne(where, { $set: next }, { upsert: doc === null })
          .exec()
        return upsertedCount + modifiedCount > 0
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    })
    if (isNews) log.error({ queue, word }, 'the platform refuses us: nothing is sent there until it takes us again')
  }

  async function end(queue: string, since: number): Promise<void> {
    if (!suspended.has(queue)) return
    const { modifiedCount } = await call('end', () =>
      docs.updateOne({ _id: queue, endedAt: null, since: { $lte: since } }, { $set: { endedAt: clock.real() } }).exec(),
    )
    if (modifiedCount === 0) return
    suspended.delete(queue)
    log.info({ queue }, 'the platform takes us again')
    const [platform, via] = queue.split('|')
    await lookAgain({ via, 'account.platform': platform })
  }

  /** Whoever could not be reached because the bot was not there may be reached again: the next notice tells. */
  async function lookAgain(where: Record<string, unknown>): Promise<void> {
    const lost = await accounts.find({
      ...where,
      reachable: false,
      unreachable: 'not-installed',
      address: { $ne: null },
    })
    for (const { _id } of lost)
      await accounts.change(_id, { by: 'delivery', at: clock.now(), what: 'looked at again' }, (before) =>
        before.unreachable === 'not-installed' ? { ...before, reachable: true, unreachable: null } : before,
      )
  }

  return {
    now,
    begin,
    end,
    prepare: () => prepareModel(database, docs),
    async lookAgainOnce() {
      if (await call('get', () => docs.exists({ _id: lookedAgain }).exec())) return
      await lookAgain({})
      const done = { word: '', since: clock.real(), probes: 0, probeAt: 0, endedAt: clock.real() }
      await call('lookedAgain', () => docs.updateOne({ _id: lookedAgain }, { $set: done }, { upsert: true }).exec())
    },
  }
}
