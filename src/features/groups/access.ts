import { type Charter, groupOf, officeOf, officesOf, type Power } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { wholeId } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import { UserError } from '#user-error.ts'
import { awayNow } from './absence.ts'
import { isOfSecretariat, partIn, powersIn } from './identity.ts'
import type { OfficeTerm } from './office-term.ts'
import { absencesIn } from './read-absences.ts'
import { readIdentity } from './read-identity.ts'
import { present } from './roster.ts'
import { pickTermsHeld, termsHeld } from './terms-held.ts'

/** The offices a person holds now. */
export async function officesHeld(context: Context, person: string): Promise<OfficeTerm[]> {
  return person === context.by ? (await readIdentity(context)).terms : termsHeld(context, { person })
}

/**
 * Whether an office of somebody's allows this, in this group or in the whole organisation. Where a group has no leader,
 * the secretariat stands in: what its leaders may do, the secretariat may.
 */
export async function may(context: Context, power: Power, group: string | null): Promise<boolean> {
  return (await groupsAllowing(context, power, [group])).length > 0
}

/** Those of these groups, or with null of the whole organisation, in which the one who acts may do this. */
export async function groupsAllowing<G extends string | null>(
  context: Context,
  power: Power,
  groups: readonly G[],
): Promise<G[]> {
  const { charter } = context
  const identity = await readIdentity(context)
  const powers = powersIn(charter, identity, power)
  const others = groups.filter((group) => !powers(group))
  const standsIn =
    isOfSecretariat(charter, identity) && officesOf(charter, 'leader').some(({ may: can }) => can.includes(power))
  const led = standsIn && others.some((group) => group !== null) ? await groupsLed(context, others) : null
  return groups.filter((group) => powers(group) || (led !== null && group !== null && !led.has(group)))
}

/** Those of these groups that have a leader who is there, or somebody who stands in for one. */
export async function groupsLed(context: Context, groups: readonly (string | null)[]): Promise<ReadonlySet<string>> {
  const offices = officesOf(context.charter, 'leader').map(({ id }) => id)
  const [terms, absences] = await Promise.all([
    pickTermsHeld(context, { group: { $in: groups }, office: { $in: offices } }, ['group', 'person', 'office']),
    absencesIn(
      context,
      groups.flatMap((group) => group ?? []),
    ),
  ])
  const isLed = (leading: typeof terms) => {
    const away = awayNow(absences, context.now, leading)
    return leading.some(({ person }) => present({ away }, [person]).length > 0)
  }
  const inGroup = Map.groupBy(terms, ({ group }) => group)
  return new Set([...inGroup].flatMap(([group, leading]) => (group !== null && isLed(leading) ? [group] : [])))
}

/** @throws UserError where the one who acts may not. */
export async function mustBeAbleTo(context: Context, power: Power, group: string | null): Promise<void> {
  if (await may(context, power, group)) return
  throw new UserError('not-allowed', 'Only the people in charge can do this. You can ask them.', {
    next: [{ label: 'See who they are', say: group === null ? 'contact' : `contact ${group}` }],
  })
}

/** Whether a person is of the secretariat. */
export async function isSecretariat(context: Context, person: string): Promise<boolean> {
  const terms = await officesHeld(context, person)
  return terms.some(({ office }) => officeOf(context.charter, office).role === 'secretariat')
}

/** @throws UserError with these words, and this way on, for everybody but the secretariat. */
export async function mustBeSecretariat(
  context: Context,
  sentence: string,
  next: { label: string; say: string },
): Promise<void> {
  if (!(await isSecretariat(context, context.by))) throw new UserError('not-allowed', sentence, { next: [next] })
}

/** As what somebody acts in a group: a member, or one who may schedule its meetings. `reader`: a member, or one who sees all. `anyone`: what is read is for everybody, or its service looks itself. */
export type Part = 'anyone' | 'reader' | 'member' | 'leader'

/** Whether the one who acts sees the dates, minutes, names and offices of every group. */
export async function seesAll(context: Context): Promise<boolean> {
  return may(context, 'see-all', null)
}

/**
 * A group that somebody is in, or answers for. `leads`: may schedule its meetings. `isAsked`: is told of its meetings as
 * a member or a leader; who only answers for the whole organisation is not.
 */
export type OwnGroup = { group: Group; leads: boolean; isAsked: boolean }

/** The groups that the person is in, or answers for: in the charter's order. */
export async function ownGroups(context: Context, _ask: object = {}): Promise<OwnGroup[]> {
  const { charter } = context
  const identity = await readIdentity(context)
  const led = await groupsAllowing(
    context,
    'schedule-meetings',
    charter.groups.map(({ id }) => id),
  )
  const leads = new Set(led)
  return charter.groups
    .map((group) => ({ group, leads: leads.has(group.id), ...partIn(charter, identity, group.id) }))
    .filter((own) => own.leads || own.belongs)
    .map(({ group, leads: schedules, isAsked }) => ({ group, leads: schedules, isAsked }))
}

/** The same, and where the person holds an office, the whole organisation: its meetings are theirs, too. */
export async function convenedGroups(context: Context, _ask: object = {}): Promise<OwnGroup[]> {
  const { charter } = context
  const [own, identity] = await Promise.all([ownGroups(context), readIdentity(context)])
  const { belongs, isAsked } = partIn(charter, identity, wholeId)
  if (!belongs) return own
  return [
    ...own,
    { group: groupOf(charter, wholeId), leads: await may(context, 'schedule-meetings', wholeId), isAsked },
  ]
}

/** The group with an id that came in a button or a form. @throws UserError where the charter has no such group, or no more. */
export function groupWithId(charter: Charter, id: string): Group {
  if (id === wholeId || charter.groups.some((group) => group.id === id)) return groupOf(charter, id)
  throw new UserError('no-such-group', `This ${charter.words.group.one} no longer exists.`, {
    next: [{ label: 'See groups', say: 'groups' }],
  })
}

/** Makes sure that the one who acts has this part in the group. @throws UserError for everybody else. */
export async function requireRole(context: Context, groupId: string, as: Part): Promise<void> {
  const group = groupWithId(context.charter, groupId)
  if (as === 'anyone') return
  if (as !== 'leader' && partIn(context.charter, await readIdentity(context), groupId).belongs) return
  if (as === 'reader' && (await seesAll(context))) return
  if (await may(context, 'schedule-meetings', groupId)) return
  if (as === 'leader') throw leadersOnly(context.charter, group)
  if (groupId === wholeId)
    throw new UserError('no-office', 'Only people who hold an office see this meeting.', {
      next: [{ label: 'See your dates', say: 'calendar' }],
    })
  throw new UserError('not-a-member', `You are not in ${group.short}. Its meetings are for its members.`, {
    next: [
      { label: 'Apply', say: `apply ${group.id}` },
      { label: 'See groups', say: 'groups' },
    ],
  })
}

/** That something is for those who lead a group: one or several of them, as the charter has it, and the secretariat where it may too. */
export function leadersOnly(charter: Charter, group: Group): UserError {
  const schedules = (role: 'leader' | 'secretariat') =>
    officesOf(charter, role).filter(({ may: can }) => can.includes('schedule-meetings'))
  const isOne = schedules('leader').reduce((sum, { seats = 2 }) => sum + seats, 0) === 1
  const leaders = isOne ? charter.words.leader.one : charter.words.leader.many
  const others = schedules('secretariat').length > 0 ? ' and the secretariat' : ''
  return new UserError('not-a-leader', `Only the ${leaders} of ${group.short}${others} can do this.`, {
    next: [{ label: 'See who leads it', say: `contact ${group.id}` }],
  })
}
