import { type Charter, officesOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { type Leadership, leadersAsked } from '#features/groups/roster.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { Dispute } from './dispute.ts'
import { disputeStore } from './dispute-store.ts'
import { readHolders } from './read-parties.ts'

/** What is true about a dispute. */
export type DisputeFacts = {
  about: Dispute
  charter: Charter
  /** Who leads each of its groups. */
  rosters: readonly Leadership[]
  /** Who gives guidance: nobody who leads one of the groups. */
  guides: readonly string[]
  people: ReadonlyMap<string, Person>
}

/** The facts of these disputes, by id; those that are gone are left out. */
export async function disputeFacts(context: Context, ids: readonly string[]): Promise<Map<string, DisputeFacts>> {
  return factsOfDisputes(context, await context.store(disputeStore).find({ _id: { $in: [...ids] } }))
}

/** The facts of disputes that were read already, by id. */
export async function factsOfDisputes(
  context: Context,
  disputes: readonly Dispute[],
): Promise<Map<string, DisputeFacts>> {
  if (disputes.length === 0) return new Map()
  const { charter } = context
  const groups = [...new Set(disputes.flatMap((one) => one.groups))]
  const [rosters, guiding] = await Promise.all([readLeadership(context, groups), readGuides(context)])
  const found = disputes.map((about) => {
    const own = rosters.filter(({ group }) => about.groups.includes(group))
    const leading = own.flatMap(({ leaders }) => leaders.map(({ person }) => person))
    return { about, charter, rosters: own, guides: guiding.filter((person) => !leading.includes(person)) }
  })
  const people = await readPeople(
    context,
    found.flatMap(({ about, rosters: own, guides }) => [
      ...[about.by, about.guidedBy].filter((person) => person !== null),
      ...about.views.map(({ by }) => by),
      ...own.flatMap((roster) => [...roster.leaders.map(({ person }) => person), ...leadersAsked(roster)]),
      ...guides,
    ]),
  )
  return new Map(found.map((facts) => [facts.about._id, { ...facts, people }]))
}

/** Who has the power to guide and is there; the secretariat, where nobody holds such an office. */
async function readGuides(context: Context): Promise<readonly string[]> {
  const { charter } = context
  const { holding, asked } = await readHolders(context)
  const guiding = holding(charter.offices.filter(({ may }) => may.includes('guide-disputes')))
  return asked(guiding.length > 0 ? guiding : holding(officesOf(charter, 'secretariat')))
}

/** The groups of a dispute that somebody leads. */
export function ledGroups({ rosters }: Pick<DisputeFacts, 'rosters'>): string[] {
  return rosters.filter((roster) => leadersAsked(roster).length > 0).map(({ group }) => group)
}

/** Those of its groups that this person leads, or acts for a leader of. */
export function groupsLedBy({ rosters }: Pick<DisputeFacts, 'rosters'>, person: string): string[] {
  return rosters
    .filter((roster) => roster.leaders.some((one) => one.person === person) || leadersAsked(roster).includes(person))
    .map(({ group }) => group)
}
