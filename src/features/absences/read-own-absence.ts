import type { Context } from '#context.ts'
import { type Absence, termsConcerned } from '#features/groups/absence.ts'
import { absenceStore } from '#features/groups/absence-store.ts'
import { isOfSecretariat, ownTermsOf } from '#features/groups/identity.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import { personStore } from '#features/people/person-store.ts'

/** An absence as it is shown: with the terms of office that it concerns and the names of both. */
export type AbsenceView = { about: Absence; terms: OfficeTerm[]; name: string; standInName: string }

/** The absences that the one who asks has set, ahead or now: the earliest first. */
export async function readOwnAbsences(context: Context, _ask: object = {}): Promise<AbsenceView[]> {
  const { absences, terms } = await readIdentity(context)
  const own = absences.filter(({ person }) => person === context.by)
  if (own.length === 0) return []
  const [name = '', ...names] = await readNames(context, {
    people: [context.by, ...own.map(({ standIn }) => standIn?.person ?? '')],
  })
  return own.map((about, place) => ({
    ...{ about, terms: ownTermsOf({ terms }, context.by), name },
    standInName: names[place] ?? 'someone',
  }))
}

/**
 * What of absences waits for the one who asks, or concerns them: their own; those in which they stand in, or are asked to;
 * and as secretariat, those whose stand-in waits to be confirmed.
 */
export async function readConcerningAbsences(context: Context, _ask: object = {}): Promise<AbsenceView[]> {
  const { by, now, charter, store } = context
  const identity = await readIdentity(context)
  const waiting = isOfSecretariat(charter, identity)
    ? await store(absenceStore).find({ 'standIn.approval': 'asked', endsAt: { $gt: now } })
    : []
  const own = identity.absences.filter(
    ({ person, standIn }) => person === by || (standIn !== null && standIn.answer !== 'no'),
  )
  const toConfirm = waiting.filter(({ people, standIn }) => standIn?.answer === 'yes' && !people.includes(by))
  const all = [...own, ...toConfirm.filter(({ _id }) => own.every((one) => one._id !== _id))]
  if (all.length === 0) return []
  const others = all.filter(({ person }) => person !== by)
  const [people, held] = await Promise.all([
    store(personStore).pick({ _id: { $in: [...new Set(all.flatMap((one) => one.people))] } }, ['name']),
    others.length === 0 ? [] : termsHeld(context, { person: { $in: others.map(({ person }) => person) } }),
  ])
  const nameOf = (id: string | undefined) => people.find(({ _id }) => _id === id)?.name || 'someone'
  const terms = [...identity.terms, ...held]
  return all.map((about) => ({
    about,
    terms: termsConcerned(about, terms).filter(
      ({ _id }, place, concerned) => concerned.findIndex((one) => one._id === _id) === place,
    ),
    name: nameOf(about.person),
    standInName: nameOf(about.standIn?.person),
  }))
}

/** The names of these people, in their order. */
export async function readNames(context: Context, ask: { people: readonly string[] }): Promise<string[]> {
  const found = await context.store(personStore).pick({ _id: { $in: [...ask.people] } }, ['name'])
  return ask.people.map((id) => found.find(({ _id }) => _id === id)?.name || 'someone')
}
