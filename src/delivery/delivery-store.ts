import type { AnyBulkWriteOperation, Document, Filter, UpdateFilter } from 'mongodb'
import { type Database, isDuplicate } from '#database/connection.ts'
import { completeRow, type Delivery, nowhere, unreachable } from './delivery.ts'
import { unresolvedIndex, unresolvedStore } from './unresolved-store.ts'

/** What the planner may alter of a row that is not under way. */
export type Revision = Pick<Delivery, 'dueAt' | 'sendBy' | 'priority' | 'workspace' | 'account' | 'place'>

/** What becomes of an attempt, or of a row of unknown fate. */
export type Settlement = Partial<
  Pick<
    Delivery,
    | 'ref'
    | 'why'
    | 'settledAt'
    | 'repeated'
    | 'repeats'
    | 'maybeTold'
    | 'tried'
    | 'workspace'
    | 'account'
    | 'notBefore'
    | 'replan'
  >
> & {
  state: 'sent' | 'planned' | 'failed' | 'unknown' /** Until when nobody looks for it (real time). */
  until?: number
}

/** No attempt is looked for before this, in milliseconds of real time. */
const soonest = 60_000

/** A clock that is set by less (milliseconds) is being adjusted. */
const adjusted = 5_000

/** Every write to the deliveries, one function per row of the table of states; each raises `v`. */
export type DeliveryStore = ReturnType<typeof deliveryStore>

