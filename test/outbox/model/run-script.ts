import type { Unresolved } from '#context.ts'
import type { Database, Gate } from '#database/connection.ts'
import { accountStore } from '#features/people/person-store.ts'
import { budgetStore } from '#outbox/budget/budget-store.ts'
import type { DayBudget } from '#outbox/budget/day-budget.ts'
import { clockWatch } from '#outbox/clock-watch.ts'
import type { Delivery } from '#outbox/delivery.ts'
import { deliveryStore } from '#outbox/delivery-store.ts'
import type { Urgency } from '#outbox/notice-kind.ts'
import { planner } from '#outbox/planning/planner.ts'
import type { RateLimiter } from '#outbox/sending/rate-limiter.ts'
import { recoverUnknown } from '#outbox/sending/recover-unknown.ts'
import { sender } from '#outbox/sending/sender.ts'
import type { Suspensions } from '#outbox/sending/suspensions.ts'
import { timedToyKinds, toyAnswerSource, toyGroupSource, toySubject, withUrgency } from '../toy.ts'
import type { Mistake } from './mistakes.ts'
import { type Fate, NeverQuiet, type ScriptedProcess, scriptedProcess } from './scripted-process.ts'
import { type Mood, type Post, toyPlatform, toySummary } from './toy-platform.ts'
import { everybody, type Happening, type ToyWorld, toyWorld } from './toy-world.ts'

export const workers = ['plan 1', 'plan 2', 'send 1', 'send 2', 'probe', 'release'] as const

/** Where a process is stopped: after some calls, or just before a call of this name. */
export type Stop = { after: number } | { before: string }

/** One process works on, in one round, until it is stopped, where it may die. */
export type Work = { worker: (typeof workers)[number]; stop: Stop; fate: Fate }

/** A person presses [Send again]: on what is listed now, or on the button that they pressed last. */
export type Press = { sendAgain: 'listed now' | 'pressed before' }

/** One step of a script. */
export type Step = Happening | Work | Press

export type Script = {
  steps: readonly Step[]
  moods: readonly Mood[]
  canTell: boolean
  /** How many messages a day a person gets, and how urgent each kind is; null = nothing is counted. */
  day: { most: number; urgency: Readonly<Record<string, Urgency>> } | null
}

/** What there is once a script has run and everything has become quiet. */
export type Outcome = {
  world: ToyWorld
  posts: readonly Post[]
  /** The marks of all that may have been posted, once for each attempt, where nothing tells what was. */
  asked: readonly string[]
  /** How many buttons [Send again] were pressed, however often each. */
  pressed: number
  rows: readonly Delivery[]
  /** What each person's days held when it had become quiet, and when what waited for a morning was told, too. */
  days: readonly { at: number; budgets: readonly DayBudget[] }[]
  /** What the script says of the day. */
  day: Script['day']
  /** Business time, and the number of each toy's last pass, when it had become quiet. */
  quiet: { at: number; epochs: ReadonlyMap<string, number> }
  /** The rows after everything was planned once more. */
  again: readonly Delivery[]
  /** The rows a day later, where there was something to nudge for. */
  later: readonly Delivery[] | null
  errors: readonly unknown[]
}

/** Where scripts run: a database, and what time its server has (epoch milliseconds). */
export type Stage = { database: Database; serverTime(): number }

/** Every process may send: the lease paces, it never guards. */
export const open: RateLimiter = {
  room: async () => 20,
  token: async () => true,
  pause: async () => {},
  release: async () => {},
  posted: () => {},
  resting: () => [],
  isElsewhere: () => false,
  pullBack: async () => {},
}
/** The platform never refuses us altogether. */
export const none: Suspensions = {
  now: async () => ({ queues: [], room: async () => Number.POSITIVE_INFINITY }),
  begin: async () => {},
  end: async () => {},
  lookAgainOnce: async () => {},
  prepare: async () => {},
}
/** Far more than any script needs. */
const mostRounds = 100
const passes: Gate = (_what, work) => work()

/**
 * Runs the real planner, sender and prober, several of each, stopped at every call, through a script, and then to quiet.
 * @param mistake what the processes do otherwise: none where absent.
 */
