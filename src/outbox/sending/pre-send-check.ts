import type { Recipient } from '#chat/platform.ts'
import { type Delivery, late, nowhere, unreachable } from '../delivery.ts'
import type { Revision } from '../delivery-store.ts'
import type { Notice } from '../planning/notices.ts'
import { accountFor, type Reach, reachBy, routeFor } from '../routes.ts'
import { type Standing, whyUnwanted } from '../standing.ts'

/** What the pre-send check decides about a row. */
export type Verdict =
  | { send: Notice; to: Recipient; account: string | null }
  | { postpone: Partial<Revision> }
  | { drop: string }

/** The facts about one aggregate, read after its row was. */
export type CurrentFacts = {
  notices: ReadonlyMap<string, Notice>
  reach: Reach
  standing(person: string): Standing
  /** Epoch milliseconds of business time. */
  now: number
}

/**
 * @returns whether a planned row goes out now, later, by another way, or not at all.
 * @param when whether it may come before it is due: what is a line goes when the message does.
 */
export function verdictOn(
  row: Delivery,
  { notices, reach: known, standing, now }: CurrentFacts,
  when: 'when it is due' | 'whenever its carrier goes' = 'when it is due',
): Verdict {
  const notice = notices.get(row._id)
  if (now >= (notice?.wanted.sendBy ?? row.sendBy)) return { drop: late }
  if (!notice) return { drop: whyUnwanted(row, standing) }
  const startsAt = notice.dueAt - (notice.mayStartEarly ? (row.early ?? 0) : 0)
  if (startsAt > now && when === 'when it is due') {
    const { sendBy, priority, urgency } = notice.wanted
    // What its job had released is due anew, and waits for its job again.
    return { postpone: { dueAt: startsAt, sendBy, priority, urgency, ...(row.released ? { released: false } : {}) } }
  }
  const reach = reachBy(known, notice)
  const route = routeFor(reach, notice, row.tried)
  if (route.workspace !== row.workspace) return { postpone: route }
  if (route.workspace === nowhere) return { drop: unreachable }
  const to = recipientOf(row, reach)
  return to ? { send: notice, to, account: route.account } : { drop: unreachable }
}

function recipientOf({ place, to, tried }: Delivery, reach: Reach): Recipient | null {
  if (place) return { place: place.place, via: place.via }
  const known = accountFor(reach, to, tried)
  return known ? { account: known.account, via: known.via, address: known.address } : null
}
