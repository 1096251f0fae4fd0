import { groupOf, officeOf, officesOf, type Power } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import type { OfficeTerm } from './office-term.ts'
import { readRoster } from './read-roster.ts'
import { isMember, leads, type Roster } from './roster.ts'
import { termsHeld } from './terms-held.ts'

/** The offices a person holds now. */
export async function officesHeld(context: Context, person: string): Promise<OfficeTerm[]> {
  return termsHeld(context, { person })
}

/**
 * Whether an office of somebody's allows this, in this group or in the whole organisation. Where a group has no leader,
 * the secretariat stands in: what its leaders may do, the secretariat may.
 */
export async function may(context: Context, power: Power, group: string | null): Promise<boolean> {
  const held = await officesHeld(context, context.by)
  const allowed = (office: string) => officeOf(context.charter, office).may.includes(power)
  if (held.some((term) => (term.group === null || term.group === group) && allowed(term.office))) return true
  if (group === null || !officesOf(context.charter, 'leader').some(({ id }) => allowed(id))) return false
  return (await isSecretariat(context, context.by)) && !(await hasLeader(context, group))
}

async function hasLeader(context: Context, group: string): Promise<boolean> {
  const offices = officesOf(context.charter, 'leader').map(({ id }) => id)
  return (await termsHeld(context, { group, office: { $in: offices } })).length > 0
}

/** @throws UserError where the one who acts may not. */
export async function mustBeAbleTo(context: Context, power: Power, group: string | null): Promise<void> {
  if (await may(context, power, group)) return
  throw new UserError('not-allowed', 'This is for the people in charge of it. You can ask them.', {
    next: [{ label: 'Who are they?', say: group === null ? 'contact' : `contact ${group}` }],
  })
}

/** Whether a person is of the secretariat. */
export async function isSecretariat(context: Context, person: string): Promise<boolean> {
  const ids = officesOf(context.charter, 'secretariat').map(({ id }) => id)
  return (await officesHeld(context, person)).some((term) => ids.includes(term.office))
}

/** As what somebody acts in a group: a member, or one who may schedule its meetings. */
export type Part = 'member' | 'leader'

/** A group that somebody is in, or answers for. `leads`: may schedule its meetings. */
export type OwnGroup = { group: Group; roster: Roster; leads: boolean }

/** The groups that the person is in, or answers for: in the charter's order. */
export async function ownGroups(context: Context, _ask: object = {}): Promise<OwnGroup[]> {
  const all = await Promise.all(
    context.charter.groups.map(async (group) => {
      const [roster, schedules] = await Promise.all([
        readRoster(context, group.id),
        may(context, 'schedule-meetings', group.id),
      ])
      return { group, roster, leads: schedules }
    }),
  )
  return all.filter(({ roster, leads: schedules }) => schedules || belongs(roster, context))
}

/** The group's roster, for somebody who may do this in it. @throws UserError for everybody else. */
export async function requireRole(context: Context, groupId: string, as: Part): Promise<Roster> {
  const roster = await readRoster(context, groupId)
  const group = groupOf(context.charter, groupId)
  if (as === 'member' && belongs(roster, context)) return roster
  if (await may(context, 'schedule-meetings', groupId)) return roster
  if (as === 'leader')
    throw new UserError('not-a-leader', `Only the leaders of ${group.short} and the secretariat can do this.`, {
      next: [{ label: 'Who leads it?', say: `contact ${group.id}` }],
    })
  throw new UserError('not-a-member', `You are not in ${group.short}, and its meetings are for its members.`, {
    next: [
      { label: 'Apply', say: `apply ${group.id}` },
      { label: 'See groups', say: 'groups' },
    ],
  })
}

function belongs(roster: Roster, { by, now }: Context): boolean {
  return isMember(roster, by, now) || leads(roster, by)
}
