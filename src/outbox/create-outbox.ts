import type { Clock } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { processName } from '#database/process-name.ts'
import type { Aside } from '#features/people/aside.ts'
import type { AccountStore } from '#features/people/person-store.ts'
import { epochOf } from '#time/instant.ts'
import type { PlannedAggregate, Source } from './aggregate.ts'
import { type Backlog, readBacklog } from './backlog.ts'
import { budgetStore } from './budget/budget-store.ts'
import type { SummaryWords } from './budget/carrier.ts'
import type { BudgetRules } from './budget/day-budget.ts'
import { clockWatch } from './clock-watch.ts'
import { type DeliveryReader, deliveryReader } from './delivery-reader.ts'
import { deliveryStore } from './delivery-store.ts'
import type { Defaults, Halt, Log, Parts } from './parts.ts'
import { planner } from './planning/planner.ts'
import type { Platforms } from './routes.ts'
import { createRateLimiter, type Rates, usualRates } from './sending/rate-limiter.ts'
import { abandonDead, recoverUnknown } from './sending/recover-unknown.ts'
import { sender } from './sending/sender.ts'
import { standstill } from './sending/standstill.ts'
import { suspensions } from './sending/suspensions.ts'
import { endable, realWaits, type Waits } from './sending/waits.ts'
import { ticker } from './ticker.ts'

export type OutboxOptions = {
  database: Database
  clock: Clock
  log: Log
  aggregates: readonly PlannedAggregate[]
  sources: readonly Source[]
  /** The kinds that go out by the clock: what is due of these waits until their job releases it. None where absent. */
  timed?: ReadonlySet<string>
  platforms: Platforms
  accounts: Pick<AccountStore, 'find' | 'change'>
  /** @returns those of these persons who have not been erased. */
  notErased(persons: readonly string[]): Promise<ReadonlySet<string>>
  defaults: Defaults
  /** How many messages a person gets in a day, and the words of several in one; absent = nothing is counted. */
  budget?: { rules: BudgetRules; words: SummaryWords }
  /** What may be asked beside a notice. */
  aside?: Aside
  /** Is told of every post what its platform said at first, to count it. */
  posted?: NonNullable<Parts['posted']>
  /** Messages a second, by platform; the usual ones where absent. */
  rates?: Rates
  /** In tests: how waiting is done, and what time the database has. */
  waits?: Waits
  databaseTime?: () => Promise<number>
}

/** The one way out: wanted -> planned -> paced -> sent -> settled. It knows no kind of notice. */
export type Outbox = {
  /** Plans and sends what is due now, once around. @returns how many were sent. */
  sweep(): Promise<number>
  /**
   * Until there is nothing left that can be done now, what the jobs would release included: for whoever moves the clock
   * on, and waits for no job. @returns how many were sent.
   */
  sweepUntilQuiet(): Promise<number>
  /** Lets go what is due now of these kinds, which go out by the clock. @returns how many. */
  release(kinds: readonly string[]): Promise<number>
  /** The next business time after now, in epoch milliseconds, at which anything is due or to be planned; null = none. */
  nextDue(): Promise<number | null>
  /** Takes over at once what processes of this host that have died had in hand; then plans and sends by itself. */
  start(): Promise<void>
  /** Hints that something has changed; a hint may be lost, since the rounds look anyway. */
  wake(): void
  /**
   * Begins nothing more, and resolves when the work in hand is done: a post that is not answered by then counts as one
   * whose fate is unknown.
   */
  stop(): Promise<void>
  /** Whether planning and sending have gone well lately. */
  alive(): boolean
  /** The queues, as `platform|installation`, in which something is due and nothing has moved for a minute. */
  standingStill(): string[]
  /** The queues, as `platform|installation`, in which the platform refuses us altogether. */
  suspended(): Promise<string[]>
  /** How much there is to send and to plan. */
  backlog(): Promise<Backlog>
  /** A new charter, or new zone data: everything is planned again. */
  markAllAggregates(): Promise<void>
  reader: DeliveryReader
  /** Makes sure the indexes exist. */
  prepare(): Promise<void>
}

/** What only waits to be sent with others is looked at so often, in milliseconds as measured. */
const lookAtAllEvery = 600_000

/** A process that ends waits no longer than this (milliseconds) for the answers to its posts. */
const lastPatience = 4_000

