import { databaseNow } from '#database/now.ts'
import { completeRow, type Delivery, nowhere, unreachable } from './delivery.ts'
import { type DeliveryRows, standingIndex } from './delivery-rows.ts'

/** No attempt is looked for before this, in milliseconds of real time. */
const soonest = 60_000

/** So many rows are in this state, in this queue, and for this reason. */
type Standing = Pick<Delivery, 'state' | 'workspace' | 'why'> & { count: number }

const standingKeys = { root: '$root', kind: '$kind', state: '$state', workspace: '$workspace', why: '$why' }

/** The queries of the deliveries; none of them writes. */
export function deliveryQueries({ database, rows, driver, call, find }: DeliveryRows) {
  return {
    /** What has nowhere to go to this person, or ended for that reason. */
    unreached: (person: string) =>
      find('unreached', {
        to: person,
        $or: [
          { state: 'planned', workspace: nowhere },
          { state: 'dropped', why: unreachable },
        ],
      }),

    /** What reached this person last. One person's rows are few; they are found by their index. */
    lastTo: (person: string, ids?: readonly string[]): Promise<Delivery | undefined> =>
      call('lastTo', async () => {
        const found = driver.find({
          to: person,
          state: 'sent',
          // A message is meant, not one of its lines, unless what it was about is named.
          ...(ids === undefined ? { toldIn: { $exists: false } } : { root: { $in: [...ids] } }),
        })
        return (await found.sort({ settledAt: -1, _id: -1 }).limit(1).map(completeRow).toArray())[0]
      }),

    ofAggregate: (aggregate: string) => find('ofRoot', { root: aggregate }),

    recipients: (ids: readonly string[], kind: string, persons?: readonly string[]): Promise<string[]> =>
      call('recipients', () => rows.distinct('to', { root: { $in: [...ids] }, kind, ...toPersons(persons) }).exec()),

    /** What was posted under this id about these aggregates, to these people or into the place itself. */
    posted: (ids: readonly string[], persons: readonly string[], { place, id }: { place: string; id: string }) =>
      find('posted', { root: { $in: [...ids] }, to: { $in: [...persons, `place:${place}`] }, 'ref.id': id }),

    /** The rows of these aggregates that told a revision and may have arrived. */
    tellings: (ids: readonly string[], persons?: readonly string[]) =>
      find('tellings', {
        root: { $in: [...ids] },
        ...toPersons(persons),
        state: { $in: ['sending', 'sent', 'unknown'] },
        tellsRev: { $ne: null },
      }),

    get: (id: string) =>
      call('get', async () => {
        const row = await rows.findOne({ _id: id }).lean<Delivery>().exec()
        return row && completeRow(row)
      }),

    /**
     * How many rows of these kinds an aggregate has (of all where none is named), by what tells how they stand. Only keys
     * are read: left to itself MongoDB may take the index of recipients, and read every row of the aggregate.
     */
    standings: (root: string, kinds: readonly string[]): Promise<Standing[]> =>
      call('standings', () =>
        rows
          .aggregate<Standing>(
            [
              { $match: { root, ...(kinds.length > 0 ? { kind: { $in: [...kinds] } } : {}) } },
              { $group: { _id: { state: '$state', workspace: '$workspace', why: '$why' }, count: { $sum: 1 } } },
              { $project: { _id: 0, state: '$_id.state', workspace: '$_id.workspace', why: '$_id.why', count: 1 } },
            ],
            { hint: standingIndex },
          )
          .exec(),
      ),

    /** The same of several aggregates, by aggregate and kind: one query, of keys alone. */
    standingsOf: (roots: readonly string[]): Promise<(Standing & Pick<Delivery, 'root' | 'kind'>)[]> =>
      call('standingsOf', () =>
        rows
          .aggregate<Standing & Pick<Delivery, 'root' | 'kind'>>(
            [
              { $match: { root: { $in: [...roots] } } },
              { $group: { _id: standingKeys, count: { $sum: 1 } } },
              {
                $project: {
                  ...{ _id: 0, root: '$_id.root', kind: '$_id.kind', state: '$_id.state' },
                  ...{ workspace: '$_id.workspace', why: '$_id.why', count: 1 },
                },
              },
            ],
            { hint: standingIndex },
          )
          .exec(),
      ),

    /** The queues in which something is planned. Each is one seek in the index. */
    async queues(): Promise<string[]> {
      const found: string[] = []
      for (let last = ''; ; ) {
        const next = await call('lanes', () =>
          driver.findOne(
            { state: 'planned', workspace: { $gt: last } },
            { sort: { workspace: 1 }, projection: { workspace: 1 } },
          ),
        )
        if (!next) return found
        last = next.workspace
        found.push(last)
      }
    },

    /** What can go now, the most urgent first: what waits for its job cannot. */
    due: (workspace: string, when: { now: number; real: number; limit: number; notTo: readonly string[] }) =>
      call('due', () =>
        driver
          .find({
            state: 'planned',
            workspace,
            dueAt: { $lte: when.now },
            notBefore: { $lte: when.real },
            released: { $ne: false },
            ...(when.notTo.length > 0 ? { to: { $nin: [...when.notTo] } } : {}),
          })
          .sort({ priority: 1, sendBy: 1 })
          .limit(when.limit)
          .map(completeRow)
          .toArray(),
      ),

    /** To how many of these, each a queue and a recipient, a post is under way. */
    countInFlight: (keys: readonly string[]): Promise<number> =>
      call('countInFlight', () => rows.countDocuments({ inFlight: { $exists: true, $in: [...keys] } }).exec()),

    /** The rows of these aggregates to these recipients, and all rows of the kinds that escalate. */
    background: (ids: readonly string[], recipients: readonly string[], escalating: readonly string[]) =>
      find('background', {
        $or: [
          { root: { $in: [...ids] }, to: { $in: [...recipients] } },
          ...(escalating.length > 0 ? [{ root: { $in: [...ids] }, kind: { $in: [...escalating] } }] : []),
        ],
      }),

    /**
     * Its platform's own deadline has passed: the process that knew more has died, or given up waiting. Both by what the
     * asking process takes for real time and by the database's clock as it is: one of them may have been set meanwhile.
     */
    stale: ({ real, limit }: { real: number; limit: number }) =>
      call('stale', () =>
        driver
          .find({
            state: { $in: ['sending', 'unknown'] },
            // Of an older program that wrote no deadline, what is long past.
            'attempt.until': { $not: { $gt: real } },
            'attempt.since': { $lte: real - soonest },
            $expr: { $lte: [{ $ifNull: ['$attempt.until', '$attempt.since'] }, databaseNow(database)] },
            notBefore: { $lte: real },
            // What is a line ends as its carrier does.
            carrier: { $exists: false },
          })
          .limit(limit)
          .map(completeRow)
          .toArray(),
      ),

    /** The rows that are being sent, with their attempts. */
    underWay: () =>
      call('underWay', () =>
        rows
          .find(
            { state: 'sending', 'attempt.until': { $gte: 0 }, carrier: { $exists: false } },
            { attempt: 1, workspace: 1 },
          )
          .limit(1000)
          .lean<Pick<Delivery, '_id' | 'attempt' | 'workspace'>[]>()
          .exec(),
      ),

    /** Of these aggregates: what another program plans is left to it. */
    toReplan: (aggregates: readonly string[], limit: number) =>
      call('toReplan', () =>
        rows
          .find(
            { replan: true, subject: { $in: [...aggregates] } },
            { root: 1, subject: 1, kind: 1, to: 1, place: 1, v: 1 },
          )
          .limit(limit)
          .lean<Pick<Delivery, '_id' | 'root' | 'subject' | 'kind' | 'to' | 'place' | 'v'>[]>()
          .exec(),
      ),

    /** The earliest business time after `now` at which a planned row is due, or null. */
    async nextDue(now: number): Promise<number | null> {
      const next = await call('nextDue', () =>
        rows
          .findOne({ state: 'planned', workspace: { $gt: '' }, dueAt: { $gt: now } }, { dueAt: 1 })
          .sort({ dueAt: 1 })
          .lean<Pick<Delivery, 'dueAt'>>()
          .exec(),
      )
      return next?.dueAt ?? null
    },

    /** What is planned next after `now`: when, which kind, and how many of it are due at that time. */
    async nextPlanned(now: number): Promise<{ dueAt: number; kind: string; count: number } | null> {
      const next = await call('nextPlanned', () =>
        rows
          .findOne({ state: 'planned', workspace: { $gt: '' }, dueAt: { $gt: now } }, { dueAt: 1, kind: 1 })
          .sort({ dueAt: 1 })
          .lean<Pick<Delivery, 'dueAt' | 'kind'>>()
          .exec(),
      )
      if (next === null) return null
      const { dueAt, kind } = next
      const count = await call('nextPlanned', () =>
        rows.countDocuments({ state: 'planned', workspace: { $gt: '' }, dueAt, kind }).exec(),
      )
      return { dueAt, kind, count }
    },
  }
}

/** @returns what selects the rows to these persons; to all where none are given. */
function toPersons(persons: readonly string[] | undefined) {
  return persons === undefined ? {} : { to: { $in: [...persons] } }
}
