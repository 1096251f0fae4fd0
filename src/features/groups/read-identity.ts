import type { Context } from '#context.ts'
import { dateAt } from '#time/wall-time.ts'
import { applicationStore } from './application-store.ts'
import { officeTermStore } from './group-store.ts'
import type { Identity } from './identity.ts'
import { holdsNow, type OfficeTerm } from './office-term.ts'

/** Who the one who acts is. Two reads, whatever the organisation's size; in one act they are made once. */
export async function readIdentity(context: Context): Promise<Identity> {
  const { by, now, charter, store } = context
  const [terms, applications] = await Promise.all([readOwnTerms(context), store(applicationStore).find({ person: by })])
  const today = dateAt(now, charter.organisation.zone)
  return { now, terms: terms.filter((term) => holdsNow(term, today)), applications }
}

/** Every term of office of the one who acts: those offered, held and ended. */
export async function readOwnTerms({ by, store }: Context): Promise<OfficeTerm[]> {
  return store(officeTermStore).find({ person: by })
}
