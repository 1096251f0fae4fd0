import type { Charter } from '#charter/charter.ts'
import type { Context, Links } from '#context.ts'
import type { Application } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import type { Onboarding } from '#features/groups/onboarding.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { readCalls } from '#features/groups/read-call.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { type Leadership, responsibleIn } from '#features/groups/roster.ts'
import { meetingsOf } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'

/** What is true about an application: enough for every notice about it. */
export type ApplicationFacts = {
  about: Application
  charter: Charter
  roster: Leadership
  call: CurrentCall | null
  /** The group's scheduled meetings that are ahead, by date. */
  meetings: readonly Meeting[]
  /** The applicant, the group's leaders, the secretariat, those who asked, decided or warned, and who may warn. */
  people: ReadonlyMap<string, Person>
  /** What an accepted applicant has done of the steps by which members begin; null where that is nothing yet. */
  onboarding: Onboarding | null
  links: Links
}

/** The facts of these applications, by id; those that are gone are left out. */
export async function applicationFacts(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, ApplicationFacts>> {
  return factsOfApplications(context, await context.store(applicationStore).find({ _id: { $in: [...ids] } }))
}

/** The facts of applications that were read already, by id. */
export async function factsOfApplications(
  context: Context,
  applications: readonly Application[],
): Promise<Map<string, ApplicationFacts>> {
  if (applications.length === 0) return new Map()
  const { charter, links } = context
  const groups = [...new Set(applications.map(({ group }) => group))]
  const byGroup = await factsOfGroups(context, groups)
  const named = applications.flatMap((application) => namedIn(application, byGroup.get(application.group)?.roster))
  const accepted = applications.filter(({ state }) => state === 'accepted').map(({ person }) => person)
  const [people, begun] = await Promise.all([
    readPeople(context, named),
    accepted.length === 0 ? [] : context.store(onboardingStore).find({ _id: { $in: accepted } }),
  ])
  return new Map(
    applications.flatMap((about) => {
      const facts = byGroup.get(about.group)
      const onboarding = begun.find(({ _id }) => _id === about.person) ?? null
      return facts ? [[about._id, { about, charter, people, onboarding, links, ...facts }]] : []
    }),
  )
}

type OfGroup = Pick<ApplicationFacts, 'roster' | 'call' | 'meetings'>

async function factsOfGroups(context: Context, groups: readonly string[]): Promise<Map<string, OfGroup>> {
  if (groups.length === 0) return new Map()
  const [rosters, calls, meetings] = await Promise.all([
    readLeadership(context, groups),
    readCalls(context, groups),
    meetingsOf(context, groups, 'ahead'),
  ])
  const ahead = Map.groupBy(meetings, ({ group }) => group)
  return new Map(
    rosters.map((roster, index) => [
      roster.group,
      { roster, call: calls[index] ?? null, meetings: ahead.get(roster.group) ?? [] },
    ]),
  )
}

function namedIn(application: Application, roster: Leadership | undefined): string[] {
  return [
    application.person,
    ...(application.decision ? [application.decision.by] : []),
    ...(application.removal ? [application.removal.by] : []),
    ...application.questions.map(({ by }) => by),
    ...(application.warnings ?? []).map(({ by }) => by),
    // Those who may warn are told only of what a warned member answers.
    ...(application.warnings?.length ? (roster?.warners ?? []) : []),
    ...(roster ? responsibleIn(roster) : []),
  ]
}
