import { type Context, entry } from '#context.ts'
import { UserError } from '#user-error.ts'
import { type Application, openStates } from './application.ts'
import { newDraft } from './application-rules.ts'
import { applicationForDecider } from './decide-application.ts'

/**
 * Passes an application on to another group, with everything in it: by whoever decides on it, or by the applicant. The new
 * one takes the same answers and receipts; the old one is closed as moved. Doing it twice gives the same one.
 */
export async function moveApplication(
  context: Context,
  ask: { application: string; to: string },
): Promise<Application> {
  const { applications } = context.stores
  const old = await movable(context, ask.application)
  if (old.movedTo !== null) return (await applications.get(old.movedTo)) ?? old
  if (old.group === ask.to) return old
  if (old.state !== 'submitted')
    throw new UserError('not-waiting', 'This application is not waiting any more, so it cannot be passed on.', {
      next: [{ label: 'See what waits', say: 'review' }],
    })
  const [existing] = await applications.find({ group: ask.to, person: old.person, state: { $in: [...openStates] } })
  // One id for one move: a crash between the two writes finds the new one already there.
  const next = existing ?? movedTo(old, { id: `${old._id}-${ask.to}`, group: ask.to, at: context.now })
  if (!existing) await applications.insert(next, entry(context, `moved from ${old.group}`))
  await applications.change(old._id, entry(context, `moved to ${ask.to}`), (before) =>
    before.state === 'submitted'
      ? { ...before, state: 'withdrawn', movedTo: next._id, endedAt: context.now, touchedAt: context.now }
      : before,
  )
  return next
}

async function movable(context: Context, id: string): Promise<Application> {
  const application = await context.stores.applications.get(id)
  return application?.person === context.by ? application : applicationForDecider(context, id)
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
  }
}
