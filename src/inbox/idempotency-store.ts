import type { Incoming } from '#chat/incoming.ts'
import type { Answer } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { writesTogether } from '#database/group-commit.ts'
import { driverOf, modelOf, prepareModel } from '#database/model.ts'
import { databaseNow } from '#database/now.ts'
import { unhurried } from '#database/patience.ts'
import { processName } from '#database/process-name.ts'
import { type Attempt, attemptOf, type IdempotencyRow, idempotencySchema } from './idempotency-row.ts'
import { leftBehind, patience, type TakenOver } from './left-behind.ts'
import { putOffList } from './put-off.ts'
import { storeTogether } from './store-together.ts'

/** The idempotency store: an incoming is stored with its body before the work, and marked as done after it. */
export interface IdempotencyStore {
  /**
   * Stores an incoming, or finds it stored.
   * @param redelivered whether the platform delivers it again where it was refused.
   * @throws where it could not be stored. What may have been stored all the same is looked for later.
   */
  begin(key: string, incoming: Incoming, redelivered?: boolean): Promise<Begun>
  /** Whether this process works on it, or is about to. */
  holds(key: string): boolean
  /** @param answer what a repetition is answered; null = nothing. @returns false where it is to be written later. */
  done(key: string, answer: Answer | null): Promise<boolean>
  /** Lets go of one that could not be finished now: it is taken over, by this process too, when the database answers. */
  putOff(key: string): void
  /**
   * Says of what is stored and waits for its turn that nobody has it in hand, so that the end of this process counts as
   * no crash of its own. @param waits whether it does, by its key.
   */
  leaveToOthers(waits: (key: string) => boolean): Promise<void>
  /**
   * Takes over one that was begun and never finished: its process has died, or has been silent for long.
   * `broken`: why it must not be worked on again; null = it may.
   * @returns null where there is none.
   */
  takeOver(): Promise<TakenOver | null>
  /**
   * Keeps what an incoming means before it is done, by one compare-and-set.
   * @returns what is kept: of an attempt that resolved it earlier, that attempt's.
   */
  resolve<T>(key: string, name: string, meant: T): Promise<T>
  /** Tells other processes that this one is still at what it has in hand. It does so by itself while it works. */
  renew(): Promise<void>
  prepare(): Promise<void>
}

/**
 * 'mine': to be worked on now; 'working': somebody is at it, or will be; 'done': with the answer there was, where one is
 * kept.
 */
type Begun = { is: 'mine'; attempt: Attempt } | { is: 'working' } | { is: 'done'; answer: Answer | null }

/** A write that seemed to fail arrives soon, or never: it is looked for so many times. */
const looksForUnsure = 6

/**
 * The incomings that have been accepted.
 * @param lookAgain is called when there may be something to take over before the job looks.
 */
