import type { Context } from '#context.ts'
import { dateAt } from '#time/wall-time.ts'
import { officeTermStore } from './group-store.ts'
import { holdsNow, type OfficeTerm } from './office-term.ts'

type Reading = Pick<Context, 'charter' | 'now' | 'store'>

/** @returns what tells of a term of office whether it is held now: today is the day in the organisation's zone. */
export function heldNow({ charter, now }: Pick<Context, 'charter' | 'now'>) {
  const today = dateAt(now, charter.organisation.zone)
  return (term: Parameters<typeof holdsNow>[0]): boolean => holdsNow(term, today)
}

/** The terms of office that match and are held now. */
export async function termsHeld(context: Reading, filter: Record<string, unknown>): Promise<OfficeTerm[]> {
  return (await context.store(officeTermStore).find({ ...filter, state: 'accepted' })).filter(heldNow(context))
}

/** The terms of office that match and are held now, read with these fields alone. */
export async function pickTermsHeld<K extends keyof OfficeTerm>(
  context: Reading,
  filter: Record<string, unknown>,
  fields: readonly K[],
): Promise<Pick<OfficeTerm, K>[]> {
  const asked = [...new Set<K | 'state' | 'from' | 'startedAt'>([...fields, 'state', 'from', 'startedAt'])]
  return (await context.store(officeTermStore).pick({ ...filter, state: 'accepted' }, asked)).filter(heldNow(context))
}
