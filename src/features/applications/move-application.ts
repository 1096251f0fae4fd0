import { groupOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { type Application, openStates } from '#features/groups/application.ts'
import { newDraft } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { readLeadership } from '#features/groups/read-roster.ts'
import { decidersOf } from '#features/groups/roster.ts'
import { UserError } from '#user-error.ts'
import { applicationForDecider } from './decide-application.ts'

/**
 * Passes an application on to another group, with everything in it: by whoever decides on it, or by the applicant. The old
 * one is closed as moved, then the new one takes the same answers and receipts. Doing it again finishes what a crash left,
 * and gives the same one.
 */
export async function moveApplication(
  context: Context,
  ask: { application: string; to: string },
): Promise<Application> {
  const applications = context.store(applicationStore)
  const old = await movable(context, ask.application)
  if (old.group === groupOf(context.charter, ask.to).id) return old
  const at = old.movedTo === null ? context.now : (old.endedAt ?? context.now)
  const closed = await applications.change(old._id, entry(context, `moved to ${ask.to}`), (before) =>
    before.state === 'submitted'
      ? { ...before, state: 'withdrawn', movedTo: movedId(old, ask.to), endedAt: at, touchedAt: at }
      : before,
  )
  if (closed.movedTo === null)
    throw new UserError('not-waiting', "This application isn't waiting any more. You can't pass it on.", {
      next: [{ label: 'See what waits', say: 'review' }],
    })
  const to = closed.movedTo.slice(old._id.length + 1)
  return arrived(context, movedTo(old, { id: closed.movedTo, group: to, at }))
}

/** The application in its new group. One they have there already stays; a draft there becomes it. */
async function arrived(context: Context, moved: Application): Promise<Application> {
  const applications = context.store(applicationStore)
  const arrival = entry(context, 'moved here')
  if (await applications.insert(moved, arrival)) return moved
  const [there] = await applications.find({ group: moved.group, person: moved.person, state: { $in: [...openStates] } })
  if (there?.state !== 'draft') return there ?? (await applications.get(moved._id)) ?? moved
  return applications.change(there._id, arrival, (before) =>
    before.state === 'draft' ? { ...moved, _id: before._id } : before,
  )
}

async function movable(context: Context, id: string): Promise<Application> {
  const application = await context.store(applicationStore).get(id)
  return application?.person === context.by ? application : applicationForDecider(context, id)
}

/** One id for one move, so that nothing arrives twice. */
function movedId({ _id }: Application, group: string): string {
  return `${_id}-${group}`
}

function movedTo(old: Application, to: { id: string; group: string; at: string }): Application {
  return {
    ...newDraft(to.id, { group: to.group, person: old.person, at: to.at }),
    state: 'submitted',
    answers: old.answers,
    receipts: old.receipts,
    terms: old.terms,
    late: old.late,
    submittedAt: to.at,
    submissions: 1,
    movedFrom: old._id,
    ...(old.onPage ? { onPage: old.onPage } : {}),
  }
}

/** Whether a message reaches anybody who decides on this application. It says nothing else of them. */
export async function reachesDeciders(context: Context, ask: { application: string }): Promise<boolean> {
  const applications = context.store(applicationStore)
  const deliveries = context.deliveries
  const application = await applications.get(ask.application)
  if (application === null) return false
  const [leadership] = await readLeadership(context, [application.group])
  if (leadership === undefined) return false
  const deciders = decidersOf(leadership, application.person)
  return (await deliveries.reachable(deciders)).size > 0
}
