import { partiesOf, partyName, type RequestKind } from '#charter/requests.ts'
import type { ReadRequest } from '#features/requests/answer-request.ts'
import type { RequestChoice } from '#features/requests/ask-permission.ts'
import type { Dispute } from '#features/requests/dispute.ts'
import type { DisputeFacts } from '#features/requests/dispute-facts.ts'
import type { PermissionRequest } from '#features/requests/request.ts'
import type { RequestFacts } from '#features/requests/request-facts.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** Requests of each kind that the charter has: asked, answered, and where it is a permission, revoked. */
export function requestSituations(world: SampleWorld): Situation<RequestFacts>[] {
  return world.charter.requests.flatMap((kind) => {
    const [first = ''] = partiesOf(kind)
    const yes = {
      party: first,
      name: partyName(world.charter, first),
      by: world.secretary._id,
      at: world.now,
      conditions: 'Please send us the text before.',
    }
    const granted = { state: 'granted' as const, approvals: [yes], closedAt: plus(world.now, 'P1D') }
    const no = { state: 'declined', answeredBy: world.secretary._id, reason: 'Another event is on that day.' } as const
    const held: Partial<PermissionRequest> = { ...granted, until: plusDays(world.now.slice(0, 10), 60) }
    const situation = (title: string, kinds: string[], over: Partial<PermissionRequest>) => ({
      title: `${kind.title}: ${title}`,
      kinds,
      facts: sampleRequestFacts(world, kind, over),
    })
    const ended = { closedAt: plus(world.now, 'P1D') }
    return [
      situation('asked', ['request-to-answer', 'request-waiting'], {}),
      ...(kind.ends === 'seen'
        ? [situation('read', ['request-answered'], { state: 'seen', answeredBy: world.secretary._id, ...ended })]
        : [
            situation('Yes', ['request-answered'], kind.ends === 'permission' ? held : granted),
            situation('No', ['request-answered'], { ...no, ...ended }),
          ]),
      ...(kind.ends === 'permission'
        ? [world.secretary._id, world.member._id].map((revokedBy) =>
            situation('revoked', ['permission-revoked'], {
              ...{ ...held, state: 'revoked', revokedBy, revokedAt: plus(world.now, 'P2D') },
              revokedWhy: 'The event is cancelled.',
            }),
          )
        : []),
    ]
  })
}

/** The request that forms are about. @throws UserError where the charter has none. */
export function sampleRequest(world: SampleWorld): ReadRequest {
  const [kind] = world.charter.requests
  if (kind === undefined) throw new UserError('no-such-request', 'There is none.')
  return { ...sampleRequestFacts(world, kind), as: 'approver', changed: false }
}

/** A kind that somebody may ask for. @throws UserError where the charter has none. */
export function sampleChoice({ charter }: SampleWorld, ask: { kind: string }): RequestChoice {
  const kind = charter.requests.find(({ id }) => id === ask.kind)
  if (kind === undefined) throw new UserError('no-such-kind', 'There is none.')
  return { kind, may: 'may' }
}

/** A request of a member of this kind. */
export function sampleRequestFacts(
  { charter, people, links, member, secretary, now }: SampleWorld,
  kind: RequestKind,
  over: Partial<PermissionRequest> = {},
): RequestFacts {
  const day = plusDays(now.slice(0, 10), 20)
  const answers = kind.fields.map(({ id, label, kind: is }) => [id, is === 'date' ? day : `${label} as we said`])
  const about: PermissionRequest = {
    ...{ _id: 'request', kind: kind.id, by: member._id, at: now, number: 3 },
    answers: Object.fromEntries(answers),
    day: kind.fields.some((field) => field.kind === 'date') ? day : null,
    isLate: kind.daysAhead !== undefined && kind.daysAhead > 20,
    ...{ state: 'open', approvals: [], answeredBy: null, reason: null, closedAt: null, until: null },
    ...{ revokedAt: null, revokedBy: null, revokedWhy: null },
    ...over,
  }
  const parties = partiesOf(kind).map((id) => ({
    id,
    name: partyName(charter, id),
    holders: [secretary._id],
    asked: [secretary._id],
  }))
  return { about, kind, charter, parties, people, links }
}

/** A dispute that was raised, one that waits for guidance, and one that is settled. */
export function disputeSituations(world: SampleWorld): Situation<DisputeFacts>[] {
  const { leader, secretary, now, group } = world
  const view = { group: group.id, by: leader._id, at: plus(now, 'PT2H'), text: 'We only write about buying.' }
  const guidance = { guidance: 'Loans stay with Financing.', guidedBy: secretary._id, guidedAt: plus(now, 'P2D') }
  return [
    { title: 'raised', kinds: ['dispute-raised'], facts: sampleDisputeFacts(world) },
    { title: 'to guide', kinds: ['dispute-to-guide'], facts: sampleDisputeFacts(world, { views: [view] }) },
    { title: 'settled', kinds: ['dispute-guided'], facts: sampleDisputeFacts(world, { views: [view], ...guidance }) },
  ]
}

/** A dispute between the sample group and another one, which nobody leads. */
export function sampleDisputeFacts(
  { charter, group, roster, member, secretary, people, now }: SampleWorld,
  over: Partial<Dispute> = {},
): DisputeFacts {
  const other = charter.groups.find(({ id }) => id !== group.id) ?? group
  const about: Dispute = {
    ...{ _id: 'dispute', groups: [group.id, other.id], by: member._id, at: now, views: [] },
    text: 'Both groups write about loans for cities.',
    ...{ guidance: null, guidedBy: null, guidedAt: null },
    ...over,
  }
  const others = { ...roster, group: other.id, leaders: [] }
  return { about, charter, rosters: [roster, others], guides: [secretary._id], people }
}
