import type { Charter } from '#charter/charter.ts'
import { type RequestKind, requestKindOf } from '#charter/requests.ts'
import type { Context, Links } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import { type Party, readParties } from './read-parties.ts'
import type { PermissionRequest } from './request.ts'
import { requestStore } from './request-store.ts'

/** What is true about a request. */
export type RequestFacts = {
  about: PermissionRequest
  kind: RequestKind
  charter: Charter
  /** Who answers it now. */
  parties: readonly Party[]
  /** Who asked, who answers and who answered. */
  people: ReadonlyMap<string, Person>
  links: Links
}

/** The facts of these requests, by id; one that is gone is left out, and one of a kind that the charter no longer has. */
export async function requestFacts(context: Context, ids: readonly string[]): Promise<Map<string, RequestFacts>> {
  return factsOfRequests(context, await context.store(requestStore).find({ _id: { $in: [...ids] } }))
}

/** The facts of requests that were read already, by id. */
export async function factsOfRequests(
  context: Context,
  requests: readonly PermissionRequest[],
): Promise<Map<string, RequestFacts>> {
  if (requests.length === 0) return new Map()
  const { charter, links } = context
  const parties = await readParties(context)
  const named = requests.flatMap((about) => [
    ...[about.by, about.answeredBy, about.revokedBy].filter((person) => person !== null),
    ...about.approvals.map(({ by }) => by),
    ...(parties.get(about.kind) ?? []).flatMap(({ holders, asked }) => [...holders, ...asked]),
  ])
  const people = await readPeople(context, named)
  return new Map(
    requests.flatMap((about) => {
      const kind = requestKindOf(charter, about.kind)
      return kind ? [[about._id, { about, kind, charter, parties: parties.get(kind.id) ?? [], people, links }]] : []
    }),
  )
}
