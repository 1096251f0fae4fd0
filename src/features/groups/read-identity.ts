import type { Context } from '#context.ts'
import { stoodInBy, termsConcerned } from './absence.ts'
import { applicationStore } from './application-store.ts'
import { officeTermStore } from './group-store.ts'
import type { Identity } from './identity.ts'
import type { OfficeTerm } from './office-term.ts'
import { absencesOf } from './read-absences.ts'
import { heldNow } from './terms-held.ts'

/**
 * Who the one who acts is. Three reads at the same time, which are one command, whatever the organisation's size; in one
 * act they are made once. A stand-in has the absent person's powers meanwhile, which is one read more.
 */
export async function readIdentity(context: Context): Promise<Identity> {
  const { by, now, store } = context
  const [mine, applications, absences] = await Promise.all([
    readOwnTerms(context),
    store(applicationStore).find({ person: by }),
    absencesOf(context, [by]),
  ])
  const stoodIn = stoodInBy(absences, by, now)
  const people = stoodIn.map(({ person }) => person)
  const terms =
    people.length === 0 ? mine : [...mine, ...(await store(officeTermStore).find({ person: { $in: people } }))]
  const held = terms.filter(heldNow(context))
  const own = held.filter(({ person }) => person === by)
  return { now, terms: [...own, ...stoodIn.flatMap((one) => termsConcerned(one, held))], applications, absences }
}

/** Every term of office of the one who acts: those offered, held and ended. */
export async function readOwnTerms({ by, store }: Context): Promise<OfficeTerm[]> {
  return store(officeTermStore).find({ person: by })
}
