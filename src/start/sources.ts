import type { Context } from '#context.ts'
import type { Source } from '#delivery/subject.ts'
import { plus } from '#time/instant.ts'

type Affected = { collection: string; filter: Record<string, unknown> }

/**
 * Whose change alters what is wanted elsewhere: an application or a term its group's open meetings and waiting
 * applications; a call its drafts; a person what is open in their groups; an answer its meeting; a group its meetings.
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

  return [
    { collection: 'applications', affects: async ({ group }) => [meetingsOf([text(group)])] },
    {
      collection: 'office-terms',
      affects: async ({ group }) =>
        typeof group === 'string'
          ? [meetingsOf([group]), waitingIn([group])]
          : [
              allMeetings(),
              { collection: 'applications', filter: { state: 'submitted' } },
              { collection: 'office-terms', filter: { state: { $in: ['offered', 'accepted'] }, to: { $ne: null } } },
            ],
    },
    {
      collection: 'calls',
      affects: async ({ _id }) => [{ collection: 'applications', filter: { group: _id, state: 'draft' } }],
    },
    { collection: 'groups', affects: async ({ _id }) => [meetingsOf([text(_id)])] },
    { collection: 'rsvps', affects: async ({ meeting }) => [{ collection: 'meetings', filter: { _id: meeting } }] },
    {
      collection: 'people',
      affects: async ({ _id }) => {
        const person = text(_id)
        const [memberships, terms] = await Promise.all([
          stores.applications.find({ person, state: 'accepted' }),
          stores.officeTerms.find({ person, state: 'accepted' }),
        ])
        const groups = [...memberships, ...terms].flatMap(({ group }) => group ?? [])
        const everywhere = terms.some(({ group }) => group === null)
        return [
          { collection: 'applications', filter: { person, state: { $in: ['draft', 'submitted'] } } },
          ...(groups.length > 0 ? [meetingsOf(groups), waitingIn(groups)] : []),
          ...(everywhere ? [{ collection: 'applications', filter: { state: 'submitted' } }] : []),
        ]
      },
    },
  ]
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
