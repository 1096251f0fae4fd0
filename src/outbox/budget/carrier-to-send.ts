import type { Message } from '#chat/message.ts'
import { type Delivery, late, nowhere, unreachable } from '../delivery.ts'
import type { Parts } from '../parts.ts'
import { altersOthers } from '../planning/plan.ts'
import { platformOf, reachBy, routeFor } from '../routes.ts'
import { messageToPerson } from '../sending/notice-message.ts'
import { type CurrentFacts, type Verdict, verdictOn } from '../sending/pre-send-check.ts'
import { mendingTime, readerOf, type ToSend } from '../sending/to-send.ts'
import type { Sendable } from './admit.ts'
import { messageOfLines, mostLines } from './carrier.ts'
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
 * what goes by another way or cannot be said goes by itself.
 * @returns the carrier with those that are left; 'ended' where it goes later, or not at all.
 */
export async function carrierToSend(parts: Parts, carrier: Delivery, looked: Looked): Promise<ToSend | 'ended'> {
  const end = async (why: string): Promise<'ended'> => {
    await parts.store.drop(carrier, { why, now: looked.now, replan: false })
    await followCarrier(parts, carrier._id, looked)
    return 'ended'
  }
  if (looked.now >= carrier.sendBy) return end(late)
  const lines = await rightLines(parts, carrier, looked)
  const [first] = lines
  if (first === undefined) return (await isBinding(parts, carrier)) ? 'ended' : end(empty)
  const reach = reachBy(first.reach, first.notice)
  const route = routeFor(reach, carrier, carrier.tried)
  if (route.workspace !== carrier.workspace) {
    await parts.store.postpone(carrier, route)
    return 'ended'
  }
  const platform = parts.platforms(platformOf(route.workspace))
  if (route.workspace === nowhere || platform === undefined) return end(unreachable)
  const message = inWords(parts, carrier, lines)
  if (message === null) {
    for (const { row } of lines) await parts.store.leaveCarrier(row, { notBefore: parts.clock.real() + mendingTime })
    return 'ended'
  }
  const { person } = first.notice
  return {
    ...{ platform, message, reach, person, to: first.to, account: route.account, tellsRev: null },
    reader: readerOf(first.notice, parts.defaults),
    lines: lines.map(({ row, notice }) => ({ row, tellsRev: notice.wanted.tellsRev ?? null })),
  }
}

type RightLine = Sendable & Pick<ToSend, 'to' | 'reach'>

async function rightLines(parts: Parts, carrier: Delivery, looked: Looked): Promise<RightLine[]> {
  const right: RightLine[] = []
  for (const row of looked.lines.slice(0, mostLines)) {
    const facts = looked.current.get(row.root)
    const later = { notBefore: parts.clock.real() + mendingTime }
    if (facts === undefined || (looked.isStrange(row) && looked.now < row.sendBy)) {
      await parts.store.leaveCarrier(row, later)
      continue
    }
    const { workspace, account, tried } = carrier
    const verdict = verdictOn({ ...row, workspace, account, tried }, facts, 'whenever its carrier goes')
    if ('send' in verdict && hasWords(parts, row, verdict.send))
      right.push({ row, notice: verdict.send, to: verdict.to, reach: facts.reach })
    else if ('send' in verdict) await parts.store.leaveCarrier(row, later)
    else await settleLine(parts, row, { verdict, ...looked })
  }
  return right
}

async function settleLine(
  { store }: Parts,
  row: Delivery,
  { verdict, now, escalating }: { verdict: Exclude<Verdict, { send: unknown }> } & Pick<Looked, 'now' | 'escalating'>,
): Promise<void> {
  if ('postpone' in verdict) return void (await store.leaveCarrier(row, verdict.postpone))
  const replan = verdict.drop === late || altersOthers(row, escalating)
  await store.dropLine(row, { why: verdict.drop, now, replan })
}

/** Whether another attempt has lines of this carrier in hand: then it is not empty. */
async function isBinding({ store }: Parts, { _id }: Delivery): Promise<boolean> {
  return (await store.linesUnderWay([_id])).length > 0
}

/** A kind whose words throw must not hold up the others: a mistake of ours, logged. */
function hasWords({ log }: Parts, { _id }: Delivery, { kind, asked, wanted }: Sendable['notice']): boolean {
  try {
    kind.message(asked, wanted)
    return true
  } catch (error) {
    log.error({ err: error, delivery: _id }, 'a notice could not be put into words')
    return false
  }
}

function inWords({ log, budget, aside }: Parts, carrier: Delivery, lines: readonly RightLine[]): Message | null {
  if (budget === undefined) return null
  try {
    const message = messageOfLines(
      lines.map(({ notice }) => notice),
      budget.words,
    )
    const [only] = lines
    const delivery = only && lines.length === 1 ? only.row._id : carrier._id
    const repeated = carrier.repeated || lines.some(({ row }) => row.repeated)
    return messageToPerson(message, { delivery, repeated, person: only?.notice.person ?? null, aside })
  } catch (error) {
    log.error({ err: error, delivery: carrier._id }, 'several notices could not be put into words')
    return null
  }
}
