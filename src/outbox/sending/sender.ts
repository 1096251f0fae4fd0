import type { Message } from '#chat/message.ts'
import { epochOf } from '#time/instant.ts'
import { type Admission, admit, type Sendable } from '../budget/admit.ts'
import { isCarrier } from '../budget/carrier.ts'
import { carrierToSend } from '../budget/carrier-to-send.ts'
import { crowded, type Delivery } from '../delivery.ts'
import type { Parts } from '../parts.ts'
import { escalatingKinds, type Notice } from '../planning/notices.ts'
import { replansWhenDropped } from '../planning/plan.ts'
import { platformOf, type Reach, reachBy } from '../routes.ts'
import { readCurrentFacts } from './current-facts.ts'
import { noticeMessage, worded } from './notice-message.ts'
import { type Attempt, deadlineOf, post } from './post.ts'
import { postsUnderWay } from './posts-under-way.ts'
import { type CurrentFacts, type Verdict, verdictOn } from './pre-send-check.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { strangers } from './strangers.ts'
import type { Suspended, Suspensions } from './suspensions.ts'
import { mendingTime, readerOf, type ToSend } from './to-send.ts'
import type { Waits } from './waits.ts'

/** Whom another process has a post under way to is looked at again after this. Measured, in milliseconds. */
const busyTime = 1_000

/** What the facts say of a row; where it would go now, with its words, null where they throw. */
type LookedAt =
  | Exclude<Verdict, { send: Notice }>
  | (Extract<Verdict, { send: Notice }> & { message: Message | null; reach: Reach })

/**
 * What was true when the rows were chosen: the facts, the lines of the carriers among them, what they say of
 * each row, and what the day of its person has room for. And whether the clock has gone on steadily since.
 */
type Looked = {
  now: number
  current: ReadonlyMap<string, CurrentFacts>
  lines: readonly Delivery[]
  rows: ReadonlyMap<string, LookedAt>
  admitted: ReadonlyMap<string, Admission>
  isSteady(): boolean
}

/** `ended`: it is in the queue no more, or not for now. `paused`: nothing more goes in this queue now. `busy`: another post to the same recipient is under way. */
type Treated = 'done' | 'ended' | 'paused' | 'busy'

/** What was read is believed for so long while a row waits for others. Measured, in milliseconds. */
const factsLast = 3_000

const alwaysSteady = () => true

