import type { Context } from '#context.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'
import { personStore } from '#features/people/person-store.ts'
import { dateAt } from '#time/wall-time.ts'
import type { DeskReader } from './desk.ts'
import { requireDeskReader } from './desk-reader.ts'

/** A term that somebody holds now. `to`: null where it has no end, or none was recorded. */
type HeldTerm = {
  _id: string
  person: string
  office: string
  group: string | null
  to: string | null
  isOver: boolean
}

/** The terms that the reader sees: those that are over first, then by their end, those without an end last. */
export type HeldTerms = { reader: DeskReader; terms: HeldTerm[]; names: ReadonlyMap<string, string> }

/** @throws UserError for those who answer for no group. */
export async function readTerms(context: Context, _ask: object = {}): Promise<HeldTerms> {
  const reader = await requireDeskReader(context)
  const scope = reader.as === 'leader' ? reader.groups : [...reader.groups, null]
  const held = await pickTermsHeld(context, { group: { $in: scope } }, ['_id', 'person', 'office', 'group', 'to'])
  const today = dateAt(context.now, context.charter.organisation.zone)
  const end = ({ to }: Pick<HeldTerm, 'to'>) => to ?? '9'
  const terms = held
    .map(({ _id, person, office, group, to }) => ({
      ...{ _id, person, office, group, to },
      isOver: to !== null && to < today,
    }))
    .toSorted((one, other) => (end(one) < end(other) ? -1 : end(one) > end(other) ? 1 : 0))
  const people = await context.store(personStore).pick({ _id: { $in: terms.map(({ person }) => person) } }, ['name'])
  return { reader, terms, names: new Map(people.map(({ _id, name }) => [_id, name])) }
}
