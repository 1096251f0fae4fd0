import { officesOf } from '#charter/charter.ts'
import { wholeId } from '#charter/whole-group.ts'
import type { Context, Unresolved } from '#context.ts'
import { groupsLed } from '#features/groups/access.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { isOfSecretariat, leadsGroup } from '#features/groups/identity.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { pollStore } from '#features/polls/poll-store.ts'
import { seriesStore } from '#features/series/series-store.ts'
import { UserError } from '#user-error.ts'

/** Notices about one thing that may or may not have arrived, for somebody who is responsible for it. */
export type UnresolvedNotices = Unresolved & {
  /** The group that it is about; null for an office of the whole organisation. */
  group: string | null
  /** A meeting's reference, the title of a poll, the id of an office; empty for the rest. */
  name: string
  /** Those whom it should have reached, where they are few and the reader may see who they are; else null. */
  people: { id: string; name: string }[] | null
}

type ListedAggregate = { subject: string; _id: string; group: string | null; name: string }

/** The most people whose names are shown; more are counted. */
const mostNamed = 3

/**
 * What nobody can tell the fate of, for the one who asks: the leaders are told what is about their group's meetings,
 * series and polls, the secretariat where a group has no leader; and the secretariat what is about applications, terms
 * and calls. So many database calls, however many groups and notices there are.
 */
export async function unresolvedNotices(context: Context, _ask: object = {}): Promise<UnresolvedNotices[]> {
  const duty = await dutyOf(context)
  if (!duty.isSecretariat && duty.groups.length === 0) return []
  const listed = await context.deliveries.unresolved()
  const aggregates = await aggregatesOf(context, duty, listed)
  const theirs = listed.flatMap((one) => {
    const found = aggregates.find(({ subject: aggregate, _id }) => aggregate === one.subject && _id === one.root)
    return found ? [{ ...one, group: found.group, name: found.name }] : []
  })
  const names = await namesOf(context, theirs)
  return theirs.map((one) => ({ ...one, people: names(one) }))
}

/**
 * Has what was listed sent again, once for each time that it was listed.
 * @returns how many notices: none where that was done already, or is of no use any more.
 * @throws UserError where somebody else is responsible.
 */
export async function sendAgain(
  context: Context,
  ask: Pick<Unresolved, 'root' | 'subject' | 'life' | 'until'>,
): Promise<number> {
  const { root, subject: aggregate, life, until } = ask
  const [found] = await aggregatesOf(context, await dutyOf(context), [{ root, subject: aggregate }])
  if (!found)
    throw new UserError('not-responsible', "You can't send this again. The people in charge of it can.", {
      next: [{ label: 'See my status', say: 'status' }],
    })
  if (!Number.isSafeInteger(life) || !Number.isSafeInteger(until)) return 0
  return context.deliveries.sendAgain({ root, subject: aggregate, life, until })
}

type Duty = { isSecretariat: boolean; groups: string[] }

/** What somebody is responsible for: the groups that they lead, and as secretariat those that nobody leads. */
async function dutyOf(context: Context): Promise<Duty> {
  const { charter } = context
  const identity = await readIdentity(context)
  const ids = [...charter.groups.map(({ id }) => id), wholeId]
  const isSecretariat = isOfSecretariat(charter, identity)
  const led = isSecretariat ? await groupsLed(context, ids) : new Set(ids)
  return { isSecretariat, groups: ids.filter((id) => leadsGroup(charter, identity, id) || !led.has(id)) }
}

/** Those of these aggregates that somebody is responsible for: one query for each collection that is concerned. */
async function aggregatesOf(
  { store }: Context,
  { isSecretariat, groups }: Duty,
  listed: readonly Pick<Unresolved, 'root' | 'subject'>[],
): Promise<ListedAggregate[]> {
  const of = async (
    aggregate: string,
    may: boolean,
    read: (ids: string[]) => Promise<Omit<ListedAggregate, 'subject'>[]>,
  ) => {
    const ids = listed.filter((one) => one.subject === aggregate).map(({ root }) => root)
    return may && ids.length > 0 ? (await read(ids)).map((root) => ({ ...root, subject: aggregate })) : []
  }
  const leads = groups.length > 0
  const theirs = (ids: string[]) => ({ _id: { $in: ids }, group: { $in: groups } })
  const found = await Promise.all([
    of('meeting', leads, async (ids) =>
      (await store(meetingStore).find(theirs(ids))).map(({ _id, group, reference }) => ({
        _id,
        group,
        name: reference,
      })),
    ),
    of('series', leads, async (ids) =>
      (await store(seriesStore).find(theirs(ids))).map(({ _id, group }) => ({ _id, group, name: '' })),
    ),
    of('poll', leads, async (ids) =>
      (await store(pollStore).find(theirs(ids))).map(({ _id, group, title }) => ({ _id, group, name: title })),
    ),
    of('application', isSecretariat, async (ids) =>
      (await store(applicationStore).find({ _id: { $in: ids } })).map(({ _id, group }) => ({ _id, group, name: '' })),
    ),
    of('term', isSecretariat, async (ids) =>
      (await store(officeTermStore).find({ _id: { $in: ids } })).map(({ _id, group, office }) => ({
        ...{ _id, group },
        name: office,
      })),
    ),
    // A call goes by the id of its group.
    of('call', isSecretariat, async (ids) => ids.map((_id) => ({ _id, group: _id, name: '' }))),
  ])
  return found.flat()
}

/** Members of the group, and whoever holds an office, are named; applicants are not. */
async function namesOf(
  context: Context,
  listed: readonly Omit<UnresolvedNotices, 'people'>[],
): Promise<(one: Omit<UnresolvedNotices, 'people'>) => UnresolvedNotices['people']> {
  const { store, by } = context
  const few = listed.filter(({ count }) => count <= mostNamed)
  const ids = [...new Set(few.flatMap(({ recipients }) => recipients))]
  if (ids.length === 0) return () => null
  const groups = [...new Set(few.flatMap(({ group }) => group ?? []))]
  const offices = ['leader', 'secretariat'] as const
  const held = offices.flatMap((role) => officesOf(context.charter, role).map(({ id }) => id))
  const [people, members, terms] = await Promise.all([
    store(personStore).pick({ _id: { $in: ids } }, ['name']),
    store(applicationStore).pick({ group: { $in: groups }, person: { $in: ids }, state: 'accepted' }, [
      'person',
      'group',
    ]),
    pickTermsHeld(context, { person: { $in: ids }, office: { $in: held } }, ['person']),
  ])
  return ({ count, recipients, group }) => {
    if (count > mostNamed) return null
    const named = recipients.flatMap((id) => {
      const isSeen =
        id === by ||
        terms.some(({ person }) => person === id) ||
        members.some((member) => member.person === id && member.group === group)
      const name = people.find(({ _id }) => _id === id)?.name
      return isSeen && name ? [{ id, name }] : []
    })
    return named.length === recipients.length ? named : null
  }
}
