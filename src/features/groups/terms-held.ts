import type { Context } from '#context.ts'
import { dateAt } from '#time/wall-time.ts'
import { officeTermStore } from './group-store.ts'
import { holdsNow, type OfficeTerm } from './office-term.ts'

/** The terms of office that match and are held now. */
export async function termsHeld(
  { charter, now, store }: Pick<Context, 'charter' | 'now' | 'store'>,
  filter: Record<string, unknown>,
): Promise<OfficeTerm[]> {
  const today = dateAt(now, charter.organisation.zone)
  const terms = await store(officeTermStore).find({ ...filter, state: 'accepted' })
  return terms.filter((term) => holdsNow(term, today))
}

/** The same, with these fields alone. */
export async function pickTermsHeld<K extends keyof OfficeTerm>(
  { charter, now, store }: Pick<Context, 'charter' | 'now' | 'store'>,
  filter: Record<string, unknown>,
  fields: readonly K[],
): Promise<Pick<OfficeTerm, K>[]> {
  const today = dateAt(now, charter.organisation.zone)
  const asked = [...new Set<K | 'state' | 'from' | 'startedAt'>([...fields, 'state', 'from', 'startedAt'])]
  const terms = await store(officeTermStore).pick({ ...filter, state: 'accepted' }, asked)
  return terms.filter((term) => holdsNow(term, today))
}
