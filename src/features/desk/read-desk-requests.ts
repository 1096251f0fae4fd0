import type { Context } from '#context.ts'
import { groupsToSay, viewsBy } from '#features/requests/dispute.ts'
import { type DisputeFacts, factsOfDisputes, ledGroups } from '#features/requests/dispute-facts.ts'
import { disputeStore } from '#features/requests/dispute-store.ts'
import { isTheirs } from '#features/requests/read-requests.ts'
import { answerBy } from '#features/requests/request.ts'
import { factsOfRequests, type RequestFacts } from '#features/requests/request-facts.ts'
import { requestStore } from '#features/requests/request-store.ts'
import { dateAt } from '#time/wall-time.ts'
import type { DeskReader } from './desk.ts'

/** An open request on a desk. `mine`: its reader has to answer it; else the secretariat sees that others are late. */
export type RequestOnDesk = RequestFacts & { mine: boolean }

/** What waits for an answer or for guidance. */
export type DeskRequests = { requests: readonly RequestOnDesk[]; disputes: readonly DisputeFacts[] }

/** So many of each are on a desk, the oldest first. */
const most = 30

/** The open requests and disputes of a desk: those that its reader answers, and to the secretariat also what is late. */
export async function readDeskRequests(context: Context, { person, as }: DeskReader): Promise<DeskRequests> {
  if (as === 'leader') return { requests: [], disputes: [] }
  const { store, charter, now } = context
  const oldest = { sort: { at: 1 as const }, limit: most }
  const [open, unguided] = await Promise.all([
    store(requestStore).find({ state: 'open' }, oldest),
    store(disputeStore).find({ guidedAt: null }, oldest),
  ])
  const [requests, disputes] = await Promise.all([factsOfRequests(context, open), factsOfDisputes(context, unguided)])
  const today = dateAt(now, charter.organisation.zone)
  return {
    requests: [...requests.values()]
      .map((facts) => ({ ...facts, mine: isTheirs(facts, person) }))
      .filter(({ mine, about, kind }) => mine || (as === 'secretariat' && answerBy(charter, kind, about.at) < today)),
    disputes: [...disputes.values()].filter((facts) => facts.guides.includes(person) && isToGuide(facts, today)),
  }
}

/** Whether the leaders have said their view, or had time for it. */
function isToGuide(facts: DisputeFacts, today: string): boolean {
  const waits = groupsToSay(facts.about).some((group) => ledGroups(facts).includes(group))
  return !waits || viewsBy(facts.charter, facts.about.at) < today
}
