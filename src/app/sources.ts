import type { Context } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { Source } from '#outbox/subject.ts'
import { plus } from '#time/instant.ts'

type Affected = { collection: string; filter: Record<string, unknown> }

/**
 * Whose change alters what is wanted elsewhere: an application or a term its group's open meetings, series and polls and
 * waiting applications; a call its drafts; an answer its meeting, a vote its poll; a meeting its series; a group what it
 * convenes; a person, or how they are reached, their own applications and terms, the calls they wait for, and what is
 * open in their groups.
 */
export function sourcesOf(now: () => string, stores: Pick<Context['store'], 'applications' | 'officeTerms'>): Source[] {
  // What a group convenes: its meetings, series and polls, those of all groups where none is named.
  const convened = (groups?: readonly string[]): Affected[] => {
    const group = groups === undefined ? {} : { group: { $in: groups } }
    return [
      { collection: 'meetings', filter: { ...group, 'sessions.date': { $gte: plus(now(), '-P60D').slice(0, 10) } } },
      {
        collection: 'series',
        filter: { ...group, $or: [{ lastDay: null }, { lastDay: { $gte: plus(now(), '-P60D').slice(0, 10) } }] },
      },
      { collection: 'polls', filter: { ...group, until: { $gte: plus(now(), '-P1D') } } },
    ]
  }
  const waitingIn = (groups: readonly string[]): Affected => ({
    collection: 'applications',
    filter: { group: { $in: groups }, state: 'submitted' },
  })

  const endingTerms = (): Affected => ({
    collection: 'office-terms',
    filter: { state: { $in: ['offered', 'accepted'] }, to: { $ne: null } },
  })
  const concerning = async (person: string): Promise<Affected[]> => {
    const [memberships, terms] = await Promise.all([
      store(applicationStore).find({ person, state: 'accepted' }),
      store(officeTermStore).find({ person, state: 'accepted' }),
    ])
    const groups = [...memberships, ...terms].flatMap(({ group }) => group ?? [])
    const everywhere = terms.some(({ group }) => group === null)
    return [
      { collection: 'applications', filter: { person } },
      { collection: 'office-terms', filter: { $or: [{ person }, { offeredBy: person }] } },
      { collection: 'calls', filter: { 'waiting.person': person } },
      ...(everywhere
        ? [...convened(), { collection: 'applications', filter: { state: 'submitted' } }, endingTerms()]
        : groups.length > 0
          ? [...convened(groups), waitingIn(groups)]
          : []),
    ]
  }

  return [
    { collection: 'applications', affects: async ({ group }) => convened([text(group)]) },
    {
      collection: 'office-terms',
      affects: async ({ group }) =>
        typeof group === 'string'
          ? [...convened([group]), waitingIn([group])]
          : [...convened(), { collection: 'applications', filter: { state: 'submitted' } }, endingTerms()],
    },
    {
      collection: 'calls',
      affects: async ({ _id }) => [{ collection: 'applications', filter: { group: _id, state: 'draft' } }],
    },
    { collection: 'groups', affects: async ({ _id }) => convened([text(_id)]) },
    { collection: 'rsvps', affects: async ({ meeting }) => [{ collection: 'meetings', filter: { _id: meeting } }] },
    {
      collection: 'meetings',
      affects: async ({ series }) => {
        const id = typeof series === 'object' && series !== null ? Reflect.get(series, 'id') : undefined
        return id === undefined ? [] : [{ collection: 'series', filter: { _id: id } }]
      },
    },
    { collection: 'votes', affects: async ({ poll }) => [{ collection: 'polls', filter: { _id: poll } }] },
    { collection: 'people', affects: ({ _id }) => concerning(text(_id)) },
    { collection: 'accounts', affects: ({ person }) => concerning(text(person)), person: ({ person }) => text(person) },
  ]
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
