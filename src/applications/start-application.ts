import { type Context, entry } from '#context.ts'
import type { CurrentCall } from '#groups/call.ts'
import { readCall } from '#groups/read-call.ts'
import { type Application, openStates } from './application.ts'
import { asTheyKnowIt, isComplete, newDraft } from './application-rules.ts'

export type Started =
  /** Answer the questions; `short` for somebody who is in another group already, where the charter admits them at once. */
  | { kind: 'draft'; application: Application; call: CurrentCall; short: boolean }
  | { kind: 'already'; application: Application }
  | { kind: 'no-call' }
  | { kind: 'not-yet'; call: CurrentCall }
  | { kind: 'by-invitation' }
  /** After the deadline. */
  | { kind: 'closed'; call: CurrentCall }

/** Begins an application, or finds the one begun. @param ask.late why it should be considered after the deadline. */
export async function startApplication(context: Context, ask: { group: string; late?: string }): Promise<Started> {
  const { group } = ask
  const mine = await context.stores.applications.find({ person: context.by, state: { $in: [...openStates] } })
  const here = mine.find((application) => application.group === group)
  if (here && here.state !== 'draft')
    return { kind: 'already', application: asTheyKnowIt(here, context.charter, context.now) }
  const call = await readCall(context, group)
  if (call === null) return { kind: 'no-call' }
  if (call.state === 'not-yet') return { kind: 'not-yet', call }
  const late = ask.late ?? here?.late ?? null
  if (!isTaking(call, here, late)) return { kind: 'closed', call }
  const isMember = mine.some((application) => application.state === 'accepted')
  const admission = isMember ? call.admission.member : call.admission.newcomer
  if (admission === 'invite') return { kind: 'by-invitation' }
  const application = await draftOf(context, { group, here: here ?? null, late })
  if (application.state !== 'draft') return { kind: 'already', application }
  const short = isMember && admission === 'inform' && isComplete(context.charter, application.answers)
  return { kind: 'draft', application, call, short }
}

/** A form opened before the deadline may come in during the grace; a late request whenever late ones are heard. */
export function isTaking(call: CurrentCall, draft: Application | undefined, late: string | null): boolean {
  if (call.state === 'open') return true
  if (late !== null && call.lateRequests) return true
  return call.state === 'grace' && draft !== undefined && call.closesAt !== null && draft.startedAt < call.closesAt
}

async function draftOf(context: Context, ask: { group: string; here: Application | null; late: string | null }) {
  const { applications, people } = context.stores
  if (ask.here)
    return ask.here.late === ask.late
      ? ask.here
      : applications.change(ask.here._id, entry(context, 'late request'), (before) => ({ ...before, late: ask.late }))
  const me = await people.get(context.by)
  const fresh = newDraft(context.id(), { group: ask.group, person: context.by, at: context.now })
  const draft = { ...fresh, late: ask.late, answers: me?.details ?? {} }
  if (await applications.insert(draft, entry(context, 'started'))) return draft
  // Two presses at once: the other one was first, and it is the same draft.
  const [first] = await applications.find({ person: context.by, group: ask.group, state: { $in: [...openStates] } })
  if (!first) throw new Error('an application was refused as a duplicate, and there is none')
  return first
}
