import type { Context } from '#context.ts'
import type { Source } from '#delivery/subject.ts'
import { plus } from '#time/instant.ts'

type Affected = { collection: string; filter: Record<string, unknown> }

/**
 * Whose change alters what is wanted elsewhere: an application or a term its group's open meetings and waiting
 * applications; a call its drafts; an answer its meeting; a group its meetings; a person, or how they are reached, their
 * own applications and terms, the calls they wait for, and what is open in their groups.
 */
export function sourcesOf(
  now: () => string,
  stores: Pick<Context['stores'], 'applications' | 'officeTerms'>,
): Source[] {
  const meetingsOf = (groups: readonly string[]): Affected => ({
    collection: 'meetings',
    filter: { group: { $in: groups }, 'sessions.date': { $gte: plus(now(), '-P60D').slice(0, 10) } },
  })
  const allMeetings = (): Affected => ({
    collection: 'meetings',
    filter: { 'sessions.date': { $gte: plus(now(), '-P60D').slice(0, 10) } },
  })
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
      stores.applications.find({ person, state: 'accepted' }),
      stores.officeTerms.find({ person, state: 'accepted' }),
    ])
    const groups = [...memberships, ...terms].flatMap(({ group }) => group ?? [])
    const everywhere = terms.some(({ group }) => group === null)
    return [
      { collection: 'applications', filter: { person } },
      { collection: 'office-terms', filter: { $or: [{ person }, { offeredBy: person }] } },
      { collection: 'calls', filter: { 'waiting.person': person } },
      ...(everywhere
        ? [allMeetings(), { collection: 'applications', filter: { state: 'submitted' } }, endingTerms()]
        : groups.length > 0
          ? [meetingsOf(groups), waitingIn(groups)]
          : []),
    ]
  }

  return [
    { collection: 'applications', affects: async ({ group }) => [meetingsOf([text(group)])] },
    {
      collection: 'office-terms',
      affects: async ({ group }) =>
        typeof group === 'string'
          ? [meetingsOf([group]), waitingIn([group])]
          : [allMeetings(), { collection: 'applications', filter: { state: 'submitted' } }, endingTerms()],
    },
    {
      collection: 'calls',
      affects: async ({ _id }) => [{ collection: 'applications', filter: { group: _id, state: 'draft' } }],
    },
    { collection: 'groups', affects: async ({ _id }) => [meetingsOf([text(_id)])] },
    { collection: 'rsvps', affects: async ({ meeting }) => [{ collection: 'meetings', filter: { _id: meeting } }] },
    { collection: 'people', affects: ({ _id }) => concerning(text(_id)) },
    { collection: 'accounts', affects: ({ person }) => concerning(text(person)), person: ({ person }) => text(person) },
  ]
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
