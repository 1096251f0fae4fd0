import { type Charter, type Office, officesOf } from '#charter/charter.ts'
import type { Context, Links } from '#context.ts'
import { awayNow } from '#features/groups/absence.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { absencesIn } from '#features/groups/read-absences.ts'
import { secretariatAsked } from '#features/groups/roster.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'

/** What is true about a term of office. */
export type TermFacts = {
  about: OfficeTerm
  charter: Charter
  secretariat: readonly string[]
  /** Those who lead the term's group now besides its holder; nobody where it is an office of the whole organisation. */
  otherLeaders: readonly string[]
  people: ReadonlyMap<string, Person>
  links: Links
}

/** The facts of these terms, by id; those that are gone are left out. */
export async function termFacts(context: Context, ids: readonly string[]): Promise<Map<string, TermFacts>> {
  const { store, charter, links } = context
  const terms = await store(officeTermStore).find({ _id: { $in: [...ids] } })
  const groups = [...new Set(terms.flatMap(({ group }) => group ?? []))]
  const [answering, leading] = (['secretariat', 'leader'] as const).map((role) => idsOf(charter, role))
  const leads = { group: { $in: groups }, office: { $in: leading } }
  const [holding, absences] = await Promise.all([
    termsHeld(context, { $or: [{ office: { $in: answering } }, leads] }),
    absencesIn(context, groups),
  ])
  const ofSecretariat = holding.filter(({ office }) => answering?.includes(office))
  const secretariat = secretariatAsked({
    away: awayNow(absences, context.now, ofSecretariat),
    secretariat: personsIn(ofSecretariat),
  })
  const leaders = holding.filter(({ office }) => leading?.includes(office))
  const named = [
    ...secretariat,
    ...holding.map(({ person }) => person),
    ...terms.flatMap(({ person, offeredBy }) => [person, offeredBy]),
  ]
  const people = await readPeople(context, named)
  return new Map(
    terms.map((about) => {
      const others = leaders.filter(({ person, group }) => group === about.group && person !== about.person)
      return [about._id, { about, charter, secretariat, otherLeaders: personsIn(others), people, links }]
    }),
  )
}

function idsOf(charter: Charter, role: Office['role']): string[] {
  return officesOf(charter, role).map(({ id }) => id)
}

function personsIn(terms: readonly OfficeTerm[]): string[] {
  return [...new Set(terms.map(({ person }) => person))]
}
