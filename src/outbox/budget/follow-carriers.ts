import { type Delivery, unresolved } from '../delivery.ts'
import type { Parts } from '../parts.ts'

/** A send that has begun with its lines and not with its carrier, for so long (real time), has died in between. */
const bindingTime = 60_000

type FollowParts = Pick<Parts, 'store' | 'clock'>

/**
 * Makes of a carrier's lines what has become of the carrier, which is the truth: lines are told of when it is sent, of
 * unknown fate when it is, and go by themselves where it was dropped or refused. Killed anywhere, it is done again.
 * @param over the attempt that is known to have ended, where there is one.
 */
export async function followCarrier(
  { store, clock }: FollowParts,
  id: string,
  { over, escalating }: { over?: string; escalating: ReadonlySet<string> },
): Promise<void> {
  const carrier = await store.get(id)
  const attempt = carrier?.attempt?.id ?? null
  if (!carrier) return void (await store.releaseLines(id, { but: null, alone: false }))
  const { state } = carrier
  if (state === 'unknown' && attempt) await store.loseLines(id, attempt)
  if (state === 'sent' && attempt) await store.endLines(carrier, attempt, [...escalating])
  if (state === 'failed' && carrier.why === unresolved && attempt) await store.giveUpLines(carrier, attempt)
  if (state === 'sent') await store.releaseLines(id, { but: attempt, alone: false })
  // Known not to have been posted: its lines are tried by themselves, or end each with its own reason.
  if (state === 'failed' || state === 'dropped')
    await store.releaseLines(id, { but: carrier.why === unresolved ? attempt : null, alone: state === 'failed' })
  // Whoever has bound lines for so long, and marks their carrier yet, does not post it any more.
  const ended = over === undefined ? { before: clock.real() - bindingTime } : { attempt: over }
  if (state === 'planned') await store.resumeLines(carrier, ended)
}

/**
 * Finishes what a process that was killed has left between a carrier and its lines.
 * @param waiting whether lines that only wait are looked at, too: such as joined a carrier when it was just sent.
 * @returns how many carriers had ended with lines that did not know it.
 */
export async function followCarriers(
  parts: Parts,
  { waiting, escalating }: { waiting: boolean; escalating: ReadonlySet<string> },
): Promise<number> {
  const { store } = parts
  const [underWay, merged] = await Promise.all([
    store.carriersOf(['sending', 'unknown']),
    waiting ? store.carriersOf(['merged']) : [],
  ])
  const ids = [...new Set([...underWay, ...merged])]
  if (ids.length === 0) return 0
  const [found, lines] = await Promise.all([store.withIds(ids), store.linesUnderWay(underWay)])
  const carriers = new Map(found.map((one) => [one._id, one]))
  const linesOf = Map.groupBy(lines, ({ carrier }) => carrier)
  const before = parts.clock.real() - bindingTime
  const lost = ids.filter((id) => {
    const carrier = carriers.get(id)
    return carrier === undefined || hasEnded(carrier) || isAhead(carrier, linesOf.get(id) ?? [], before)
  })
  for (const id of lost) await followCarrier(parts, id, { escalating })
  return lost.length
}

function hasEnded({ state }: Delivery): boolean {
  return state === 'sent' || state === 'failed' || state === 'dropped'
}

/** Whether the carrier has gone on and its lines have not. */
function isAhead({ state, attempt: last }: Delivery, lines: readonly Delivery[], before: number): boolean {
  if (state === 'unknown') return lines.some((line) => line.state === 'sending' && line.attempt?.id === last?.id)
  return state === 'planned' && lines.some(({ attempt }) => (attempt?.since ?? 0) < before)
}
