import type { Message, Reader } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import { readerFor } from '#features/people/reader.ts'
import { epochOf } from '#time/instant.ts'
import { type Delivery, late } from '../delivery.ts'
import type { Parts } from '../parts.ts'
import { escalatingKinds, type Notice } from '../planning/notices.ts'
import { altersOthers } from '../planning/plan.ts'
import { platformOf, type Reach, reachBy } from '../routes.ts'
import { readCurrentFacts } from './current-facts.ts'
import { noticeMessage } from './notice-message.ts'
import { type Attempt, deadlineOf, post } from './post.ts'
import { type CurrentFacts, type Verdict, verdictOn } from './pre-send-check.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { strangers } from './strangers.ts'
import type { Suspended, Suspensions } from './suspensions.ts'
import type { Waits } from './waits.ts'

/** What cannot be read, or put into words, is tried again after this (real time): the others go on. */
const mendingTime = 300_000

/** Whom another process has a post under way to is looked at again after this. Measured, in milliseconds. */
const busyTime = 1_000

/** `ended`: it is in the queue no more, or not for now. `paused`: nothing more goes in this queue now. `busy`: another post to the same recipient is under way. */
type Treated = 'done' | 'ended' | 'paused' | 'busy'

const alwaysSteady = () => true

/** Sends what is due, a queue at a time. */
export function sender(parts: Parts & { limiter: RateLimiter; waits: Waits; suspensions: Suspensions }) {
  const { store, clock, log, limiter, waits, suspensions } = parts
  const escalating = new Set(parts.aggregates.flatMap((aggregate) => [...escalatingKinds(aggregate)]))
  const isStrange = strangers(parts)
  const inFlight = new Map<string, { queue: string; to: string; done: Promise<void> }>()
  /** Whom the last step of each queue passed over, since their conversation rested. */
  const passedOver = new Map<string, readonly string[]>()
  /** To whom another process has a post under way, and until when they are passed over, as measured. */
  let elsewhere: readonly { queue: string; to: string; until: number }[] = []
  let sent = 0

  /** What can go now in a queue, to nobody who has a post under way, or to these. */
  function dueIn(queue: string, now: number, { limit, notTo }: { limit: number; notTo: readonly string[] }) {
    elsewhere = elsewhere.filter(({ until }) => until > waits.elapsed())
    const busy = [...inFlight.values(), ...elsewhere].filter((post) => post.queue === queue).map(({ to }) => to)
    return store.due(queue, { now, real: clock.real(), limit, notTo: [...busy, ...notTo] })
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
    const current = await readCurrentFacts(parts, rows, now)
    // The clock was set meanwhile: nothing is dropped or sent by what it said before.
    if (!isSteady()) return 0
    let dealtWith = 0
    for (const row of rows) {
      const facts = current.get(row.root)
      const became = facts ? await treat(row, facts, isSteady) : await mendLater(row)
      if (became === 'paused') break
      if (became === 'busy') continue
      if (became === 'ended') parts.moved?.(queue)
      dealtWith++
    }
    return dealtWith
  }

  async function mendLater(row: Delivery): Promise<'ended'> {
    await store.postpone(row, { notBefore: clock.real() + mendingTime })
    return 'ended'
  }

  async function treat(row: Delivery, current: CurrentFacts, isSteady: () => boolean): Promise<Treated> {
    if (isStrange(row) && current.now < row.sendBy) return mendLater(row)
    const verdict = verdictOn(row, current)
    if ('send' in verdict) return send(row, verdict, { reach: current.reach, isSteady })
    if ('postpone' in verdict) await store.postpone(row, verdict.postpone)
    if ('drop' in verdict)
      await store.drop(row, {
        why: verdict.drop,
        now: current.now,
        replan: verdict.drop === late || altersOthers(row, escalating),
      })
    return 'ended'
  }

  async function send(
    row: Delivery,
    verdict: Extract<Verdict, { send: Notice }>,
    { reach, isSteady }: { reach: Reach; isSteady(): boolean },
  ): Promise<Treated> {
    const { send: notice, to, account } = verdict
    const platform = parts.platforms(platformOf(row.workspace))
    const message = inWords(row, notice)
    if (!platform || !message) return mendLater(row)
    // Token, mark, post, one by one: a process killed here leaves a handful of unknowns, not a batch of them.
    if (!(await limiter.token(row.workspace))) return 'paused'
    const since = clock.real()
    const began = waits.elapsed()
    const mark = { id: `${parts.me}/${clock.id()}`, since, until: deadlineOf(platform, since) }
    const begun = { attempt: mark, account, tellsRev: notice.wanted.tellsRev ?? null }
    const became = await store.begin(row, begun)
    if (became === 'busy') {
      // Perhaps by a process that was killed: this recipient must not stand first in the queue until that is known.
      elsewhere = [...elsewhere, { queue: row.workspace, to: row.to, until: waits.elapsed() + busyTime }]
      return 'busy'
    }
    if (became === 'changed') return 'done'
    if (!isSteady()) {
      // Decided by a clock that was set since, and may have been hours ahead: it is looked at again by the right one.
      await store.settle(row, mark.id, { state: 'planned' })
      return 'paused'
    }
    const options = { reader: readerOf(notice, parts.defaults), mark: row._id }
    const { person } = notice
    const shown = async () => (person ? parts.aside?.shown(message, person) : undefined)
    const attempt = {
      ...mark,
      began,
      row: { ...row, ...begun },
      platform,
      to,
      message,
      options,
      reach: reachBy(reach, notice),
    }
    follow(attempt, shown)
    return 'done'
  }

  function follow(attempt: Attempt, shown: () => Promise<void>): void {
    const { _id, to, workspace: queue } = attempt.row
    const done = post({ ...parts, escalating }, attempt)
      .then(async (wasSent) => {
        if (!wasSent) return
        sent++
        await shown()
      })
      .catch((error) => log.error({ err: error, delivery: _id }, 'what came of a post could not be written down'))
      .finally(() => {
        inFlight.delete(_id)
        limiter.posted(queue, to)
      })
    inFlight.set(_id, { queue, to, done })
  }

  /** @returns null where the kind's words throw: a mistake of ours, which must not hold up the others. */
  function inWords(row: Delivery, notice: Notice): Message | null {
    try {
      return noticeMessage(notice, row.repeated, parts.aside)
    } catch (error) {
      log.error({ err: error, delivery: row._id }, 'a notice could not be put into words')
      return null
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

    /** Resolves when the posts that are under way now are done: others may have begun meanwhile. */
    async idle(): Promise<void> {
      await Promise.all([...inFlight.values()].map(({ done }) => done))
    },

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

function readerOf({ person, place }: Notice, home: NamedZone): Reader {
  if (place) return { place: true, zone: place.zone }
  return person ? readerFor(person, home) : { zone: home.zone }
}
