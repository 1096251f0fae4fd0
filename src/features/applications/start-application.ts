import { type Context, entry } from '#context.ts'
import { type Application, openStates } from '#features/groups/application.ts'
import { asTheyKnowIt, newDraft } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { ownMemberships } from '#features/groups/own-application.ts'
import { readCall } from '#features/groups/read-call.ts'
import { personStore } from '#features/people/person-store.ts'
import type { Instant } from '#time/instant.ts'

export type Started =
  /** Answer the questions: what is known of an earlier application is filled in. */
  | { kind: 'draft'; application: Application; call: CurrentCall }
  | { kind: 'already'; application: Application }
  | { kind: 'no-call' }
  | { kind: 'not-yet'; call: CurrentCall }
  | { kind: 'by-invitation' }
  /** The deadline of the call has passed. */
  | { kind: 'closed'; call: CurrentCall }

/**
 * Begins an application, or finds the one begun.
 * @param ask.late why it should be considered after the deadline.
 * @param ask.openedAt when the form was opened, where that was before now.
 */
export async function startApplication(
  context: Context,
  ask: { group: string; late?: string; openedAt?: Instant },
): Promise<Started> {
  const { group } = ask
  const mine = await context.store(applicationStore).find({ person: context.by, state: { $in: [...openStates] } })
  const here = mine.find((application) => application.group === group)
  if (here && here.state !== 'draft')
    return { kind: 'already', application: asTheyKnowIt(here, context.charter, context.now) }
  const call = await readCall(context, group)
  if (call === null) return { kind: 'no-call' }
  if (call.state === 'not-yet') return { kind: 'not-yet', call }
  const late = ask.late ?? here?.late ?? null
  const startedAt = here?.startedAt ?? ask.openedAt ?? context.now
  if (!isTaking(call, startedAt, late)) return { kind: 'closed', call }
  const isMember = (await ownMemberships(context)).length > 0
  const admission = isMember ? call.admission.member : call.admission.newcomer
  if (admission === 'invite') return { kind: 'by-invitation' }
  const application = await draftFor(context, { group, here: here ?? null, late, startedAt })
  if (application.state !== 'draft') return { kind: 'already', application }
  return { kind: 'draft', application, call }
}

/** A form opened before the deadline may come in during the grace; a late request whenever late ones are heard. */
export function isTaking(call: CurrentCall, startedAt: Instant, late: string | null): boolean {
  if (call.state === 'open') return true
  if (late !== null && call.lateRequests) return true
  return call.state === 'grace' && call.closesAt !== null && startedAt < call.closesAt
}

type DraftAsk = { group: string; here: Application | null; late: string | null; startedAt: Instant }

/** The draft that somebody has in a group, or a new one. @param ask.here the one they have. */
export async function draftFor(context: Context, ask: DraftAsk): Promise<Application> {
  const applications = context.store(applicationStore)
  const people = context.store(personStore)
  if (ask.here)
    return ask.here.late === ask.late
      ? ask.here
      : applications.change(ask.here._id, entry(context, 'late request'), (before) => ({
          ...before,
          late: ask.late,
          touchedAt: context.now,
        }))
  const me = await people.get(context.by)
  const fresh = newDraft(context.id('application'), { group: ask.group, person: context.by, at: context.now })
  const draft = { ...fresh, startedAt: ask.startedAt, late: ask.late, answers: me?.details ?? {} }
  if (await applications.insert(draft, entry(context, 'started'))) return draft
  // Two presses at once: the other one was first, and it is the same draft.
  const [first] = await applications.find({ person: context.by, group: ask.group, state: { $in: [...openStates] } })
  if (!first) throw new Error('an application was refused as a duplicate, and there is none')
  return first
}