export async function runScript(
  { database, serverTime }: Stage,
  script: Script,
  mistake: Mistake = {},
): Promise<Outcome> {
  const { day } = script
  const world = await toyWorld(database.connection, { two: day !== null })
  const chat = toyPlatform(world, script.moods, script.canTell)
  const errors: unknown[] = []
  const parts = (gate: Gate, roundBegan: () => number) => {
    const asked: Database = { ...database, call: gate, clockOffset: () => world.clock.real() - serverTime() }
    const gated = mistake.database?.(asked) ?? asked
    const { platform, waits } = chat.seenBy(gate, roundBegan)
    const right = {
      me: 'here/0/model',
      database: gated,
      store: deliveryStore(gated),
      clock: world.clock,
      log: { info: () => {}, warn: () => {}, error: (fields: { err?: unknown }) => void errors.push(fields.err) },
      accounts: accountStore(gated),
      notErased: async (persons: readonly string[]) => new Set(persons),
      platforms: () => platform,
      rates: {},
      aggregates: [withUrgency(toySubject(gated, everybody), (kind) => day?.urgency[kind])],
      ...(day
        ? {
            budget: {
              store: budgetStore(gated),
              rules: { maxPerDay: day.most, summaryAt: '11:00' },
              words: toySummary,
            },
          }
        : {}),
      sources: [toyGroupSource, toyAnswerSource],
      timed: timedToyKinds,
      defaults: { quiet: { from: '00:00', to: '00:00' }, zone: 'Etc/UTC' },
      waits,
      limiter: open,
      suspensions: none,
    }
    const base = mistake.made?.(right) ?? right
    const watch = clockWatch({
      database: gated,
      wall: world.clock.real,
      waits,
      log: base.log,
      mend: {
        replan: async () => {
          await base.store.scatter()
          await planner(base).markAllAggregates()
        },
        pullBack: base.store.pullBack,
      },
    })
    return { ...base, watch }
  }
  const work = {
    plan: (gate: Gate) => planner(parts(gate, world.count)).sweep,
    send: (gate: Gate) => {
      let began = 0
      const sending = sender(parts(gate, () => began))
      return async () => {
        began = world.count()
        const done = await sending.sweep()
        await sending.idle()
        return done
      }
    },
    probe: (gate: Gate) => {
      const mine = parts(gate, world.count)
      return async () => {
        await mine.watch.look()
        return mine.watch.canJudgeAge() ? recoverUnknown(mine, { waiting: true }) : 0
      }
    },
    /** What Agenda's jobs do: they let go what is due of their kinds. */
    release: (gate: Gate) => {
      const { store } = parts(gate, world.count)
      return () => store.release({ $in: [...timedToyKinds] }, world.business())
    },
  }
  const processes = new Map<string, ScriptedProcess>(
    workers.map((name) => {
      const [kind = ''] = name.split(' ')
      const start = kind === 'plan' || kind === 'send' || kind === 'probe' ? work[kind] : work.release
      return [name, scriptedProcess(start, (error) => errors.push(error))]
    }),
  )

  const store = deliveryStore(database)
  const pressed: Unresolved[] = []
  async function press({ sendAgain }: Press): Promise<void> {
    const [listed] = sendAgain === 'listed now' ? await store.unresolved(world.business()) : []
    if (listed) pressed.push(listed)
    const button = pressed.at(-1)
    if (button) await store.revive(button, world.business())
  }

  for (const step of script.steps) {
    if ('sendAgain' in step) await press(step)
    else if (!('worker' in step)) await world.happen(step)
    else await advance(processes.get(step.worker), step)
  }

  const everyone = [work.probe(passes), work.plan(passes), work.release(passes), work.send(passes)]
  const rows = () => database.connection.collection<Delivery>('deliveries').find().sort({ _id: 1 }).toArray()
  async function untilQuiet(): Promise<void> {
    for (let rounds = 0; ; rounds++) {
      if (rounds > mostRounds) throw new NeverQuiet('it never becomes quiet')
      let done = 0
      for (const round of everyone) done += Number(await round())
      if (done === 0) return
    }
  }

  for (const one of processes.values()) await one.finish()
  chat.calmDown()
  await world.happen({ business: world.afterHolds() })
  // Claims run out, what was asked to wait has waited, and what is of unknown fate is looked for.
  await world.happen({ real: 700_000 })
  await untilQuiet()
  // What was begun by a clock that was ahead has its whole time again from when that was noticed.
  await world.happen({ real: 700_000 })
  await untilQuiet()
  const days: Outcome['days'][number][] = []
  const lookAtDays = async () => {
    const budgets = await database.connection.collection<DayBudget>('budgets').find().toArray()
    days.push({ at: world.business(), budgets })
  }
  await lookAtDays()
  // What waits for a morning is told by then; two of them, since what was in a message that was refused goes by itself.
  for (let mornings = 0; day !== null && mornings < 2; mornings++) {
    await world.happen({ business: 26 * 3_600_000 + world.ahead() })
    await world.happen({ real: 700_000 })
    await untilQuiet()
  }
  const atRest = await rows()
  await lookAtDays()
  const quiet = { at: world.business(), epochs: await world.passes() }
  await world.markAgain()
  await work.plan(passes)()
  const again = await rows()
  const { on, starts } = world.now().content
  let later: Delivery[] | null = null
  if (on && world.business() >= starts + 30 * 60_000) {
    await world.happen({ business: 25 * 3_600_000 + world.ahead() })
    await world.happen({ real: 700_000 })
    await untilQuiet()
    // Each of the two rungs may wait for a Monday.
    const end = world.business() + 24 * 24 * 3_600_000
    for (let next = await store.nextDue(world.business()); day !== null && next !== null && next < end; ) {
      await world.happen({ business: next - world.business() })
      await world.happen({ real: 700_000 })
      await untilQuiet()
      next = await store.nextDue(world.business())
    }
    later = await rows()
  }
  return {
    world,
    posts: chat.posts,
    asked: script.canTell ? [] : chat.asked,
    pressed: pressed.length,
    rows: atRest,
    ...{ days, day, quiet },
    again,
    later,
    errors,
  }
}

async function advance(process: ScriptedProcess | undefined, { stop, fate }: { stop: Stop; fate: Fate }) {
  if (!process) return
  if ('after' in stop) {
    for (let n = 1; n <= stop.after; n++) if (!(await process.advance(n === stop.after ? fate : 'lives'))) return
    return
  }
  for (;;) {
    const what = await process.next()
    if (what === null) return
    if (what.endsWith(`.${stop.before}`)) break
    if (!(await process.advance('lives'))) return
  }
  if (fate !== 'lives') await process.advance(fate)
}
