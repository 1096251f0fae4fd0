import type { Context } from '#context.ts'
import { isSecretariat, officesHeld } from '#groups/authority.ts'
import { UserError } from '#user-error.ts'
import type { Application } from './application.ts'
import { type ApplicationFacts, applicationFacts } from './application-facts.ts'
import { applicationForDecider } from './decide-application.ts'

/** The applications that wait for the one who asks: of the groups they lead, or all of them for the secretariat. Oldest first. */
export async function waitingApplications(context: Context, _ask: object = {}): Promise<Application[]> {
  const everything = await isSecretariat(context, context.by)
  const held = await officesHeld(context, context.by)
  const groups = held.flatMap(({ group }) => (group === null ? [] : [group]))
  const waiting = await context.stores.applications.find({
    state: 'submitted',
    ...(everything ? {} : { group: { $in: groups } }),
  })
  return waiting
    .filter(({ person }) => person !== context.by)
    .toSorted((a, b) => ((a.submittedAt ?? '') < (b.submittedAt ?? '') ? -1 : 1))
}

/** One application with everything about it, for somebody who may decide on it. @throws UserError for everybody else. */
export async function readApplication(context: Context, ask: { application: string }): Promise<ApplicationFacts> {
  await applicationForDecider(context, ask.application)
  return factsOf(context, ask.application)
}

/** One's own applications, the newest first; those long over are left out. */
export async function ownApplications(context: Context, _ask: object = {}): Promise<ApplicationFacts[]> {
  const mine = await context.stores.applications.find({
    person: context.by,
    state: { $in: ['draft', 'submitted', 'accepted', 'declined'] },
  })
  const facts = await applicationFacts(
    context,
    mine.map(({ _id }) => _id),
  )
  return [...facts.values()].toSorted((a, b) => (a.about.startedAt < b.about.startedAt ? 1 : -1))
}

/** One's own application, as it stands. @throws UserError where it is somebody else's. */
export async function readOwnApplication(context: Context, ask: { application: string }): Promise<ApplicationFacts> {
  const facts = await factsOf(context, ask.application)
  if (facts.about.person === context.by) return facts
  throw gone()
}

async function factsOf(context: Context, id: string): Promise<ApplicationFacts> {
  const facts = (await applicationFacts(context, [id])).get(id)
  if (!facts) throw gone()
  return facts
}

function gone(): UserError {
  return new UserError('no-such-application', 'This application is not there any more.', {
    next: [{ label: 'See where you stand', say: 'status' }],
  })
}
