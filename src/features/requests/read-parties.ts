import { type Charter, officesOf } from '#charter/charter.ts'
import { officesOfParty, partiesOf, partyName, type RequestKind } from '#charter/requests.ts'
import type { Context } from '#context.ts'
import { awayNow } from '#features/groups/absence.ts'
import { absencesIn } from '#features/groups/read-absences.ts'
import { present } from '#features/groups/roster.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'

/** Those who answer for a party. `asked`: who of them is asked now, or who acts for one who is away. */
export type Party = { id: string; name: string; holders: readonly string[]; asked: readonly string[] }

/** Who answers for what, by the id of a kind of request. */
export type Parties = ReadonlyMap<string, readonly Party[]>

/**
 * Who holds the offices of the whole organisation. `holding`: those who hold one of these, each once; `asked`: of these
 * people those who are there, or who act for them, and all of them where nobody is.
 */
export type OfficeHolders = {
  holding(offices: readonly { id: string }[]): string[]
  asked(people: readonly string[]): readonly string[]
}

/** Who holds the offices of the whole organisation now: two reads at the same time. */
export async function readHolders(context: Pick<Context, 'charter' | 'now' | 'store'>): Promise<OfficeHolders> {
  const [held, absences] = await Promise.all([
    pickTermsHeld(context, { group: null }, ['person', 'office', 'group']),
    absencesIn(context, []),
  ])
  const away = awayNow(absences, context.now, held)
  return {
    holding: (offices) => [
      ...new Set(held.filter(({ office }) => offices.some(({ id }) => id === office)).map(({ person }) => person)),
    ],
    asked(people) {
      const there = present({ away }, people)
      return there.length > 0 ? there : people
    },
  }
}

/** Who answers each kind of request now, however many kinds there are. */
export async function readParties(context: Pick<Context, 'charter' | 'now' | 'store'>): Promise<Parties> {
  const { charter } = context
  const holders = await readHolders(context)
  return new Map(charter.requests.map((kind) => [kind.id, partiesNow(charter, kind, holders)]))
}

/**
 * Where nobody holds any of the offices of which one is enough, the secretariat answers in their place. Where each of
 * them has to answer, nobody else can: it waits until there is somebody.
 */
function partiesNow(charter: Charter, kind: RequestKind, { holding, asked }: OfficeHolders): Party[] {
  const known = partiesOf(kind).map((id) => ({
    id,
    name: partyName(charter, id),
    holders: holding(officesOfParty(charter, id)),
  }))
  const hasNobody = 'anyOf' in kind.approvers && known.every(({ holders }) => holders.length === 0)
  const secretariat = holding(officesOf(charter, 'secretariat'))
  return known.map((party) => {
    const holders = hasNobody ? secretariat : party.holders
    return { ...party, name: hasNobody ? 'the secretariat' : party.name, holders, asked: asked(holders) }
  })
}

/** The parties for which this person answers. */
export function partiesOfPerson(parties: readonly Party[], person: string): Party[] {
  return parties.filter(({ holders, asked }) => holders.includes(person) || asked.includes(person))
}
