import type { Context } from '#context.ts'
import { isOfSecretariat, powersIn } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { dateAt } from '#time/wall-time.ts'
import { groupsToSay } from './dispute.ts'
import { type DisputeFacts, factsOfDisputes, groupsLedBy } from './dispute-facts.ts'
import { disputeStore } from './dispute-store.ts'
import { partiesOfPerson } from './read-parties.ts'
import { holdsOn, missingParties, type PermissionRequest } from './request.ts'
import { factsOfRequests, type RequestFacts } from './request-facts.ts'
import { requestStore } from './request-store.ts'

/** So many of somebody's requests are listed. */
const shown = 5

/** The last requests of the one who asks, the latest first. */
export async function readOwnRequests(context: Context, _ask: object = {}): Promise<RequestFacts[]> {
  const found = await context.store(requestStore).find({ by: context.by }, { sort: { at: -1 }, limit: shown })
  return [...(await factsOfRequests(context, found)).values()]
}

/**
 * What the one who asks has open: their own requests and permissions that hold; what they have to answer, where no desk
 * shows it to them; and disputes on which their group has not said its view.
 */
export type OpenRequests = {
  own: readonly RequestFacts[]
  toAnswer: readonly RequestFacts[]
  toSay: readonly DisputeFacts[]
}

/** What the one who asks has open. */
export async function readOpenRequests(context: Context, _ask: object = {}): Promise<OpenRequests> {
  const { store, charter, by, now } = context
  const identity = await readIdentity(context)
  const led = identity.terms.flatMap(({ group }) => group ?? [])
  const hasDesk = isOfSecretariat(charter, identity) || powersIn(charter, identity, 'see-all')(null)
  const answers = !hasDesk && identity.terms.some(({ group }) => group === null)
  const [mine, open, disputes] = await Promise.all([
    store(requestStore).find({ by }, { sort: { at: -1 }, limit: shown }),
    answers ? store(requestStore).find({ state: 'open' }, { sort: { at: 1 }, limit: 2 * shown }) : [],
    led.length === 0
      ? []
      : store(disputeStore).find({ groups: { $in: led }, guidedAt: null }, { sort: { at: -1 }, limit: shown }),
  ])
  const today = dateAt(now, charter.organisation.zone)
  const isOpen = (one: PermissionRequest) => one.state === 'open' || holdsOn(one, today)
  const [facts, disputed] = await Promise.all([
    factsOfRequests(context, [...mine.filter(isOpen), ...open.filter((one) => one.by !== by)]),
    factsOfDisputes(context, disputes),
  ])
  return {
    own: [...facts.values()].filter(({ about }) => about.by === by),
    toAnswer: [...facts.values()].filter((one) => one.about.by !== by && isTheirs(one, by)),
    toSay: [...disputed.values()].filter((one) =>
      groupsToSay(one.about).some((group) => groupsLedBy(one, by).includes(group)),
    ),
  }
}

/** Whether this person has still to answer it. */
export function isTheirs({ about, kind, parties }: RequestFacts, person: string): boolean {
  if (about.by === person || about.approvals.some(({ by }) => by === person)) return false
  const missing = missingParties(kind, about)
  return partiesOfPerson(parties, person).some(({ id }) => missing.includes(id))
}
