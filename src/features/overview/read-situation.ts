import type { Context } from '#context.ts'
import { ownApplications, waitingApplications } from '#features/applications/read-applications.ts'
import { isSecretariat, ownGroups } from '#features/groups/access.ts'
import { readLeadership, readRosters } from '#features/groups/read-roster.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { lastEnd } from '#features/meetings/session-times.ts'
import { openMinutes } from '#features/minutes/read-minutes.ts'
import { personStore } from '#features/people/person-store.ts'
import { ownPolls } from '#features/polls/read-polls.ts'
import type { KnownMeeting, Situation } from '#talk/situation.ts'
import { plusDays } from '#time/wall-time.ts'

/** No more people than these are known by their names: words that nobody else has are looked for among them. */
const mostPeople = 200

/** So many days back are the meetings of which somebody may still speak. */
const lately = 60
const mostMeetings = 300

/** What the one who speaks can speak of: read only where their words are no command. */
export async function readSituation(context: Context, ask: { name: string; zone: string }): Promise<Situation> {
  const { charter, now, by } = context
  const own = await ownGroups(context)
  const ids = own.map(({ group }) => group.id)
  const everywhere = charter.groups.map(({ id }) => id)
  // Of those whom somebody meets with, the names are known; not of everybody in the organisation.
  const together = own.flatMap(({ group, isAsked }) => (isAsked ? [group.id] : []))
  const [meetings, owed, waiting, mine, polls, secretariat, leadership, rosters] = await Promise.all([
    context.store(meetingStore).pick(
      {
        group: { $in: ids.length > 0 ? ids : everywhere },
        state: 'scheduled',
        sessions: { $elemMatch: { date: { $gte: plusDays(now.slice(0, 10), -lately) } } },
      },
      ['group', 'reference', 'title', 'sessions'],
      { sort: { 'sessions.date': 1 }, limit: mostMeetings },
    ),
    openMinutes(context, {}),
    waitingApplications(context),
    ownApplications(context),
    ownPolls(context),
    isSecretariat(context, by),
    readLeadership(context, everywhere),
    readRosters(context, together),
  ])
  const groupsOf = new Map<string, string[]>()
  const note = (person: string, group: string) => groupsOf.set(person, [...(groupsOf.get(person) ?? []), group])
  for (const { group, leaders } of leadership) for (const { person } of leaders) note(person, group)
  for (const { group, members } of rosters) for (const { person } of members) note(person, group)
  const named = [...groupsOf.keys()].slice(0, mostPeople)
  const people = await context
    .store(personStore)
    .pick({ _id: { $in: [...named, ...waiting.map(({ person }) => person)] } }, ['name'])
  const nameOf = new Map(people.map(({ _id, name }) => [_id, name]))
  const due = new Set(owed.map(({ _id }) => _id))
  const known = (meeting: (typeof meetings)[number]): KnownMeeting => ({
    reference: meeting.reference,
    group: meeting.group,
    title: ids.includes(meeting.group) ? meeting.title : null,
    date: meeting.sessions[0]?.date ?? '',
    time: meeting.sessions[0]?.time ?? null,
    ended: lastEnd(meeting, charter) <= now,
    owed: due.has(meeting._id),
  })
  return {
    charter,
    now,
    ...ask,
    groups: own.map(({ group, leads, isAsked }) => ({ id: group.id, leads, belongs: isAsked })),
    secretariat,
    meetings: meetings.map(known),
    people: named.flatMap((person) => {
      const name = nameOf.get(person)
      return name === undefined || person === by ? [] : [{ name, groups: groupsOf.get(person) ?? [] }]
    }),
    applicants: waiting.map(({ person, group, answers }) => ({
      name: nameOf.get(person) ?? '',
      group,
      about: Object.values(answers).join(', '),
    })),
    applied: mine.flatMap(({ about }) => (about.state === 'submitted' ? [about.group] : [])),
    polls: polls.map(({ poll, group }) => ({ group: group.id, choices: poll.choices })),
    open: null,
  }
}
