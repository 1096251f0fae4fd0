import type { Incoming } from '#chat/incoming.ts'
import type { Clock } from '#clock.ts'
import type { Database } from '#database/connection.ts'
import { driverOf, modelOf } from '#database/model.ts'
import { beganBefore, databaseNow } from '#database/now.ts'
import { hasDied } from '#database/process-name.ts'
import { type Attempt, attemptOf, type Broken, type IdempotencyRow, idempotencySchema } from './idempotency-row.ts'
import type { PutOff } from './put-off.ts'
import { atOnce } from './turns.ts'

/** After how long without a sign of its process (milliseconds) the work on an incoming counts as abandoned. */
export const patience = 30_000
/**
 * A silence is believed only when it still lasts so long after it was first noticed: while the database was away,
 * nobody could give a sign.
 */
const secondLook = patience / 2
/** Where nothing else ends it, such as processes that only seem to die. */
const mostAttempts = 3

export type TakingOver = {
  /** This process. */
  me: string
  clock: Pick<Clock, 'now' | 'real' | 'id'>
  lookAgain(): void
  /** Whether one that stands under the name of this process is none that it works on. */
  mayTake(key: string): boolean
  /** What this process has put off. */
  putOff: Pick<PutOff, 'has' | 'isOver'>
  take(key: string): void
  letGo(key: string): void
}

/** `broken`: why it must not be worked on again; null = it may. */
export type TakenOver = { key: string; incoming: Incoming; attempt: Attempt; broken: Broken | null }

type Candidate = Pick<IdempotencyRow, '_id' | 'by' | 'begunAt' | 'judged'> & { lapsed: boolean }

/** Finds what a process that crashed had in hand, and says what is to happen with it. */
export function leftBehind(database: Database, { me, clock, lookAgain, mayTake, putOff, take, letGo }: TakingOver) {
  const rows = modelOf<IdempotencyRow>(database, idempotencySchema)
  /** When a process was first found silent. */
  const silentSince = new Map<string, number>()

  function candidates(): Promise<Candidate[]> {
    const lapsed = beganBefore(database, '$begunAt', patience)
    return database.call('received.begun', () =>
      rows
        .aggregate<Candidate>([
          { $match: { begun: true } },
          { $limit: 1000 },
          { $project: { by: 1, begunAt: 1, judged: 1, lapsed } },
        ])
        .exec(),
    )
  }

  /** Keeps in mind who is silent, and since when. */
  function listen(begun: readonly Candidate[]): void {
    const silent = new Set(begun.flatMap(({ by, lapsed }) => (lapsed ? [by] : [])))
    for (const { by, lapsed } of begun) if (!lapsed) silent.delete(by)
    for (const by of silentSince.keys()) if (!silent.has(by)) silentSince.delete(by)
    for (const by of silent) if (!silentSince.has(by)) silentSince.set(by, clock.real())
  }

  function isAbandoned({ _id, by }: Candidate): boolean {
    if (by === me) return mayTake(_id)
    if (hasDied(by)) return true
    const since = silentSince.get(by)
    return since !== undefined && clock.real() - since >= secondLook
  }

  /** Says what the crash of a process means for each incoming that it had in hand; once, however many look at it. */
  async function judge(by: string): Promise<void> {
    const left = await database.call('received.left', () =>
      rows
        // What was put off, or left to others, was in nobody's hand.
        .find({ begun: true, by, waiting: { $ne: true } }, { caught: 1, suspect: 1 })
        .lean<Pick<IdempotencyRow, '_id' | 'caught' | 'suspect'>[]>()
        .exec(),
    )
    const culprit = culpritOf(left)
    const others = left.flatMap(({ _id }) => (_id === culprit?.id ? [] : [_id]))
    // Where one was caught, the others only happened to be in hand. Of more than are worked on at a time, most only
    // waited, and nobody has written down which: what takes a process down is then told by the next crash, or the third.
    const suspect = culprit?.broken === 'caught' || left.length > atOnce ? {} : { suspect: true }
    const unjudged = { by, begun: true, judged: { $ne: by } }
    const verdict = { judged: by, ...(culprit ? { broken: culprit.broken } : {}) }
    await database.call('received.judge', () =>
      rows.bulkWrite([
        { updateMany: { filter: { _id: culprit?.id ?? '', ...unjudged }, update: { $set: verdict } } },
        { updateMany: { filter: { _id: { $in: others }, ...unjudged }, update: { $set: { judged: by, ...suspect } } } },
      ]),
    )
  }

  /** The attempt is counted before the work, but not where an earlier one was only put off. */
  async function claim({ _id, by, begunAt }: Candidate): Promise<TakenOver | null> {
    const made = { $ifNull: ['$attempts', 1] }
    const isPutOff = by === me && putOff.has(_id)
    const attempts = isPutOff ? made : { $cond: [{ $eq: ['$waiting', true] }, made, { $add: [made, 1] }] }
    // In hand before it is ours: delivered again meanwhile, it finds that it is worked on.
    take(_id)
    let before: IdempotencyRow | null = null
    try {
      before = await database.call('received.claim', () =>
        // By the database's clock, which only a pipeline can read: mongoose casts none.
        driverOf<IdempotencyRow>(rows).findOneAndUpdate({ _id, by, begunAt, begun: true }, [
          { $set: { by: me, begunAt: databaseNow(database), attempts } },
          { $unset: 'waiting' },
        ]),
      )
    } finally {
      if (before === null) letGo(_id)
    }
    if (before === null) return null
    const isOver = isPutOff ? putOff.isOver(_id) : before.attempts >= mostAttempts && before.waiting !== true
    const often: Broken | null = isOver ? 'often' : null
    return { key: _id, incoming: before.incoming, attempt: attemptOf(before, clock), broken: before.broken ?? often }
  }

  return async (): Promise<TakenOver | null> => {
    const begun = await candidates()
    listen(begun)
    for (const one of begun) {
      if (!isAbandoned(one)) continue
      if (one.by !== me && one.judged !== one.by) await judge(one.by)
      const claimed = await claim(one)
      if (claimed) return claimed
    }
    if (silentSince.size > 0) setTimeout(lookAgain, secondLook).unref()
    return null
  }
}

/**
 * Finds the incoming that took its process down: the one that the watchdog caught, else the only one in hand, else the
 * only one that had been in hand at an earlier crash too.
 * Whatever had been in hand at an earlier crash was taken over, and so was in hand at this one too, and did not only wait.
 * @returns null where it cannot be told: then they are worked on again one at a time, and all are suspects that may have
 * been in hand.
 */
function culpritOf(
  left: readonly Pick<IdempotencyRow, '_id' | 'caught' | 'suspect'>[],
): { id: string; broken: Broken } | null {
  const caught = left.find((one) => one.caught)
  if (caught) return { id: caught._id, broken: 'caught' }
  const suspects = left.length === 1 ? left : left.filter((one) => one.suspect)
  const [only] = suspects
  return only && suspects.length === 1 ? { id: only._id, broken: 'alone' } : null
}
