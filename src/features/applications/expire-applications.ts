import { type Context, entry } from '#context.ts'
import { type Application, openStates } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { readCall } from '#features/groups/read-call.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { epochOf, instantText, plus } from '#time/instant.ts'

/** How long a draft is kept after its call has closed, or where that is later, after it was touched last. */
const draftAfterDeadline = 'P30D'
/** How long a draft may lie untouched where the call has no deadline. */
const draftUntouched = 'P90D'
/** How long the answers of somebody who was declined, or withdrew, are kept. */
const answersKept = 'P180D'

/** Erases drafts left behind, and empties the applications of those who did not join. The record that there was one stays. */
export async function expireApplications(context: Context, _ask: object): Promise<void> {
  const applications = context.store(applicationStore)
  const drafts = await applications.find({ state: 'draft' })
  for (const draft of drafts) {
    if (context.now < (await draftKeptUntil(context, draft))) continue
    await applications.change(draft._id, entry(context, 'draft erased'), (before) =>
      before.state === 'draft' ? { ...emptied(before), state: 'withdrawn', endedAt: context.now } : before,
    )
    await forgetVisitor(context, draft)
  }
  const over = await applications.find({ state: { $in: ['declined', 'withdrawn'] }, answers: { $ne: {} } })
  for (const application of over) {
    if (context.now < plus(application.touchedAt, answersKept)) continue
    await applications.change(application._id, entry(context, 'answers erased'), (before) =>
      before.state === 'declined' || before.state === 'withdrawn' ? emptied(before) : before,
    )
    await forgetVisitor(context, application)
  }
}

/** A draft may still be sent in during the grace; then it waits for the call to reopen. */
export async function draftKeptUntil(context: Context, draft: Application): Promise<string> {
  const call = await readCall(context, draft.group)
  if (!call?.graceEndsAt) return plus(draft.touchedAt, draftUntouched)
  // One that was begun, or asked to be late, after the end has its days too.
  const last = Math.max(epochOf(draft.touchedAt), epochOf(call.graceEndsAt))
  return plus(instantText(last), draftAfterDeadline)
}

function emptied(application: Application): Application {
  return { ...application, answers: {}, questions: [], late: null }
}

/** Whoever applied on the public page and never confirmed an address, nor has anything else here, exists by that one application. */
async function forgetVisitor({ store }: Context, { _id, person, onPage }: Application): Promise<void> {
  if (!onPage) return
  const something = [{ state: { $in: [...openStates] } }, { answers: { $ne: {} } }]
  const others = await store(applicationStore).find({ person, _id: { $ne: _id }, $or: something })
  const accounts = await store(accountStore).find({ person })
  if (others.length === 0 && accounts.length === 0) await store(personStore).remove({ _id: person })
}
