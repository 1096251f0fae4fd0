import type { Charter } from '#charter/charter.ts'
import type { Context, Links } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { readCall } from '#features/groups/read-call.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import type { Roster } from '#features/groups/roster.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'

/** What is true about an application: enough for every notice about it. */
export type ApplicationFacts = {
  about: Application
  charter: Charter
  roster: Roster
  call: CurrentCall | null
  /** The group's scheduled meetings. */
  meetings: readonly Meeting[]
  /** The applicant, the group's leaders, the secretariat, and those who asked or decided. */
  people: ReadonlyMap<string, Person>
  links: Links
}

/** The facts of these applications, by id; those that are gone are left out. */
export async function applicationFacts(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, ApplicationFacts>> {
  const { store, charter, links } = context
  const applications = await store(applicationStore).find({ _id: { $in: [...ids] } })
  const groups = [...new Set(applications.map(({ group }) => group))]
  const byGroup = new Map(
    await Promise.all(groups.map(async (group) => [group, await groupFacts(context, group)] as const)),
  )
  const named = applications.flatMap((application) => namedIn(application, byGroup.get(application.group)?.roster))
  const people = new Map((await store(personStore).find({ _id: { $in: [...new Set(named)] } })).map((p) => [p._id, p]))
  return new Map(
    applications.flatMap((about) => {
      const facts = byGroup.get(about.group)
      return facts ? [[about._id, { about, charter, people, links, ...facts }]] : []
    }),
  )
}

async function groupFacts(context: Context, group: string) {
  const [roster, call, meetings] = await Promise.all([
    readRoster(context, group),
    readCall(context, group),
    context.store(meetingStore).find({ group, state: 'scheduled' }),
  ])
  return { roster, call, meetings }
}

function namedIn(application: Application, roster: Roster | undefined): string[] {
  return [
    application.person,
    ...(application.decision ? [application.decision.by] : []),
    ...application.questions.map(({ by }) => by),
    ...(roster ? [...roster.leaders.map(({ person }) => person), ...roster.secretariat] : []),
  ]
}