/** The deliveries: one document for each notice to each recipient. */
export function deliveryStore(database: Database) {
  const rows = database.connection.collection<Delivery>('deliveries')
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`deliveries.${what}`, work)
  const find = (what: string, filter: Filter<Delivery>) =>
    call(what, async () => (await rows.find(filter).toArray()).map(completeRow))

  async function update(what: string, filter: Filter<Delivery>, set: UpdateFilter<Delivery>['$set']): Promise<boolean> {
    const { matchedCount } = await call(what, () => rows.updateOne(filter, { $set: set ?? {}, $inc: { v: 1 } }))
    return matchedCount === 1
  }

  /** What became of an attempt: whatever it is, its recipient is free for the next one. */
  async function end(filter: Filter<Delivery>, set: UpdateFilter<Delivery>['$set']): Promise<boolean> {
    const { matchedCount } = await call('settle', () =>
      rows.updateOne(filter, { $set: set ?? {}, $unset: { inFlight: '' }, $inc: { v: 1 } }),
    )
    return matchedCount === 1
  }

  async function bulk(what: string, writes: AnyBulkWriteOperation<Delivery>[]) {
    if (writes.length > 0) await call(what, () => rows.bulkWrite(writes, { ordered: false }))
  }

  return {
    rows,
    ...unresolvedStore(database),

    /** Invalidates every decision taken on this root's rows before: by older passes, and by senders that hold a `v`. */
    fence: (root: string, epoch: number) =>
      call('fence', () =>
        rows.updateMany(
          { root, state: { $in: ['planned', 'dropped'] }, epoch: { $lt: epoch } },
          { $set: { epoch }, $inc: { v: 1 } },
        ),
      ),

    /** What has nowhere to go to this person, or ended for that reason. */
    unreached: (person: string) =>
      find('unreached', {
        to: person,
        $or: [
          { state: 'planned', workspace: nowhere },
          { state: 'dropped', why: unreachable },
        ],
      }),

    ofRoot: (root: string) => find('ofRoot', { root }),

    recipients: (roots: readonly string[], kind: string): Promise<string[]> =>
      call('recipients', () => rows.distinct('to', { root: { $in: [...roots] }, kind })),

    /** What may have arrived, and told a revision. */
    tellings: (roots: readonly string[]) =>
      find('tellings', {
        root: { $in: [...roots] },
        state: { $in: ['sending', 'sent', 'unknown'] },
        tellsRev: { $ne: null },
      }),

    get: (id: string) =>
      call('get', async () => {
        const row = await rows.findOne({ _id: id })
        return row && completeRow(row)
      }),

    /** @param by an expression that names the group of each row. */
    async countBy(filter: Filter<Delivery>, by: Document): Promise<Record<string, number>> {
      const groups = await call('countBy', () =>
        rows
          .aggregate<{ _id: string; count: number }>([{ $match: filter }, { $group: { _id: by, count: { $sum: 1 } } }])
          .toArray(),
      )
      return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]))
    },

    /** (none) -> planned. @returns the ids that existed already. */
    async insert(planned: readonly Delivery[]): Promise<string[]> {
      if (planned.length === 0) return []
      try {
        await call('insert', () => rows.insertMany([...planned], { ordered: false }))
        return []
      } catch (error) {
        const failures = writeErrorsOf(error)
        if (failures === null || failures.some(({ code }) => code !== 11000)) throw error
        return failures.flatMap(({ index }) => planned[index]?._id ?? [])
      }
    },

    /** planned or dropped -> planned, by a pass that no newer one has overtaken. */
    plan: (wanted: readonly { _id: string; set: Revision }[], epoch: number) =>
      bulk(
        'plan',
        wanted.map(({ _id, set }) => ({
          updateOne: {
            filter: { _id, state: { $in: ['planned', 'dropped'] }, epoch: { $lte: epoch } },
            update: { $set: { ...set, state: 'planned', why: null, settledAt: null, epoch }, $inc: { v: 1 } },
          },
        })),
      ),

    /** planned -> dropped, by the pass that fenced the row. */
    dropUnwanted: (unwanted: readonly { _id: string; why: string }[], pass: { epoch: number; now: number }) =>
      bulk(
        'dropUnwanted',
        unwanted.map(({ _id, why }) => ({
          updateOne: {
            filter: { _id, state: 'planned', epoch: pass.epoch },
            update: { $set: { state: 'dropped', why, settledAt: pass.now, epoch: pass.epoch }, $inc: { v: 1 } },
          },
        })),
      ),

    /** The lanes in which something is planned. Each is one seek in the index. */
    async lanes(): Promise<string[]> {
      const found: string[] = []
      for (let last = ''; ; ) {
        const next = await call('lanes', () =>
          rows.findOne(
            { state: 'planned', workspace: { $gt: last } },
            { sort: { workspace: 1 }, projection: { workspace: 1 } },
          ),
        )
        if (!next) return found
        last = next.workspace
        found.push(last)
      }
    },

    /** What can go now, the most urgent first. */
    due: (workspace: string, when: { now: number; real: number; limit: number; notTo: readonly string[] }) =>
      call('due', () =>
        rows
          .find({
            state: 'planned',
            workspace,
            dueAt: { $lte: when.now },
            notBefore: { $lte: when.real },
            ...(when.notTo.length > 0 ? { to: { $nin: [...when.notTo] } } : {}),
          })
          .sort({ priority: 1, sendBy: 1 })
          .limit(when.limit)
          .map(completeRow)
          .toArray(),
      ),

    /** All that these recipients, and the rungs of ladders, know of these roots. */
    background: (roots: readonly string[], recipients: readonly string[], ladders: readonly string[]) =>
      find('background', {
        root: { $in: [...roots] },
        $or: [{ to: { $in: [...recipients] } }, ...(ladders.length > 0 ? [{ kind: { $in: [...ladders] } }] : [])],
      }),

    /**
     * planned -> sending, only if nobody has touched the row since it was read, and nothing else is under way to the same
     * recipient: then it is `busy`, and waits.
     */
    async begin(
      row: Delivery,
      set: Pick<Delivery, 'attempt' | 'tellsRev' | 'account'>,
    ): Promise<'begun' | 'changed' | 'busy'> {
      const filter = { _id: row._id, v: row.v, state: 'planned' as const }
      const inFlight = `${row.workspace}|${row.to}`
      try {
        return (await update('begin', filter, { ...set, state: 'sending', inFlight })) ? 'begun' : 'changed'
      } catch (error) {
        if (isDuplicate(error)) return 'busy'
        throw error
      }
    },

    /** planned -> planned: later, or by another way. */
    postpone: (row: Delivery, set: Partial<Revision & Pick<Delivery, 'notBefore'>>) =>
      update('postpone', { _id: row._id, v: row.v, state: 'planned' }, set),

    /** planned -> dropped, by the check before sending. */
    drop: (row: Delivery, end: { why: string; now: number; replan: boolean }) =>
      update(
        'drop',
        { _id: row._id, v: row.v, state: 'planned' },
        { state: 'dropped', why: end.why, settledAt: end.now, ...(end.replan ? { replan: true } : {}) },
      ),

    /** sending or unknown -> what became of this attempt, by whoever learns it. */
    settle: (row: Delivery, attempt: string, { state, until, ...rest }: Settlement) =>
      end(
        {
          _id: row._id,
          'attempt.id': attempt,
          // An attempt of unknown fate can only turn out well, or be resolved by looking for it.
          state: { $in: state === 'unknown' ? ['sending'] : ['sending', 'unknown'] },
        },
        {
          ...rest,
          state,
          ...(state === 'planned' ? { attempt: null } : {}),
          ...(until === undefined ? {} : { 'attempt.until': until }),
        },
      ),

    /** Its platform's own deadline has passed (real time): the process that knew more has died, or given up waiting. */
    stale: ({ real, limit }: { real: number; limit: number }) =>
      call('stale', () =>
        rows
          .find({
            state: { $in: ['sending', 'unknown'] },
            // Of an older program that wrote no deadline, what is long past.
            'attempt.until': { $not: { $gt: real } },
            'attempt.since': { $lte: real - soonest },
            notBefore: { $lte: real },
          })
          .limit(limit)
          .map(completeRow)
          .toArray(),
      ),

    /** What is under way: by which attempt. */
    underWay: () =>
      call('underWay', () =>
        rows
          .find({ state: 'sending', 'attempt.until': { $gte: 0 } }, { projection: { attempt: 1, workspace: 1 } })
          .limit(1000)
          .toArray(),
      ),

    /** Nobody follows this attempt any more, and it can be looked for now. */
    abandon: (row: Pick<Delivery, '_id'>, attempt: string) =>
      update(
        'abandon',
        { _id: row._id, 'attempt.id': attempt, state: 'sending' },
        {
          'attempt.since': 0,
          'attempt.until': 0,
        },
      ),

    /**
     * What the database's clock wrote before it was set back, as if it had been written now: pauses that end later than
     * `longest` from now, and attempts that have yet to begin.
     */
    async pullBack(real: number, longest: number): Promise<void> {
      const isTooLong = { notBefore: { $gt: real + longest } }
      await call('pullBack', () =>
        rows.updateMany(
          { state: 'planned', workspace: { $gt: '' }, ...isTooLong },
          { $set: { notBefore: real }, $inc: { v: 1 } },
        ),
      )
      // Its deadline is named for the sake of the index.
      const isFollowed = { state: { $in: ['sending' as const, 'unknown' as const] }, 'attempt.until': { $gte: 0 } }
      await call('pullBack', () =>
        rows.updateMany({ ...isFollowed, ...isTooLong }, { $set: { notBefore: real }, $inc: { v: 1 } }),
      )
      const lasts = { $subtract: [{ $ifNull: ['$attempt.until', '$attempt.since'] }, '$attempt.since'] }
      await call('pullBack', () =>
        rows.updateMany({ ...isFollowed, 'attempt.since': { $gt: real + adjusted } }, [
          { $set: { 'attempt.until': { $add: [real, lasts] }, 'attempt.since': real, v: { $add: ['$v', 1] } } },
        ]),
      )
    },

    /** Keeps a row of unknown fate from being looked for before `notBefore` (real time). */
    lookLater: (row: Delivery, attempt: string, notBefore: number) =>
      update('lookLater', { _id: row._id, 'attempt.id': attempt, state: 'unknown' }, { notBefore }),

    /** Of these subjects: what another program plans is left to it. */
    toReplan: (subjects: readonly string[], limit: number) =>
      call('toReplan', () =>
        rows
          .find({ replan: true, subject: { $in: [...subjects] } }, { projection: { root: 1, subject: 1, v: 1 } })
          .limit(limit)
          .toArray(),
      ),

    replanned: (row: Pick<Delivery, '_id' | 'v'>) =>
      call('replanned', () => rows.updateOne({ _id: row._id, v: row.v }, { $unset: { replan: '' }, $inc: { v: 1 } })),

    /** The earliest business time after `now` at which a planned row is due, or null. */
    async nextDue(now: number): Promise<number | null> {
      const next = await call('nextDue', () =>
        rows.findOne(
          { state: 'planned', workspace: { $gt: '' }, dueAt: { $gt: now } },
          { sort: { dueAt: 1 }, projection: { dueAt: 1 } },
        ),
      )
      return next?.dueAt ?? null
    },

    /** What is planned next after `now`: when, which kind, and how many of it are due at that time. */
    async nextPlanned(now: number): Promise<{ dueAt: number; kind: string; count: number } | null> {
      const next = await call('nextPlanned', () =>
        rows.findOne({ state: 'planned', workspace: { $gt: '' }, dueAt: { $gt: now } }, { sort: { dueAt: 1 } }),
      )
      if (next === null) return null
      const { dueAt, kind } = next
      const count = await call('nextPlanned', () => rows.countDocuments({ state: 'planned', dueAt, kind }))
      return { dueAt, kind, count }
    },

    async prepare(): Promise<void> {
      await call('prepare', () =>
        rows.createIndexes([
          {
            key: { workspace: 1, priority: 1, sendBy: 1, dueAt: 1 },
            partialFilterExpression: { state: 'planned' },
          },
          { key: { root: 1, to: 1 } },
          { key: { to: 1 } },
          { key: { 'attempt.until': 1 }, partialFilterExpression: { state: { $in: ['sending', 'unknown'] } } },
          { key: { inFlight: 1 }, unique: true, partialFilterExpression: { inFlight: { $exists: true } } },
          { key: { replan: 1 }, partialFilterExpression: { replan: { $exists: true } } },
          unresolvedIndex,
        ]),
      )
    },
  }
}

/** @returns what failed of an unordered insert, or null where the error is something else. */
function writeErrorsOf(error: unknown): { index: number; code: number }[] | null {
  if (!isDuplicate(error) || typeof error !== 'object' || error === null || !('writeErrors' in error)) return null
  const { writeErrors } = error
  const list: unknown[] = Array.isArray(writeErrors) ? writeErrors : [writeErrors]
  return list.flatMap((one) =>
    typeof one === 'object' && one !== null && 'index' in one && 'code' in one
      ? [{ index: Number(one.index), code: Number(one.code) }]
      : [],
  )
}
