import type { Database } from '#database/connection.ts'
import { modelOf, schemaOf } from '#database/model.ts'
import { readDatabaseTime } from '#database/now.ts'
import type { Log } from './parts.ts'
import type { Waits } from './sending/waits.ts'

/**
 * Knows what time the database has, and notices when a clock was set: each is compared with a counter that nobody can set.
 * Business time follows the clock of this process; leases, attempts and pauses follow the database's.
 */
export type ClockWatch = {
  /** The database's time, in epoch milliseconds: as it was read last, and what has been measured since. */
  real(): number
  /** Looks at both clocks, and where one was set since the last look, has everything looked at that was made by it. */
  look(): Promise<void>
  /** Whether this process's clock is as it was at the last look: else nothing may be decided by what it says now. */
  isSteady(): boolean
  /**
   * @returns what tells, whenever it is asked, whether this process's clock has gone on as it was at the last look before
   * now, whatever later looks have found: else nothing may be done any more by what it said then.
   */
  sinceNow(): () => boolean
  /** Whether the database's clock has gone on steadily for so long that the age of an attempt can be judged. */
  canJudgeAge(): boolean
}

type Parts = {
  database: Database
  /** This process's clock, in epoch milliseconds. */
  wall(): number
  /** In tests: what the database says. */
  databaseTime?: () => Promise<number>
  waits: Pick<Waits, 'elapsed'>
  log: Pick<Log, 'warn'>
  mend: Mend
}

/** The ways to undo what a wrong clock has caused. */
type Mend = {
  /** Business time was wrong: what was dropped as late, and when to plan again, is to be looked at anew. */
  replan(): Promise<void>
  /** The database's time was ahead. @param longest a pause that ends later than so many milliseconds from now is over. */
  pullBack(longest: number): Promise<void>
}

/** The clock as some process saw it last: one that starts after it was set back notices by this. */
type Seen = { _id: 'latest'; wall: number }

const schema = schemaOf<Seen>('clocks', { _id: String, wall: Number })

/** A clock that is set by less (milliseconds) is being adjusted. */
const tolerated = 2_000
/** The database is asked no more often than this (milliseconds). */
const lookEvery = 1_000
/** An answer that comes within this (milliseconds) tells what time it is. */
const soon = 500
/** How often the time is noted, and compared with what others have noted. */
const noteEvery = 60_000
/** The clocks of several machines may differ by less than this (milliseconds) while they run side by side. */
const apart = 60_000
/** The longest pause that a platform's answer may cause, in milliseconds. */
const longestPause = 900_000
/** Longer than any post is followed by the process that made it. */
const judgingTime = 70_000

export function clockWatch(parts: Parts): ClockWatch {
  const { database, wall, waits, log, mend, databaseTime = () => readDatabaseTime(database) } = parts
  const seen = modelOf<Seen>(database, schema)
  const offset = () => wall() - waits.elapsed()
  let known: { at: number; wall: number; database: number; notedAt: number } | null = null
  let judgeFrom = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null
  /** Whether what another process had noted was ahead, when it was looked at last, though it had been lowered before. */
  let othersAhead: 'no' | 'once' | 'always' = 'no'

  const isStill = (was: number) => Math.abs(offset() - was) < tolerated
  const isSteady = () => known === null || isStill(known.wall)

  async function begin(): Promise<void> {
    const at = offset()
    const { offset: ahead } = await askDatabase()
    await mend.pullBack(longestPause)
    await compareNotes({ jump: 0, differing: tolerated })
    known = { at: waits.elapsed(), wall: at, database: ahead, notedAt: waits.elapsed() }
  }

  /** What time the database has, and by how much that is more than what we have measured, as the answer came. */
  async function askDatabase(): Promise<{ offset: number; tookLong: boolean }> {
    const since = waits.elapsed()
    const real = await databaseTime()
    const at = waits.elapsed()
    return { offset: real - at, tookLong: at - since >= soon }
  }

  async function wasSet(jump: number): Promise<void> {
    log.warn({ milliseconds: Math.round(jump) }, 'the clock was set: everything is planned again')
    await mend.replan()
  }

  /**
   * Has everything planned again where this clock was set, or where the latest time that any process has noted is ahead of
   * it: that process may have planned by a wrong clock, and died. Then notes what time it is. What was noted is not
   * lowered before everything is marked: a crash leaves that to others.
   * @param jump by how much this clock was set since the last look.
   * @param differing the clocks of processes may differ by less, in milliseconds.
   */
  async function compareNotes({ jump, differing }: { jump: number; differing: number }): Promise<void> {
    const latest = await database.call('clocks.get', () => seen.findOne({ _id: 'latest' }).lean<Seen>().exec())
    const noted = latest === null ? 0 : Math.min(wall() - latest.wall, 0)
    // Noted before anything is done by the new time: whoever comes after a crash can tell that it was another one.
    await database.call('clocks.note', () =>
      seen.updateOne({ _id: 'latest' }, { $max: { wall: wall() } }, { upsert: true }).exec(),
    )
    const isAhead = noted <= -differing
    if (!isAhead) othersAhead = 'no'
    const by = Math.abs(jump) >= tolerated ? jump : isAhead && isNews() ? noted : 0
    if (by === 0) return
    await wasSet(by)
    if (latest !== null && noted < 0)
      await database.call('clocks.lower', () => seen.updateOne({ ...latest }, { $set: { wall: wall() } }).exec())
  }

  /**
   * What was noted ahead is heeded once, and lowered. Where it is ahead again a minute later, no process has died: one
   * runs whose clock is ahead of ours, and planning all again each minute would mend nothing.
   */
  function isNews(): boolean {
    if (othersAhead === 'once')
      log.warn({}, 'the clocks of two computers differ by more than a minute: set them by one time server')
    othersAhead = othersAhead === 'no' ? 'once' : 'always'
    return othersAhead === 'once'
  }

  async function lookOnce(): Promise<void> {
    if (known === null) return begin()
    if (isSteady() && waits.elapsed() - known.at < lookEvery) return
    const at = offset()
    const { offset: ahead, tookLong } = await askDatabase()
    // An answer that was long on its way says nothing of the database's clock: what is known of that stands.
    const database = tookLong ? known.database : ahead
    const now = { at: waits.elapsed(), wall: at, database, notedAt: known.notedAt }
    const jumps = { wall: now.wall - known.wall, database: now.database - known.database }
    if (jumps.database >= tolerated) judgeFrom = waits.elapsed() + judgingTime
    if (jumps.database <= -tolerated) await mend.pullBack(0)
    if (Math.abs(jumps.wall) >= tolerated || waits.elapsed() - known.notedAt >= noteEvery) {
      await compareNotes({ jump: jumps.wall, differing: apart })
      now.notedAt = waits.elapsed()
    }
    known = now
  }

  return {
    real: () => (known === null ? wall() : Math.round(known.database + waits.elapsed())),
    isSteady,
    sinceNow() {
      const was = known?.wall ?? offset()
      return () => isStill(was)
    },
    canJudgeAge: () => waits.elapsed() >= judgeFrom,
    look() {
      // Whoever asks while somebody looks waits for that look.
      looking ??= lookOnce().finally(() => {
        looking = null
      })
      return looking
    },
  }
}
