import type { Filter } from 'mongodb'
import { type Database, duplicatesIn, isDuplicate } from '#database/connection.ts'
import { prepareModel } from '#database/model.ts'
import { databaseNow, fromNow } from '#database/now.ts'
import { lineStore } from './budget/line-store.ts'
import type { Delivery } from './delivery.ts'
import { deliveryQueries } from './delivery-queries.ts'
import { deliveryRows, endOf } from './delivery-rows.ts'
import { unresolvedStore } from './unresolved-store.ts'

/** What the planner may alter of a row that is not under way. */
export type Revision = Pick<
  Delivery,
  'dueAt' | 'early' | 'sendBy' | 'priority' | 'urgency' | 'workspace' | 'account' | 'place' | 'released'
>

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
  state: 'sent' | 'planned' | 'failed' | 'unknown'
  /**
   * For so long after the attempt began (milliseconds) nobody looks for it. Not an instant: the clock may have been set
   * since, and the attempt's beginning been pulled back with it.
   */
  lasts?: number
}

/** A clock that is set by less (milliseconds) is being adjusted. */
const adjusted = 5_000

/** Every write to the deliveries, one function per row of the table of states; each raises `v`. */
export type DeliveryStore = ReturnType<typeof deliveryStore>

/** The deliveries: one document for each notice to each recipient. */
export function deliveryStore(database: Database) {
  const access = deliveryRows(database)
  const { rows, driver, call, update, end, endTogether, bulk } = access

  return {
    ...deliveryQueries(access),
    rows,
    ...unresolvedStore(access, database.wake),
    ...lineStore(access),

    /**
     * Invalidates every decision taken on this aggregate's rows before: by older passes, and by senders that hold a `v`.
     * @param pass of its `persons` alone, where there are any: what goes to others is not touched.
     */
    fence: (aggregate: string, { epoch, persons }: { epoch: number; persons: readonly string[] | null }) =>
      call('fence', () =>
        driver.updateMany(
          {
            root: aggregate,
            ...(persons === null ? {} : { to: { $in: [...persons] } }),
            state: { $in: ['planned', 'merged', 'dropped'] },
            epoch: { $lt: epoch },
          },
          { $set: { epoch }, $inc: { v: 1 } },
        ),
      ),

    /** (none) -> planned. @returns the ids that existed already. */
    async insert(planned: readonly Delivery[]): Promise<string[]> {
      if (planned.length === 0) return []
      try {
        await call('insert', () => driver.insertMany([...planned], { ordered: false }))
        return []
      } catch (error) {
        const known = duplicatesIn(error)
        if (known === null) throw error
        return known.flatMap((place) => planned[place]?._id ?? [])
      }
    },

    /** planned, merged or dropped -> planned, by a pass that no newer one has overtaken. */
    plan: (wanted: readonly { _id: string; set: Revision }[], epoch: number) =>
      bulk(
        'plan',
        wanted.map(({ _id, set }) => ({
          updateOne: {
            filter: { _id, state: { $in: ['planned', 'merged', 'dropped'] }, epoch: { $lte: epoch } },
            update: {
              $set: { ...set, state: 'planned', why: null, settledAt: null, epoch },
              $unset: { carrier: '' },
              $inc: { v: 1 },
            },
          },
        })),
      ),

    /**
     * planned -> planned: what is due of these kinds may go from now on. By the job of these kinds, and by nobody else;
     * of kinds that have no job, by whoever looks.
     * @param now epoch milliseconds of business time. @returns how many rows it let go.
     */
    async release(kind: { $in: string[] } | { $nin: string[] }, now: number): Promise<number> {
      const waits = { state: 'planned' as const, kind, released: false, dueAt: { $lte: now } }
      const released = { $set: { released: true }, $inc: { v: 1 } }
      return (await call('release', () => rows.updateMany(waits, released).exec())).modifiedCount
    },

    /** planned or merged -> dropped, by the pass that fenced the row. */
    dropUnwanted: (unwanted: readonly { _id: string; why: string }[], pass: { epoch: number; now: number }) =>
      bulk(
        'dropUnwanted',
        unwanted.map(({ _id, why }) => ({
          updateOne: {
            filter: { _id, state: { $in: ['planned', 'merged'] }, epoch: pass.epoch },
            update: {
              $set: { state: 'dropped', why, settledAt: pass.now, epoch: pass.epoch },
              // It waits for no job any more: the index of what does stays as small as that is.
              $unset: { released: '', carrier: '' },
              $inc: { v: 1 },
            },
          },
        })),
      ),

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
        // By itself, whatever an older program has left of a message that it was in.
        const change = {
          $set: { ...set, state: 'sending' as const, inFlight },
          $unset: { carrier: '' as const },
          $inc: { v: 1 },
        }
        const { matchedCount } = await call('begin', () => driver.updateOne(filter, change))
        return matchedCount === 1 ? 'begun' : 'changed'
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
    settle: (row: Delivery, attempt: string, settlement: Settlement) => end(...ending(row, attempt, settlement)),

    /** As `settle`, in one command with others that end at the same time; by whoever need not know whether it was news. */
    settleTogether: (row: Delivery, attempt: string, settlement: Settlement) =>
      endTogether(endOf(...ending(row, attempt, settlement))),

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
     * `longest` from now, and attempts that have yet to begin. By that clock alone: what time it was when somebody asked
     * would make an attempt that began since then look like one that has yet to.
     */
    async pullBack(longest: number): Promise<void> {
      const now = databaseNow(database)
      const isTooLong = { $expr: { $gt: ['$notBefore', fromNow(database, longest)] } }
      const endPause = { $set: { notBefore: 0 }, $inc: { v: 1 } }
      await call('pullBack', () =>
        driver.updateMany({ state: 'planned', workspace: { $gt: '' }, ...isTooLong }, endPause),
      )
      // Its deadline is named for the sake of the index.
      const isFollowed = { state: { $in: ['sending' as const, 'unknown' as const] }, 'attempt.until': { $gte: 0 } }
      await call('pullBack', () => driver.updateMany({ ...isFollowed, ...isTooLong }, endPause))
      const isYetToBegin = { $expr: { $gt: ['$attempt.since', fromNow(database, adjusted)] } }
      const lasts = { $subtract: [{ $ifNull: ['$attempt.until', '$attempt.since'] }, '$attempt.since'] }
      await call('pullBack', () =>
        driver.updateMany({ ...isFollowed, ...isYetToBegin }, [
          { $set: { 'attempt.until': { $add: [now, lasts] }, 'attempt.since': now, v: { $add: ['$v', 1] } } },
        ]),
      )
    },

    /** Keeps a row of unknown fate from being looked for before `notBefore` (real time). */
    lookLater: (row: Delivery, attempt: string, notBefore: number) =>
      update('lookLater', { _id: row._id, 'attempt.id': attempt, state: 'unknown' }, { notBefore }),

    replanned: (row: Pick<Delivery, '_id' | 'v'>) =>
      call('replanned', () =>
        rows.updateOne({ _id: row._id, v: row.v }, { $unset: { replan: '' }, $inc: { v: 1 } }).exec(),
      ),

    prepare: () => prepareModel(database, rows),
  }
}

function ending({ _id }: Pick<Delivery, '_id'>, attempt: string, { state, lasts, ...rest }: Settlement) {
  const filter: Filter<Delivery> = {
    _id,
    'attempt.id': attempt,
    // An attempt of unknown fate can only turn out well, or be resolved by looking for it.
    state: { $in: state === 'unknown' ? ['sending'] : ['sending', 'unknown'] },
  }
  const set = { ...rest, state, ...(state === 'planned' ? { attempt: null } : {}) }
  return [filter, set, lasts] as const
}