/** Sends what is due, a queue at a time. */
export function sender(parts: Parts & { limiter: RateLimiter; waits: Waits; suspensions: Suspensions }) {
  const { store, clock, log, limiter, waits, suspensions } = parts
  const escalating = escalatingKinds(...parts.aggregates)
  const isStrange = strangers(parts)
  const kinds = new Map(
    parts.aggregates.flatMap(({ name, kinds }) => kinds.map((kind) => [`${name}|${kind.name}`, kind])),
  )
  const kindOf = ({ subject, kind }: Pick<Delivery, 'subject' | 'kind'>) => kinds.get(`${subject}|${kind}`)
  const posts = postsUnderWay()
  /** Whom the last step of each queue passed over, since their conversation rested. */
  const passedOver = new Map<string, readonly string[]>()
  /** To whom another process has a post under way, and until when they are passed over, as measured. */
  let elsewhere: readonly { queue: string; to: string; until: number }[] = []
  let sent = 0

  /** What can go now in a queue, to nobody who has a post under way, or to these. */
  function dueIn(queue: string, now: number, { limit, notTo }: { limit: number; notTo: readonly string[] }) {
    elsewhere = elsewhere.filter(({ until }) => until > waits.elapsed())
    const busy = elsewhere.filter((post) => post.queue === queue).map(({ to }) => to)
    return store.due(queue, { now, real: clock.real(), limit, notTo: [...posts.recipients(queue), ...busy, ...notTo] })
  }

  function restingIn(queue: string): string[] {
    const resting = limiter.resting(queue)
    passedOver.set(queue, resting)
    return resting
  }

  /** @returns how many rows were dealt with. */
  async function step(queue: string, suspended: Suspended): Promise<number> {
    await parts.watch?.look()
    const room = await limiter.room(queue)
    // A suspended queue is probed by whoever holds it: asking takes the probe.
    const limit = room === 0 ? 0 : Math.min(room, await suspended.room(queue))
    const isSteady = parts.watch?.sinceNow() ?? alwaysSteady
    const now = epochOf(clock.now())
    if (!isSteady()) return 0
    const rows = limit === 0 ? [] : firstOfEach(await dueIn(queue, now, { limit, notTo: restingIn(queue) }))
    if (rows.length === 0) {
      // One that is suspended with nothing waiting has nothing to be probed with: the next post tells.
      if (limit === 1 && passedOver.get(queue)?.length === 0) await suspensions.end(queue, clock.real())
      return 0
    }
    const carriers = rows.filter(isCarrier).map(({ _id }) => _id)
    const lines = carriers.length > 0 ? await store.linesOf(carriers) : []
    const current = await readCurrentFacts(parts, [...rows.filter((row) => !isCarrier(row)), ...lines], now)
    // The clock was set meanwhile: nothing is dropped or sent by what it said before.
    if (!isSteady()) return 0
    const looked = lookAt(rows, { current, now })
    const admitted = await admit(parts, sendableOf(rows, looked), { now, kindOf })
    return treatAll(queue, rows, { now, current, lines, rows: looked, admitted, isSteady })
  }

  /** Carriers are looked at by their lines; what cannot be read, or is another program's and not late, not at all. */
  function lookAt(rows: readonly Delivery[], { current, now }: Pick<Looked, 'current' | 'now'>): Map<string, LookedAt> {
    const looked = new Map<string, LookedAt>()
    for (const row of rows) {
      const facts = current.get(row.root)
      if (facts === undefined || isCarrier(row) || (isStrange(row) && now < row.sendBy)) continue
      const verdict = verdictOn(row, facts)
      if (!('send' in verdict)) looked.set(row._id, verdict)
      else {
        const message = worded(parts, row._id, () => noticeMessage(verdict.send, row.repeated, parts.aside))
        looked.set(row._id, { ...verdict, message, reach: reachBy(facts.reach, verdict.send) })
      }
    }
    return looked
  }

  /** What cannot be said takes nothing of anybody's day. */
  function sendableOf(rows: readonly Delivery[], looked: ReadonlyMap<string, LookedAt>): Sendable[] {
    return rows.flatMap((row) => {
      const one = looked.get(row._id)
      return one && 'send' in one && one.message ? [{ row, notice: one.send }] : []
    })
  }

  /** In their order, each as soon as it may go: the next one does not wait for what becomes of it. */
  async function treatAll(queue: string, rows: readonly Delivery[], looked: Looked): Promise<number> {
    const { isSteady } = looked
    let before = Promise.resolve()
    const failed: unknown[] = []
    let dealtWith = 0
    let isPaused = false
    const note = (became: Treated) => {
      if (became === 'paused') isPaused = true
      if (became === 'ended') parts.moved?.(queue)
      if (became === 'done' || became === 'ended') dealtWith++
    }
    for (const row of rows) {
      const toSend = await treat(row, looked)
      if (toSend === 'ended' || toSend === 'busy') note(toSend)
      else {
        const since = waits.elapsed()
        await posts.room(queue)
        // Who had to wait is looked at anew: the facts are old by now, or its time is over.
        if (waits.elapsed() - since >= factsLast) break
        // Token, mark, post, one by one: a process killed here leaves a handful of unknowns, not a batch of them.
        if (isPaused || failed.length > 0 || !(await limiter.token(queue))) break
        before = send(row, toSend, { isSteady, before }).then(note, (error) => void failed.push(error))
      }
    }
    await before
    // A mark that could not be written: the round ends, and is tried again.
    if (failed.length > 0) throw failed[0]
    return dealtWith
  }

  async function mendLater(row: Delivery): Promise<'ended'> {
    await store.postpone(row, { notBefore: clock.real() + mendingTime })
    return 'ended'
  }

  /** @returns what is to be sent now; 'ended' where it goes later, or not at all; 'busy' where it is looked at again. */
  async function treat(row: Delivery, looked: Looked): Promise<ToSend | 'ended' | 'busy'> {
    const { now, current, admitted } = looked
    if (isCarrier(row)) {
      const lines = looked.lines.filter(({ carrier }) => carrier === row._id)
      return carrierToSend(parts, row, { lines, current, now, escalating, isStrange })
    }
    const verdict = looked.rows.get(row._id)
    if (verdict === undefined) return mendLater(row)
    if (!('send' in verdict)) return settleUnsent(row, verdict, now)
    const admission = admitted.get(row._id) ?? 'goes'
    if (admission === 'again') return 'busy'
    if (admission === 'merges') return 'ended'
    if (admission === 'later') return mendLater(row)
    if (admission === 'never') return settleUnsent(row, { drop: crowded }, now)
    const { send: notice, to, account, message, reach } = verdict
    const platform = parts.platforms(platformOf(row.workspace))
    if (!platform || !message) return mendLater(row)
    const { tellsRev = null } = notice.wanted
    const reader = readerOf(notice, parts.defaults)
    return { platform, to, message, reach, account, tellsRev, reader, person: notice.person, lines: [] }
  }

  async function settleUnsent(row: Delivery, verdict: Exclude<Verdict, { send: unknown }>, now: number) {
    if ('postpone' in verdict) await store.postpone(row, verdict.postpone)
    else await store.drop(row, { why: verdict.drop, now, replan: replansWhenDropped(row, verdict.drop, escalating) })
    return 'ended' as const
  }

  /**
   * Marks it as under way, and then posts it, once the post `before` it has begun: marks overtake each other, posts do not.
   * @returns what became of the mark, which the post goes on after.
   */
  function send(
    row: Delivery,
    toSend: ToSend,
    { isSteady, before }: { isSteady(): boolean; before: Promise<unknown> },
  ): Promise<Treated> {
    const marked = Promise.all([mark(row, toSend, isSteady), before]).then(([attempt]) => attempt)
    const followed = async (attempt: Attempt | Treated) => {
      if (typeof attempt !== 'string') await follow(attempt, toSend)
    }
    // Whoever waits for the mark is told where it failed.
    posts.add(
      row,
      marked.then(followed, () => {}),
    )
    return marked.then((attempt) => (typeof attempt === 'string' ? attempt : 'done'))
  }

  async function mark(row: Delivery, toSend: ToSend, isSteady: () => boolean): Promise<Attempt | Treated> {
    const { platform, account, tellsRev, lines, reader } = toSend
    const since = clock.real()
    const began = waits.elapsed()
    const mark = { id: `${parts.me}/${clock.id()}`, since, until: deadlineOf(platform, since) }
    const begun = { attempt: mark, account, tellsRev }
    // The lines before their carrier: what is not marked cannot be planned otherwise while it is told of.
    const areBound = lines.length === 0 || (await store.bind(lines, mark))
    const became = areBound ? await store.begin(row, begun) : 'changed'
    if (lines.length > 0 && became !== 'begun') await store.unbind(row._id, mark.id)
    if (became === 'busy') {
      // Perhaps by a process that was killed: this recipient must not stand first in the queue until that is known.
      elsewhere = [...elsewhere, { queue: row.workspace, to: row.to, until: waits.elapsed() + busyTime }]
      return 'busy'
    }
    if (became === 'changed') return 'done'
    if (!isSteady()) {
      // Decided by a clock that was set since, and may have been hours ahead: it is looked at again by the right one.
      await store.settle(row, mark.id, { state: 'planned' })
      if (lines.length > 0) await store.unbind(row._id, mark.id)
      return 'paused'
    }
    return { ...toSend, ...mark, began, row: { ...row, ...begun }, options: { reader, mark: row._id } }
  }

  async function follow(attempt: Attempt, { person, message }: ToSend): Promise<void> {
    const { to, workspace: queue } = attempt.row
    try {
      if (!(await post({ ...parts, escalating }, attempt))) return
      sent++
      if (person) await parts.aside?.shown(message, person)
    } catch (error) {
      log.error({ err: error, delivery: attempt.row._id }, 'what came of a post could not be written down')
    } finally {
      limiter.posted(queue, to)
    }
  }

  return {
    /** One step in every queue where something is planned. @returns how many rows were dealt with. */
    async sweep(): Promise<number> {
      const [planned, suspended] = await Promise.all([store.queues(), suspensions.now()])
      const queues = new Set([...planned, ...suspended.queues])
      const counts = await Promise.all([...queues].map((queue) => step(queue, suspended)))
      return counts.reduce((sum, count) => sum + count, 0)
    },

    idle: posts.idle,

    /** Whether anything is due that waits only for its conversation to be free again. */
    async isHeldBack(): Promise<boolean> {
      for (const [queue, resting] of passedOver) {
        if (
          resting.length > 0 &&
          (await dueIn(queue, epochOf(clock.now()), { limit: 20, notTo: [] })).some(({ to }) => resting.includes(to))
        )
          return true
      }
      return false
    },

    /** The number of posts that were sent since the process started. */
    sent: () => sent,
  }
}

/** The first row of each recipient: one at a time, so that messages arrive in their order. */
function firstOfEach(rows: readonly Delivery[]): Delivery[] {
  const first = new Map<string, Delivery>()
  for (const row of rows) if (!first.has(row.to)) first.set(row.to, row)
  return [...first.values()]
}
