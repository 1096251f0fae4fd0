import { type Charter, officeOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { type OfficeTerm, renewableWithin } from '#features/groups/office-term.ts'
import { personStore } from '#features/people/person-store.ts'
import { type CalendarDate, dateAt, plusDays } from '#time/wall-time.ts'
import type { DeskScope } from './desk-scope.ts'
import type { RowRules } from './table.ts'

/** A term of office that is offered or held. `is`: over = its holder is acting since; ending = it can be renewed. */
export type TermRow = {
  term: OfficeTerm
  name: string
  office: string
  is: 'offered' | 'over' | 'ending' | 'held'
}

export const termShows = ['all', 'ending', 'over', 'offered'] as const
export type TermShow = (typeof termShows)[number]

/** The terms in the groups that the reader sees, and for who sees all of them those of the whole organisation. */
export async function readDeskTerms(
  context: Context,
  { scope, show }: { scope: DeskScope; show: TermShow },
): Promise<TermRow[]> {
  const { charter, store, now } = context
  const seesAll = scope.sees.length === charter.groups.length
  const groups = seesAll ? [...scope.sees, null] : scope.sees
  const terms = await store(officeTermStore).find({
    group: { $in: groups },
    state: { $in: ['offered', 'accepted'] },
  })
  const ids = [...new Set(terms.map(({ person }) => person))]
  const people = ids.length === 0 ? [] : await store(personStore).pick({ _id: { $in: ids } }, ['name'])
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  const today = dateAt(now, charter.organisation.zone)
  return terms
    .map((term) => ({
      term,
      name: names.get(term.person) || 'No name yet',
      office: officeOf(charter, term.office).title.one,
      is: standing(term, today),
    }))
    .filter((row) => show === 'all' || row.is === show)
    .toSorted((one, other) => (endOf(one) < endOf(other) ? -1 : 1))
}

/** How the table of terms is searched and sorted. */
export function termRules({ groups }: Charter): RowRules<TermRow> {
  const short = (id: string | null) => groups.find((group) => group.id === id)?.short ?? ''
  return {
    words: ({ name, office, term }) => [name, office, short(term.group)],
    group: ({ term: { group } }) => group ?? '',
    sorts: {
      name: ({ name }) => name,
      office: ({ office }) => office,
      group: ({ term }) => short(term.group),
      from: ({ term: { from } }) => from ?? '',
      to: endOf,
    },
  }
}

function standing({ state, to }: OfficeTerm, today: CalendarDate): TermRow['is'] {
  if (state === 'offered') return 'offered'
  if (to === null || to > plusDays(today, renewableWithin)) return 'held'
  return to < today ? 'over' : 'ending'
}

function endOf({ term: { to } }: Pick<TermRow, 'term'>): string {
  return to ?? '9999-12-31'
}
