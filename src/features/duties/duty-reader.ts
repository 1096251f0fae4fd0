import type { Context } from '#context.ts'
import { type Identity, isOfSecretariat, powersIn } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import type { Whose } from './duty-rows.ts'

/** Whose duties somebody sees, and of which groups: the secretariat and the chairs all, everybody else their own. */
export type DutyReader = { whose: Whose; groups: readonly string[] }

/** @param own shows to those who see all only what binds them. */
export async function readDutyReader(context: Context, { own = false }: { own?: boolean } = {}): Promise<DutyReader> {
  const { charter, by } = context
  const identity = await readIdentity(context)
  const all = charter.groups.map(({ id }) => id)
  const seesAll = isOfSecretariat(charter, identity) || powersIn(charter, identity, 'see-all')(null)
  if (seesAll && !own) return { whose: { kind: 'all' }, groups: all }
  const whose = ownDuties(identity, by)
  const groups = all.filter(
    (id) =>
      whose.held.some(({ group }) => group === id) ||
      identity.applications.some(({ group, state }) => group === id && state === 'accepted'),
  )
  // What binds an office of the whole organisation is about every group.
  return { whose, groups: whose.held.some(({ group }) => group === null) ? all : groups }
}

function ownDuties(identity: Identity, person: string): Extract<Whose, { kind: 'own' }> {
  const held = identity.terms.map(({ office, group }) => ({ office, group }))
  const isMember = identity.applications.some(({ state }) => state === 'accepted')
  return { kind: 'own', person, held, isMember: isMember || held.length > 0 }
}
