import { officesOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import type { OfficeTerm } from './office-term.ts'
import { leads, type Roster } from './roster.ts'

/**
 * Who is in a group now. A leader whose term is over is *acting* until somebody follows, so an accepted term counts until
 * it is ended. Leaders stand longest-serving first; a start that was not recorded is the longest.
 */
export async function readRoster(context: Pick<Context, 'charter' | 'stores'>, group: string): Promise<Roster> {
  const { charter, stores } = context
  const [members, terms] = await Promise.all([
    stores.applications.find({ group, state: 'accepted' }),
    stores.officeTerms.find({ state: 'accepted', group: { $in: [group, null] } }),
  ])
  const holding = (role: 'leader' | 'secretariat') => {
    const offices = officesOf(charter, role).map(({ id }) => id)
    return terms.filter((term) => offices.includes(term.office)).toSorted(longestServingFirst)
  }
  return {
    group,
    members: members.map(({ person, decision, submittedAt, startedAt }) => ({
      person,
      since: decision?.at ?? submittedAt ?? startedAt,
    })),
    leaders: holding('leader')
      .filter((term) => term.group === group)
      .map(({ person, answeredAt, offeredAt }) => ({ person, since: answeredAt ?? offeredAt })),
    secretariat: [...new Set(holding('secretariat').map(({ person }) => person))],
  }
}

/** The group's roster, for somebody who may lead it. @throws UserError for everybody else: authority is checked here. */
export async function rosterForLeader(context: Context, group: string): Promise<Roster> {
  const roster = await readRoster(context, group)
  if (leads(roster, context.by)) return roster
  throw new UserError('not-a-leader', 'Only the leaders of this group and the secretariat can do this.', {
    next: [{ label: 'Who leads it?', say: `contact ${group}` }],
  })
}

function longestServingFirst(a: OfficeTerm, b: OfficeTerm): number {
  const start = (term: OfficeTerm) => `${term.from ?? ''}|${term.answeredAt ?? ''}`
  return start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0
}
