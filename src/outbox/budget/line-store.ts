import type { Document, Filter } from 'mongodb'
import { joined } from '#database/joined.ts'
import { completeRow, type Delivery, unresolved } from '../delivery.ts'
import type { DeliveryRows } from '../delivery-rows.ts'

/** An attempt to send a carrier, which its lines share. */
type Mark = NonNullable<Delivery['attempt']>

/** What is told of a carrier that has ended, or begins anew. */
type Ended = Pick<Delivery, '_id' | 'ref' | 'settledAt' | 'repeated' | 'repeats'>

/** So many rows at most are looked at for one message. */
const mostWaiting = 100

const isUnderWay = { $in: ['sending', 'unknown'] as Delivery['state'][] }

/** The writes to lines: rows that a carrier stands for. Each raises `v`, and holds only for rows that nobody has touched. */
export function lineStore({ database, driver, call, find }: DeliveryRows) {
  const update = async (what: string, filter: Filter<Delivery>, change: Document | Document[]): Promise<number> =>
    (await call(what, () => driver.updateMany(filter, change))).matchedCount
  const raised = { v: { $add: ['$v', 1] } }
  /** Of what is said once more, whoever may have had it hears of what comes after it. */
  const mayHaveTold = {
    maybeTold: {
      $cond: [{ $eq: ['$tellsRev', null] }, '$maybeTold', { $concatArrays: ['$maybeTold', ['$tellsRev']] }],
    },
  }

  return {
    /** The rows that these persons get by this way until then, and which nothing has been done about yet. */
    companions: (persons: readonly string[], { until, real }: { until: number; real: number }) =>
      find('companions', {
        to: { $in: [...persons] },
        state: 'planned',
        dueAt: { $lte: until },
        notBefore: { $lte: real },
      }),

    /** planned -> merged, each by the `v` that it was read with. */
    async merge(lines: readonly { row: Pick<Delivery, '_id' | 'v'>; carrier: string }[]): Promise<void> {
      const writes = lines.map(({ row: { _id, v }, carrier }) => ({
        updateOne: {
          filter: { _id, v, state: 'planned' as const },
          update: { $set: { state: 'merged' as const, carrier }, $inc: { v: 1 } },
        },
      }))
      if (writes.length > 0) await call('merge', () => driver.bulkWrite(writes, { ordered: false }))
    },

    /** The first lines that wait for each of these carriers, the ones that lose their use first before the others. */
    async linesOf(carriers: readonly string[]): Promise<Delivery[]> {
      const lines = carriers.map((carrier) => ({
        coll: 'deliveries',
        pipeline: [{ $match: { state: 'merged', carrier } }, { $sort: { sendBy: 1, _id: 1 } }, { $limit: mostWaiting }],
      }))
      return (await joined<Delivery>(database, 'deliveries.linesOf', lines)).map(completeRow)
    },

    /** merged -> sending, all of them or none. @returns whether nobody has touched any of them. */
    async bind(lines: readonly { row: Delivery; tellsRev: number | null }[], attempt: Mark): Promise<boolean> {
      const writes = lines.map(({ row: { _id, v }, tellsRev }) => ({
        updateOne: {
          filter: { _id, v, state: 'merged' as const },
          update: { $set: { state: 'sending' as const, attempt, tellsRev }, $inc: { v: 1 } },
        },
      }))
      const { matchedCount } = await call('bind', () => driver.bulkWrite(writes, { ordered: false }))
      return matchedCount === lines.length
    },

    /** sending -> merged: the carrier was not sent by this attempt, and will not be. */
    unbind: (carrier: string, attempt: string) =>
      update(
        'unbind',
        { carrier, 'attempt.id': attempt, state: 'sending' },
        { $set: { state: 'merged', attempt: null }, $inc: { v: 1 } },
      ),

    /** merged -> dropped, by the check before sending. */
    dropLine: (row: Delivery, end: { why: string; now: number; replan: boolean }) =>
      update(
        'dropLine',
        { _id: row._id, v: row.v, state: 'merged' },
        {
          $set: { state: 'dropped', why: end.why, settledAt: end.now, ...(end.replan ? { replan: true } : {}) },
          $unset: { carrier: '', released: '' },
          $inc: { v: 1 },
        },
      ),

    /** merged -> planned: it goes by itself. @param set when, and by which way, where that is another one. */
    leaveCarrier: (row: Delivery, set: Partial<Delivery> = {}) =>
      update(
        'leaveCarrier',
        { _id: row._id, v: row.v, state: 'merged' },
        { $set: { ...set, state: 'planned' }, $unset: { carrier: '' }, $inc: { v: 1 } },
      ),

    /** sending -> unknown, with their carrier. */
    loseLines: (carrier: string, attempt: string) =>
      update(
        'loseLines',
        { carrier, 'attempt.id': attempt, state: 'sending' },
        { $set: { state: 'unknown' }, $inc: { v: 1 } },
      ),

    /** sending or unknown -> sent, with their carrier. @param escalating the kinds whose end alters what else is wanted. */
    async endLines({ _id, ref, settledAt }: Ended, attempt: string, escalating: readonly string[]): Promise<void> {
      const lines = { carrier: _id, 'attempt.id': attempt, state: isUnderWay }
      const sent = { state: 'sent' as const, ref, settledAt, toldIn: _id }
      const over = { $unset: { carrier: '' as const }, $inc: { v: 1 } }
      if (escalating.length > 0)
        await update(
          'endLines',
          { ...lines, kind: { $in: [...escalating] } },
          { $set: { ...sent, replan: true }, ...over },
        )
      await update('endLines', lines, { $set: sent, ...over })
    },

    /** sending or unknown -> failed: nobody can tell whether the carrier arrived, and it is not sent again. */
    giveUpLines: ({ _id, settledAt }: Ended, attempt: string) =>
      update('giveUpLines', { carrier: _id, 'attempt.id': attempt, state: isUnderWay }, [
        {
          $set: {
            ...{ state: 'failed', why: { $literal: unresolved }, settledAt: { $literal: settledAt }, replan: true },
            ...{ toldIn: { $literal: _id }, ...mayHaveTold, ...raised },
          },
        },
        { $unset: 'carrier' },
      ]),

    /**
     * sending or unknown -> merged: the carrier is to be sent once more.
     * @param of the attempt that has ended; null = any that began before `before`.
     */
    resumeLines: ({ _id, repeated, repeats = 0 }: Ended, of: { attempt: string } | { before: number }) =>
      update('resumeLines', { carrier: _id, state: isUnderWay, ...attemptOf(of) }, [
        {
          $set: {
            ...{ state: 'merged', attempt: { $literal: null } },
            ...(repeated ? { ...mayHaveTold, repeated: true, repeats } : {}),
            ...raised,
          },
        },
      ]),

    /**
     * merged -> planned, and what was under way by an attempt that never was: their carrier takes no more of them.
     * @param but the attempt whose lines stay. @param alone whether they join no other message.
     */
    releaseLines: (carrier: string, { but, alone }: { but: string | null; alone: boolean }) =>
      update(
        'releaseLines',
        {
          carrier,
          state: { $in: ['merged' as const, 'sending' as const, 'unknown' as const] },
          $or: [
            { state: 'merged' },
            { state: { $in: ['sending' as const, 'unknown' as const] }, 'attempt.id': { $ne: but } },
          ],
        },
        {
          $set: { state: 'planned', attempt: null, ...(alone ? { alone } : {}) },
          $unset: { carrier: '' },
          $inc: { v: 1 },
        },
      ),

    /** The rows that this carrier told this person of. One person's rows are few; they are found by their index. */
    told: async (toldIn: string, person: string): Promise<Delivery[]> =>
      (await find('told', { to: person, toldIn })).toSorted(
        (one, other) => one.sendBy - other.sendBy || (one._id < other._id ? -1 : 1),
      ),

    withIds: (ids: readonly string[]) => find('withIds', { _id: { $in: [...ids] } }),

    /** The lines of these carriers that are being sent, or of unknown fate. */
    linesUnderWay: (carriers: readonly string[]) =>
      find('linesUnderWay', { carrier: { $in: [...carriers] }, state: isUnderWay }),

    /** merged -> planned, all of them: the clock was set, and each is placed anew by the right one. */
    scatter: () =>
      update(
        'scatter',
        { state: 'merged', carrier: { $exists: true } },
        { $set: { state: 'planned' }, $unset: { carrier: '' }, $inc: { v: 1 } },
      ),

    /** The carriers that have lines in these states. */
    carriersOf: (states: Delivery['state'][]): Promise<string[]> =>
      call('carriersOf', async () => {
        const ids = await driver.distinct('carrier', { carrier: { $exists: true }, state: { $in: states } })
        return ids.filter((id) => id !== undefined)
      }),
  }
}

function attemptOf(of: { attempt: string } | { before: number }): Filter<Delivery> {
  return 'attempt' in of ? { 'attempt.id': of.attempt } : { 'attempt.since': { $lt: of.before } }
}
