import { groupOf, listedGroups } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { asTheyKnowIt } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { readCall } from '#features/groups/read-call.ts'
import { readRoster } from '#features/groups/read-roster.ts'
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
  /** The day of its next meeting; 'YYYY-MM-DD'. What it is about is for members. */
  nextDate: string | null
  /** What the one who asks is in it. */
  mine: 'leader' | 'member' | 'applicant' | 'draft' | null
}

/** The groups a stranger is shown, those with an open call, and those one is in. */
export async function readGroups(context: Context, _ask: object = {}): Promise<GroupView[]> {
  const all = await Promise.all(context.charter.groups.map(({ id }) => readGroup(context, { group: id })))
  const listed = listedGroups(context.charter)
  return all.filter(({ group, call, mine }) => listed.includes(group) || call?.state === 'open' || mine !== null)
}

export async function readGroup(context: Context, ask: { group: string }): Promise<GroupView> {
  const { store, by } = context
  const group = groupOf(context.charter, ask.group)
  const [roster, call, meetings, [application]] = await Promise.all([
    readRoster(context, group.id),
    readCall(context, group.id),
    store(meetingStore).find({ group: group.id, state: 'scheduled' }),
    store(applicationStore).find({ group: group.id, person: by, state: { $in: ['draft', 'submitted', 'accepted'] } }),
  ])
  const names = await namesOf(
    context,
    roster.leaders.map(({ person }) => person),
  )
  return {
    group,
    call,
    leaders: names.map(({ name }) => name).filter((name) => name !== ''),
    nextDate: nextDate(meetings, dateAt(context.now, context.charter.organisation.zone)),
    mine: roster.leaders.some(({ person }) => person === by)
      ? 'leader'
      : mineOf(application && asTheyKnowIt(application, context.charter, context.now).state),
  }
}

/** The people of a group, for its members, its leaders and the secretariat. @throws UserError for everybody else. */
export async function readMembers(
  context: Context,
  ask: { group: string },
): Promise<{ roster: Roster; people: Map<string, Person> }> {
  const roster = await readRoster(context, ask.group)
  if (!isMember(roster, context.by, context.now) && !leads(roster, context.by))
    throw new UserError(
      'members-only',
      `Only the ${context.charter.words.member.many} of a ${context.charter.words.group.one} see who is in it.`,
      {
        next: [
          { label: 'Who leads it?', say: `contact ${ask.group}` },
          { label: 'Apply', say: `apply ${ask.group}` },
        ],
      },
    )
  const ids = [...roster.members, ...roster.leaders].map(({ person }) => person)
  return { roster, people: new Map((await namesOf(context, ids)).map((person) => [person._id, person])) }
}

/** The people with these ids, in their order. */
async function namesOf(context: Context, ids: string[]): Promise<Person[]> {
  const people = await context.store(personStore).find({ _id: { $in: ids } })
  return ids.flatMap((id) => people.find(({ _id }) => _id === id) ?? [])
}

function nextDate(meetings: Meeting[], today: string): string | null {
  const dates = meetings.flatMap(({ sessions }) => sessions.map(({ date }) => date)).filter((date) => date >= today)
  return dates.toSorted()[0] ?? null
}

function mineOf(state: string | undefined): GroupView['mine'] {
  if (state === 'accepted') return 'member'
  if (state === 'submitted') return 'applicant'
  return state === 'draft' ? 'draft' : null
}
