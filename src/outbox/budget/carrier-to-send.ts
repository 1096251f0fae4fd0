import type { Message } from '#chat/message.ts'
import { instantText } from '#time/instant.ts'
import { quietPeriodAt } from '#time/quiet-hours.ts'
import { dateAt } from '#time/wall-time.ts'
import { type Delivery, late, nowhere, unreachable } from '../delivery.ts'
import type { Parts } from '../parts.ts'
import { replansWhenDropped } from '../planning/plan.ts'
import { platformOf, type Reach, reachInChat, routeFor } from '../routes.ts'
import { messageToPerson, worded } from '../sending/notice-message.ts'
import { type CurrentFacts, type Verdict, verdictOn } from '../sending/pre-send-check.ts'
import { mendingTime, readerOf, type ToSend } from '../sending/to-send.ts'
import { countForToday, readerOfDay, type Sendable } from './admit.ts'
import { messageOfLines, thatFit } from './carrier.ts'
import { followCarrier } from './follow-carriers.ts'

/** The reason of a carrier all of whose lines have ended, or go by themselves. */
const empty = 'nothing was left to tell'

type Looked = {
  /** What waits for this carrier. */
  lines: readonly Delivery[]
  current: ReadonlyMap<string, CurrentFacts>
  now: number
  escalating: ReadonlySet<string>
  isStrange(row: Delivery): boolean
}

/**
 * Looks at every line of a carrier by what is true now, as at a row that goes by itself: what is wanted no more is dropped,
 * what cannot be said goes by itself. A carrier never goes in quiet hours, unless it is urgent, and on another day than
 * the one that counted it only where that has room.
 * @returns the carrier with those that are left; 'ended' where it goes later, or not at all; 'busy' where another attempt
 * has it in hand.
 */
export async function carrierToSend(
  parts: Parts,
  carrier: Delivery,
  looked: Looked,
): Promise<ToSend | 'ended' | 'busy'> {
  const { store, clock } = parts
  const end = async (why: string): Promise<'ended'> => {
    await store.drop(carrier, { why, now: looked.now, replan: false })
    await followCarrier(parts, carrier._id, looked)
    return 'ended'
  }
  if (looked.now >= carrier.sendBy) return end(late)
  const reach = reachOfAny(looked)
  if (reach) {
    const route = routeFor(reach, carrier, carrier.tried)
    if (route.workspace === nowhere) return end(unreachable)
    if (route.workspace !== carrier.workspace) {
      await store.postpone(carrier, route)
      return 'ended'
    }
  }
  const lines = await rightLines(parts, carrier, looked)
  const [first] = lines
  const platform = parts.platforms(platformOf(carrier.workspace))
  if (first === undefined || reach === null || platform === undefined)
    return (await isBinding(parts, carrier)) ? 'busy' : end(empty)
  const { person } = first.notice
  const { zone, quiet } = readerOfDay(person, parts)
  if (lines.every(({ notice }) => notice.wanted.urgency !== 'now')) {
    const night = quietPeriodAt(quiet, zone, looked.now)
    // A morning may be a night by another clock than it was planned for. What goes at once has come out of quiet hours by
    // itself, and what is of no use after a night comes in it.
    const isOfMorning = !carrier.slot.includes('T')
    if (night && isOfMorning && lines.every(({ notice }) => notice.wanted.sendBy > night.end)) {
      await store.postpone(carrier, { dueAt: night.end })
      return 'ended'
    }
    const isOfToday = dateAt(instantText(looked.now), zone) === dateAt(instantText(carrier.dueAt), zone)
    if (!(isOfToday || (await countForToday(parts, carrier, { person, now: looked.now })))) {
      await store.postpone(carrier, { notBefore: clock.real() + mendingTime })
      return 'ended'
    }
  }
  const message = inWords(parts, carrier, lines)
  if (message === null) {
    for (const { row } of lines) await store.leaveCarrier(row, { alone: true, notBefore: clock.real() + mendingTime })
    return 'ended'
  }
  return {
    ...{ platform, message, reach, person, to: first.to, account: first.account, tellsRev: null },
    reader: readerOf(first.notice, parts.defaults),
    lines: lines.map(({ row, notice }) => ({ row, tellsRev: notice.wanted.tellsRev ?? null })),
  }
}

/** A line in the words that it would have by itself. */
type RightLine = Sendable & Pick<ToSend, 'to' | 'account' | 'message'>

/** How the carrier's person can be reached in chat: all facts of a round say it alike. */
function reachOfAny({ lines, current }: Looked): Reach | null {
  const facts = lines.map(({ root }) => current.get(root)).find((one) => one !== undefined)
  return facts ? reachInChat(facts.reach) : null
}

async function rightLines(parts: Parts, carrier: Delivery, looked: Looked): Promise<RightLine[]> {
  const right: RightLine[] = []
  for (const row of looked.lines) {
    const facts = looked.current.get(row.root)
    const later = { notBefore: parts.clock.real() + mendingTime }
    if (facts === undefined || (looked.isStrange(row) && looked.now < row.sendBy)) {
      await parts.store.leaveCarrier(row, later)
      continue
    }
    const { workspace, account, tried } = carrier
    const verdict = verdictOn({ ...row, workspace, account, tried }, facts, 'whenever its carrier goes')
    if (!('send' in verdict)) {
      await settleLine(parts, row, { verdict, ...looked })
      continue
    }
    const { send: notice, ...way } = verdict
    const message = worded(parts, row._id, () => notice.kind.message(notice.asked, notice.wanted))
    if (message === null) await parts.store.leaveCarrier(row, later)
    else right.push({ row, notice, message, ...way })
  }
  return thatFit(right)
}

async function settleLine(
  { store }: Parts,
  row: Delivery,
  { verdict, now, escalating }: { verdict: Exclude<Verdict, { send: unknown }> } & Pick<Looked, 'now' | 'escalating'>,
): Promise<void> {
  if ('postpone' in verdict) return void (await store.leaveCarrier(row, verdict.postpone))
  await store.dropLine(row, { why: verdict.drop, now, replan: replansWhenDropped(row, verdict.drop, escalating) })
}

/** Whether another attempt has lines of this carrier in hand: then it is not empty. */
async function isBinding({ store }: Parts, { _id }: Delivery): Promise<boolean> {
  return (await store.linesUnderWay([_id])).length > 0
}

function inWords(parts: Parts, carrier: Delivery, lines: readonly RightLine[]): Message | null {
  const { budget, aside } = parts
  if (budget === undefined) return null
  return worded(parts, carrier._id, () => {
    const [only] = lines
    const delivery = only && lines.length === 1 ? only.row._id : carrier._id
    const repeated = carrier.repeated || lines.some(({ row }) => row.repeated)
    return messageToPerson(messageOfLines(lines, budget.words), {
      ...{ delivery, repeated, aside },
      person: only?.notice.person ?? null,
    })
  })
}
