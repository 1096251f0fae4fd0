import type { Context } from '#context.ts'
import { groupsAllowing } from '#features/groups/access.ts'
import type { Application } from '#features/groups/application.ts'
import { asTheyKnowIt } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { plus } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import { type ApplicationFacts, applicationFacts, factsOfApplications } from './application-facts.ts'
import { applicationForReader } from './decide-application.ts'

/** The applications that wait for the one who asks: those they may decide on, the oldest first. */
export async function waitingApplications(context: Context, _ask: object = {}): Promise<Application[]> {
  const groups = await groupsAllowing(
    context,
    'decide-applications',
    context.charter.groups.map(({ id }) => id),
  )
  if (groups.length === 0) return []
  const waiting = await context.store(applicationStore).find({ group: { $in: groups }, state: 'submitted' })
  return waiting
    .filter(({ person }) => person !== context.by)
    .toSorted((a, b) => ((a.submittedAt ?? '') < (b.submittedAt ?? '') ? -1 : 1))
}

/** One application with everything about it, for somebody who may read it. @throws UserError for everybody else. */
export async function readApplication(context: Context, ask: { application: string }): Promise<ApplicationFacts> {
  await applicationForReader(context, ask.application)
  return factsOf(context, ask.application)
}

/** How long somebody is shown that they were declined. */
const declineShown = 'P60D'

/** One's own applications, the newest first; those long over are left out. */
export async function ownApplications(context: Context, _ask: object = {}): Promise<ApplicationFacts[]> {
  const { applications } = await readIdentity(context)
  const shown = applications.filter(({ state }) => state !== 'withdrawn' && state !== 'ended')
  const facts = await factsOfApplications(context, shown)
  const recent = plus(context.now, `-${declineShown}`)
  return [...facts.values()]
    .filter(({ about }) => about.state !== 'declined' || about.touchedAt > recent)
    .map((one) => known(context, one))
    .toSorted((a, b) => (a.about.startedAt < b.about.startedAt ? 1 : -1))
}

/** One's own application, as it stands. @throws UserError where it is somebody else's. */
export async function readOwnApplication(context: Context, ask: { application: string }): Promise<ApplicationFacts> {
  const facts = await factsOf(context, ask.application)
  if (facts.about.person === context.by) return known(context, facts)
  throw gone()
}

/** Nobody learns of a decision on their own application before it can no longer be undone. */
function known(context: Context, facts: ApplicationFacts): ApplicationFacts {
  return { ...facts, about: asTheyKnowIt(facts.about, context.charter, context.now) }
}

async function factsOf(context: Context, id: string): Promise<ApplicationFacts> {
  const facts = (await applicationFacts(context, [id])).get(id)
  if (!facts) throw gone()
  return facts
}

function gone(): UserError {
  return new UserError('no-such-application', 'This application no longer exists.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}