export function createOutbox(options: OutboxOptions): Outbox {
  const store = deliveryStore(options.database)
  const waits = options.waits ?? realWaits
  const postWaits = endable(waits)
  const halt: Halt = { asked: false }
  const me = processName(options.clock.id())
  const watch = clockWatch({
    ...options,
    wall: options.clock.real,
    waits,
    mend: {
      replan: async () => {
        await store.scatter()
        await planning.markAllAggregates()
      },
      pullBack: async (longest) => void (await Promise.all([store.pullBack(longest), queues.pullBack(longest)])),
    },
  })
  const clock = { ...options.clock, real: watch.real }
  const rates = options.rates ?? usualRates
  const queues = createRateLimiter({ ...options, clock, waits, rates, me, halt })
  const suspended = suspensions({ ...options, clock })
  const timed = options.timed ?? new Set()
  const { budget, ...machines } = options
  const parts = {
    ...machines,
    ...(budget ? { budget: { ...budget, store: budgetStore(options.database) } } : {}),
    rates,
    timed,
    clock,
    store,
    waits,
    limiter: queues,
    suspensions: suspended,
    me,
    halt,
    watch,
  }
  const planning = planner(parts)
  const still = standstill(parts)
  /** Whatever a platform says but "not now" takes a row off its queue. */
  const posted: Parts['posted'] = (row, answer) => {
    if (!('slowDown' in answer || 'notYet' in answer || 'suspended' in answer)) still.moved(row.workspace)
    options.posted?.(row, answer)
  }
  const sending = sender({ ...parts, waits: postWaits, posted, moved: still.moved })
  // In one process, one at a time: whoever waits for quiet also waits for what another round has in hand.
  const plan = oneAtATime(() => planning.sweep())
  const send = oneAtATime(() => sending.sweep())
  // Beside the others: a platform that is slow to say what it has posted must hold up nobody's notice.
  let lookedAtAll = Number.NEGATIVE_INFINITY
  const look = oneAtATime(async () => {
    if (halt.asked || !watch.canJudgeAge()) return 0
    const waiting = waits.elapsed() - lookedAtAll >= lookAtAllEvery
    if (waiting) lookedAtAll = waits.elapsed()
    return recoverUnknown(parts, { waiting })
  })

  const sendTicker = ticker('send', send, parts)
  /** What it has done, there may be to send. */
  const preparing = (name: string, work: () => Promise<number>) =>
    ticker(
      name,
      async () => {
        const done = await work()
        if (done > 0) sendTicker.wake()
        return done
      },
      parts,
    )
  const planTicker = preparing('plan', plan)
  const lookTicker = preparing('look', look)
  const watchTicker = ticker('watch', () => still.look().then(() => 0), parts)

  async function round(released = async () => 0): Promise<number> {
    const done = (await plan()) + (await released()) + (await send())
    await sending.idle()
    return done
  }

  async function release(kind: Parameters<typeof store.release>[0]): Promise<number> {
    await watch.look()
    // The clock was set since it was looked at: nothing is let go by what it said before.
    return watch.isSteady() ? store.release(kind, epochOf(clock.now())) : 0
  }

  /** Of kinds that only another version of the program had a job for: nothing waits for one that never comes. */
  const releaseJobless = () => release({ $nin: [...timed] })
  const releaseAll = () => release({ $nin: [] })

  async function counted(work: () => Promise<void>): Promise<number> {
    const before = sending.sent()
    await work()
    return sending.sent() - before
  }

  return {
    sweep: () => counted(async () => void (await round(releaseJobless))),
    sweepUntilQuiet: () =>
      counted(async () => {
        for (;;) {
          if ((await look()) + (await round(releaseAll)) > 0) continue
          if (!(await sending.isHeldBack())) return
          await waits.after(100).passed
        }
      }),
    async release(kinds) {
      const count = await release({ $in: [...kinds] })
      if (count > 0) sendTicker.wake()
      return count
    },
    async nextDue() {
      const times = [await planning.nextPlan(), await store.nextDue(epochOf(clock.now()))]
      const known = times.filter((time) => time !== null)
      return known.length > 0 ? Math.min(...known) : null
    },
    async start() {
      await watch.look()
      await planning.inherit()
      await abandonDead(parts)
      await suspended.lookAgainOnce()
      halt.asked = false
      for (const one of [planTicker, sendTicker, lookTicker, watchTicker]) one.start()
    },
    wake: () => planTicker.wake(),
    async stop() {
      halt.asked = true
      const patience = waits.after(lastPatience)
      void patience.passed.then(postWaits.end)
      // What is looked for stays of unknown fate, and is looked for again: nobody waits for that.
      void lookTicker.stop()
      void watchTicker.stop()
      await Promise.all([planTicker.stop(), sendTicker.stop().then(() => sending.idle())])
      patience.cancel()
      await queues.release()
    },
    alive: () => planTicker.alive() && sendTicker.alive(),
    standingStill: still.queues,
    suspended: async () => [...(await suspended.now()).queues],
    backlog: () => readBacklog(options.database, options.aggregates, epochOf(clock.now())),
    markAllAggregates: () => planning.markAllAggregates(),
    reader: deliveryReader(parts),
    async prepare() {
      await Promise.all([store.prepare(), suspended.prepare(), parts.budget?.store.prepare()])
    },
  }
}

/** @returns the same work, never begun before the round that was asked for earlier has ended. */
function oneAtATime(work: () => Promise<number>): () => Promise<number> {
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}