export function idempotencyStore(
  database: Database,
  clock: Pick<Clock, 'now' | 'real' | 'id'>,
  lookAgain: () => void = () => {},
): IdempotencyStore {
  const rows = modelOf<IdempotencyRow>(database, idempotencySchema)
  /** For updates by a pipeline, which alone can read the database's clock: mongoose casts none. */
  const driver = driverOf<IdempotencyRow>(rows)
  const me = processName(clock.id())
  const store = storeTogether(database, clock, me)
  const writeAllDone = writesTogether(driver, (work) => database.call('received.done', work), doneBy(me))
  /** What this process works on, with the promise that it is stored. */
  const inHand = new Map<string, Promise<unknown>>()
  /** The records of work that is done and could not be written down yet. */
  const owed = new Map<string, Answer | null>()
  /** Not stored, as far as is known: its sender was told so, or the platform delivers it again. */
  const unsure = new Map<string, { redelivered: boolean; looks: number }>()
  const putOff = putOffList(clock)
  let renewing: ReturnType<typeof setInterval> | null = null

  function take(key: string, stored: Promise<unknown>): void {
    inHand.set(key, stored)
    // A sign that does not get through is repeated soon. It outlives whoever waits for an answer now.
    renewing ??= unhurried(() => setInterval(() => renew().catch(() => {}), patience / 3).unref())
  }

  function letGo(key: string): void {
    inHand.delete(key)
    owed.delete(key)
    if (inHand.size + unsure.size + putOff.keys().length > 0 || renewing === null) return
    clearInterval(renewing)
    renewing = null
  }

  async function renew(): Promise<void> {
    for (const [key, answer] of owed) await writeDone(key, answer)
    const alive = [...inHand.keys(), ...unsure.keys(), ...putOff.keys()]
    await database.call('received.renew', () =>
      driver.updateMany({ _id: { $in: alive }, by: me, begun: true }, [{ $set: { begunAt: databaseNow(database) } }]),
    )
    if (unsure.size > 0) await lookForUnsure()
    if (putOff.keys().length > 0) await lookForPutOff()
  }

  /** Says of each that nobody has it in hand, so that no crash counts as its own; what others took over is theirs. */
  async function lookForPutOff(): Promise<void> {
    const waiting = putOff.keys().filter((key) => !inHand.has(key))
    await sayWaiting(waiting)
    const found = await database.call('received.putOff', () =>
      rows.find(ownOf(waiting), { _id: 1 }).lean<{ _id: string }[]>().exec(),
    )
    const left = new Set(found.map(({ _id }) => _id))
    for (const key of waiting) if (!left.has(key)) putOff.forget(key)
    if (waiting.some((key) => putOff.isDue(key))) lookAgain()
  }

  const ownOf = (keys: readonly string[]) => ({ _id: { $in: [...keys] }, by: me, begun: true })

  async function sayWaiting(keys: readonly string[]): Promise<void> {
    await database.call('received.waiting', () => rows.updateMany(ownOf(keys), { $set: { waiting: true } }).exec())
  }

  /** Whoever was told that it was not taken may do it again in another way; what is delivered again is worked on. */
  async function lookForUnsure(): Promise<void> {
    const refused = [...unsure].flatMap(([key, { redelivered }]) => (redelivered ? [] : [key]))
    await database.call('received.forget', () => rows.deleteMany({ _id: { $in: refused }, by: me, begun: true }).exec())
    for (const [key, one] of unsure) if (++one.looks > looksForUnsure) unsure.delete(key)
    lookAgain()
  }

  async function writeDone(key: string, answer: Answer | null): Promise<void> {
    await writeAllDone({ key, answer })
    putOff.forget(key)
    letGo(key)
  }

  return {
    holds: (key) => inHand.has(key),
    async begin(key, incoming, redelivered = false) {
      const beside = inHand.get(key)
      if (beside) {
        await beside
        return { is: 'working' }
      }
      const stored = store(key, incoming)
      take(key, stored)
      try {
        const { row, known } = await stored
        unsure.delete(key)
        // One of ours that is not in hand: it was stored though its write had seemed to fail.
        if (!known || (row.begun && row.by === me)) return { is: 'mine', attempt: attemptOf(row, clock) }
        letGo(key)
        return row.begun ? { is: 'working' } : { is: 'done', answer: row.answer ?? null }
      } catch (error) {
        if (!putOff.has(key)) unsure.set(key, { redelivered, looks: 0 })
        inHand.delete(key)
        throw error
      }
    },
    async done(key, answer) {
      try {
        await writeDone(key, answer)
        return true
      } catch {
        owed.set(key, answer)
        return false
      }
    },
    async resolve(key, name, meant) {
      const field = `resolved.${name}`
      const { matchedCount } = await database.call('received.resolve', () =>
        rows.updateOne({ _id: key, [field]: { $exists: false } }, { $set: { [field]: meant } }).exec(),
      )
      if (matchedCount > 0) return meant
      // Another process took this incoming over and resolved it first: what it wrote down is meant.
      const row = await database.call('received.resolved', () =>
        rows.findOne({ _id: key }).lean<IdempotencyRow>().exec(),
      )
      return (row?.resolved?.[name] as typeof meant | undefined) ?? meant
    },
    putOff(key) {
      // It stays ours, and alive, until it is taken over.
      putOff.add(key)
      inHand.delete(key)
    },
    async leaveToOthers(waits) {
      await Promise.allSettled(inHand.values())
      const waiting = [...inHand.keys()].filter(waits)
      if (waiting.length > 0) await sayWaiting(waiting)
    },
    takeOver: leftBehind(database, {
      me,
      clock,
      lookAgain,
      mayTake: (key) => !inHand.has(key) && unsure.get(key)?.redelivered !== false && putOff.isDue(key),
      putOff,
      take: (key) => {
        unsure.delete(key)
        take(key, Promise.resolve())
      },
      letGo,
    }),
    renew,
    prepare: () => prepareModel(database, rows),
  }
}

type Done = { key: string; answer: Answer | null }

/** The write that says of one that it is done. What somebody wrote is not kept a moment longer than the work on it takes. */
function doneBy(me: string) {
  return ({ key, answer }: Done) => ({
    updateOne: {
      filter: { _id: key, by: me },
      update: {
        $set: { begun: false, answer },
        $unset: { incoming: '' as const, seed: '' as const, resolved: '' as const },
      },
    },
  })
}
