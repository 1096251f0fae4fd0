import { type Charter, officesOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { type Absence, awayNow, everyGroup, isConfirmed } from '#features/groups/absence.ts'
import { absenceStore } from '#features/groups/absence-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { absencesIn } from '#features/groups/read-absences.ts'
import { secretariatAsked } from '#features/groups/roster.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { Desk } from './desk.ts'
import { type DeskRecord, deskStore } from './desk-store.ts'
import { readDesk } from './read-desk.ts'

/** What is true about the desk of somebody of the secretariat: the person, and what needs them now. */
export type DeskFacts = {
  about: DeskRecord
  charter: Charter
  desk: Desk
  people: ReadonlyMap<string, Person>
  /** Whether they are asked now: who is away is not, and whoever acts for them is. */
  isAsked: boolean
  /** Whether they only act for somebody of the secretariat. */
  isActing: boolean
}

/** The facts of these desks, by person; whoever is not of the secretariat any more is left out. */
export async function deskFacts(context: Context, ids: readonly string[]): Promise<Map<string, DeskFacts>> {
  const { store, charter } = context
  const offices = officesOf(charter, 'secretariat').map(({ id }) => id)
  const [records, people, terms, absences, desks] = await Promise.all([
    store(deskStore).find({ _id: { $in: ids } }),
    readPeople(context, ids),
    termsHeld(context, { office: { $in: offices } }),
    absencesIn(context, []),
    Promise.all(ids.map((by) => readDesk({ ...context, by }))),
  ])
  const secretariat = terms.map(({ person }) => person)
  const asked = secretariatAsked({ secretariat, away: awayNow(absences, context.now, terms) })
  return new Map(
    records.flatMap((about) => {
      const desk = desks.find((one) => one?.reader.person === about._id)
      if (desk?.reader.as !== 'secretariat') return []
      const [isAsked, isActing] = [asked.includes(about._id), !secretariat.includes(about._id)]
      return [[about._id, { about, charter, desk, people, isAsked, isActing }] as const]
    }),
  )
}

/** Whoever comes into an office of the secretariat is sent the digest from then on. */
export async function openDesk(
  context: Context,
  { person, office, state }: Pick<OfficeTerm, 'person' | 'office'> & { state: string },
): Promise<void> {
  const { role } = context.charter.offices.find(({ id }) => id === office) ?? {}
  if (state !== 'accepted' || role !== 'secretariat') return
  await context.store(deskStore).insert({ _id: person, since: context.now }, entry(context, 'opened'))
}

/** Whoever acts for somebody of the secretariat is sent the digest meanwhile. */
export async function openStandInDesk(context: Context, absence: string): Promise<void> {
  const found: Absence | null = await context.store(absenceStore).get(absence)
  if (found === null || !found.groups.includes(everyGroup) || !isConfirmed(found.standIn)) return
  await context.store(deskStore).insert({ _id: found.standIn.person, since: context.now }, entry(context, 'opened'))
}
