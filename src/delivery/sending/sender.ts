import type { Message, Reader } from '#chat/message.ts'
import type { NamedZone } from '#chat/name-zone.ts'
import { readerFor } from '#people/reader.ts'
import { epochOf } from '#time/instant.ts'
import type { Delivery } from '../delivery.ts'
import type { Parts } from '../parts.ts'
import { laddersOf, type Notice } from '../planning/notices.ts'
import { altersOthers } from '../planning/plan.ts'
import { platformOf, type Reach, reachBy } from '../routes.ts'
import { type Truth, type Verdict, verdictOn } from './check.ts'
import { noticeMessage } from './notice-message.ts'
import type { Pace } from './pace.ts'
import { type Attempt, deadlineOf, post } from './post.ts'
import { strangers } from './strangers.ts'
import type { Suspensions } from './suspensions.ts'
import { truthOf } from './truth.ts'
import type { Waits } from './waits.ts'

/** What cannot be read, or put into words, is tried again after this (real time): the others go on. */
const mendingTime = 300_000

/** Sends what is due, a lane at a time. */
export function sender(parts: Parts & { pace: Pace; waits: Waits; suspensions: Suspensions }) {
  const { store, clock, log, pace, suspensions } = parts
  const ladders = new Set(parts.subjects.flatMap((subject) => [...laddersOf(subject)]))
  const isStrange = strangers(parts)
  const inFlight = new Map<string, { to: string; done: Promise<void> }>()
  let sent = 0

  /** @returns how many rows were dealt with. */
  async function step(lane: string): Promise<number> {
    const limit = Math.min(await pace.room(lane), await suspensions.room(lane))
    if (limit === 0) return 0
    const notTo = [...inFlight.values()].map(({ to }) => to)
    const rows = firstOfEach(await store.due(lane, { now: epochOf(clock.now()), real: clock.real(), limit, notTo }))
    // One that is suspended with nothing waiting has nothing to be probed with: the next post tells.
    if (rows.length === 0 && limit === 1) await suspensions.end(lane, clock.real())
    if (rows.length === 0) return 0
    const truths = await truthOf(parts, rows)
    let dealtWith = 0
    for (const row of rows) {
      const truth = truths.get(row.root)
      if (!truth) await store.postpone(row, { notBefore: clock.real() + mendingTime })
      else if ((await treat(row, truth)) === 'paused') break
      dealtWith++
    }
    return dealtWith
  }

  async function treat(row: Delivery, truth: Truth): Promise<'paused' | 'done'> {
    if (isStrange(row) && truth.now < row.sendBy) {
      await store.postpone(row, { notBefore: clock.real() + mendingTime })
      return 'done'
    }
    const verdict = verdictOn(row, truth)
    if ('send' in verdict) return send(row, verdict, truth.reach)
    if ('postpone' in verdict) await store.postpone(row, verdict.postpone)
    if ('drop' in verdict)
      await store.drop(row, { why: verdict.drop, now: truth.now, replan: altersOthers(row, ladders) })
    return 'done'
  }

  async function send(
    row: Delivery,
    verdict: Extract<Verdict, { send: Notice }>,
    reach: Reach,
  ): Promise<'paused' | 'done'> {
    const { send: notice, to, account } = verdict
    const platform = parts.platforms(platformOf(row.workspace))
    const message = inWords(row, notice)
    if (!platform || !message) {
      await store.postpone(row, { notBefore: clock.real() + mendingTime })
      return 'done'
    }
    // Token, mark, post, one by one: a process killed here leaves a handful of unknowns, not a batch of them.
    if (!(await pace.token(row.workspace))) return 'paused'
    const since = clock.real()
    const mark = { id: `${parts.me}/${clock.id()}`, since, until: deadlineOf(platform, since) }
    const begun = { attempt: mark, account, tellsRev: notice.wanted.tellsRev ?? null }
    if (await store.begin(row, begun)) {
      const options = { reader: readerOf(notice, parts.defaults), mark: row._id }
      const { person } = notice
      const shown = async () => (person ? parts.aside?.shown(message, person) : undefined)
      const attempt = {
        ...mark,
        row: { ...row, ...begun },
        platform,
        to,
        message,
        options,
        reach: reachBy(reach, notice),
      }
      follow(attempt, shown)
    }
    return 'done'
  }

  function follow(attempt: Attempt, shown: () => Promise<void>): void {
    const { _id, to } = attempt.row
    const done = post({ ...parts, ladders }, attempt)
      .then(async (wasSent) => {
        if (!wasSent) return
        sent++
        await shown()
      })
      .catch((error) => log.error({ err: error, delivery: _id }, 'what came of a post could not be written down'))
      .finally(() => inFlight.delete(_id))
    inFlight.set(_id, { to, done })
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
    step,

    /** One step in every lane where something is planned. @returns how many rows were dealt with. */
    async sweep(): Promise<number> {
      const lanes = new Set([...(await store.lanes()), ...(await suspensions.lanes())])
      const counts = await Promise.all([...lanes].map(step))
      return counts.reduce((sum, count) => sum + count, 0)
    },

    /** Resolves when no post is under way. */
    async idle(): Promise<void> {
      while (inFlight.size > 0) await Promise.all([...inFlight.values()].map(({ done }) => done))
    },

    /** How many were sent since the start. */
    sent: () => sent,
  }
}

/** One at a time to one recipient, so that messages arrive in their order. */
function firstOfEach(rows: readonly Delivery[]): Delivery[] {
  const first = new Map<string, Delivery>()
  for (const row of rows) if (!first.has(row.to)) first.set(row.to, row)
  return [...first.values()]
}

function readerOf({ person, place }: Notice, home: NamedZone): Reader {
  if (place) return { place: true, zone: place.zone }
  return person ? readerFor(person, home) : { zone: home.zone }
}
