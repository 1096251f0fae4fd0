import type { Context } from '#context.ts'
import { applicationStore } from './application-store.ts'
import { officeTermStore } from './group-store.ts'
import type { Identity } from './identity.ts'
import type { OfficeTerm } from './office-term.ts'
import { heldNow } from './terms-held.ts'

/** Who the one who acts is. Two reads, whatever the organisation's size; in one act they are made once. */
export async function readIdentity(context: Context): Promise<Identity> {
  const { by, now, store } = context
  const [terms, applications] = await Promise.all([readOwnTerms(context), store(applicationStore).find({ person: by })])
  return { now, terms: terms.filter(heldNow(context)), applications }
}

/** Every term of office of the one who acts: those offered, held and ended. */
export async function readOwnTerms({ by, store }: Context): Promise<OfficeTerm[]> {
  return store(officeTermStore).find({ person: by })
}
