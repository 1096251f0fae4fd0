import { groupOf, listedGroups } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { seesAll } from '#features/groups/access.ts'
import { openStates } from '#features/groups/application.ts'
import { asTheyKnowIt } from '#features/groups/application-rules.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { sayAway } from '#features/groups/cards/stand-in-words.ts'
import { shownLeadersOf } from '#features/groups/named-leaders.ts'
import { readCalls } from '#features/groups/read-call.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { readLeadership, readRoster } from '#features/groups/read-roster.ts'
import { isMember, leads, type Roster } from '#features/groups/roster.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'

/** A group as anybody may see it. */
export type GroupView = {
  group: Group
  call: CurrentCall | null
  /** Those who lead it, by the names they gave. */
  leaders: string[]
  /** The leaders whom the charter names, who hold no office yet. */
  named: string[]
  /** Those of them who are away: a sentence each, with who acts for them. */
  away: string[]
  /** The day of its next meeting; 'YYYY-MM-DD'. What it is about is for members. */
  nextDate: string | null
  /** What the person who asks is in this group; null: nothing. */
  mine: 'leader' | 'member' | 'applicant' | 'draft' | null
}

/** The groups a stranger is shown, those with an open call, and those one is in. */
export async function readGroups(context: Context, _ask: object = {}): Promise<GroupView[]> {
  const all = await viewsOf(context, context.charter.groups)
  const listed = listedGroups(context.charter)
  return all.filter(({ group, call, mine }) => listed.includes(group) || call?.state === 'open' || mine !== null)
}

export async function readGroup(context: Context, ask: { group: string }): Promise<GroupView> {
  const group = groupOf(context.charter, ask.group)
  const [view] = await viewsOf(context, [group])
  return view ?? { group, call: null, leaders: [], named: [], away: [], nextDate: null, mine: null }
}

/** Reads the views of all these groups with a number of database reads that does not grow with them. */
async function viewsOf(context: Context, groups: readonly Group[]): Promise<GroupView[]> {
  const { store, by, charter, now } = context
  const ids = groups.map(({ id }) => id)
  const today = dateAt(now, charter.organisation.zone)
  const ahead = { group: { $in: ids }, state: 'scheduled', 'sessions.date': { $gte: today } }
  const [leadership, calls, meetings, { applications }, shown] = await Promise.all([
    readLeadership(context, ids),
    readCalls(context, ids),
    store(meetingStore).pick(ahead, ['group', 'sessions']),
    readIdentity(context),
    shownLeadersOf(context, groups),
  ])
  const names = await namesOf(
    context,
    leadership.flatMap(({ leaders, away }) =>
      leaders.flatMap(({ person }) => [person, away?.get(person)?.standIn ?? person]),
    ),
  )
  const dates = Map.groupBy(meetings, ({ group }) => group)
  return groups.map((group, index) => {
    const leaders = leadership[index]?.leaders.map(({ person }) => person) ?? []
    const mine = applications.find((one) => one.group === group.id && openStates.some((state) => state === one.state))
    const led = leaders.flatMap((person) => names.get(person) || [])
    return {
      group,
      call: calls[index] ?? null,
      leaders: led,
      named: (shown.get(group.id) ?? []).filter((name) => !led.includes(name)),
      away: leaders.flatMap((person) => {
        const absence = leadership[index]?.away?.get(person)
        const name = names.get(person)
        return absence && name ? sayAway(absence, { name, standInName: names.get(absence.standIn ?? ''), now }) : []
      }),
      nextDate: nextDate(dates.get(group.id) ?? [], today),
      mine: leaders.includes(by) ? 'leader' : mineOf(mine && asTheyKnowIt(mine, charter, now).state),
    }
  })
}

/**
 * The people of a group, for its members, its leaders and the secretariat. Who sees all groups is given names, and
 * nothing else. @throws UserError for everybody else.
 */
export async function readMembers(
  context: Context,
  ask: { group: string },
): Promise<{ roster: Roster; people: ReadonlyMap<string, Pick<Person, 'name' | 'details'>> }> {
  const roster = await readRoster(context, ask.group)
  const isTheirs = isMember(roster, context.by, context.now) || leads(roster, context.by)
  if (!isTheirs && !(await seesAll(context)))
    throw new UserError(
      'members-only',
      `Only the ${context.charter.words.member.many} of a ${context.charter.words.group.one} see who is in it.`,
      {
        next: [
          { label: 'See who leads it', say: `contact ${ask.group}` },
          { label: 'Apply', say: `apply ${ask.group}` },
        ],
      },
    )
  const ids = [...roster.members, ...roster.leaders].map(({ person }) => person)
  const people = await context.store(personStore).pick({ _id: { $in: ids } }, ['name', 'details'])
  const shown = people.map((person) => [person._id, isTheirs ? person : { ...person, details: {} }] as const)
  return { roster, people: new Map(shown) }
}

/** The names of the people with these ids. */
async function namesOf(context: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const people = ids.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: ids } }, ['name'])
  return new Map(people.map(({ _id, name }) => [_id, name]))
}

function nextDate(meetings: Pick<Meeting, 'sessions'>[], today: string): string | null {
  const dates = meetings.flatMap(({ sessions }) => sessions.map(({ date }) => date)).filter((date) => date >= today)
  return dates.toSorted()[0] ?? null
}

function mineOf(state: string | undefined): GroupView['mine'] {
  if (state === 'accepted') return 'member'
  if (state === 'submitted') return 'applicant'
  return state === 'draft' ? 'draft' : null
}
