import { type Context, entry } from '#context.ts'
import type { Absence, StandIn } from '#features/groups/absence.ts'
import { absenceStore } from '#features/groups/absence-store.ts'
import { mustBeAbleTo } from '#features/groups/access.ts'
import { UserError } from '#user-error.ts'

/**
 * Whoever was asked to stand in accepts or declines. Who has accepted may step back; who has declined is asked anew by the
 * one who is away. @throws UserError for everybody else, and where it is over.
 */
export async function answerStandIn(
  context: Context,
  ask: { absence: string; answer: 'yes' | 'no' },
): Promise<Absence> {
  const found = await context.store(absenceStore).get(ask.absence)
  if (found?.standIn?.person !== context.by || found.endsAt <= context.now) throw gone()
  return change(context, { id: ask.absence, what: `stand-in: ${ask.answer}` }, (standIn) =>
    standIn.person !== context.by || standIn.answer === ask.answer || standIn.answer === 'no'
      ? standIn
      : { ...standIn, answer: ask.answer, answeredAt: context.now },
  )
}

/** The secretariat lets somebody stand in who holds other powers than the one who is away, or refuses. Decided once. */
export async function approveStandIn(
  context: Context,
  ask: { absence: string; approval: 'given' | 'refused' },
): Promise<Absence> {
  await mustBeAbleTo(context, 'appoint', null)
  const found = await context.store(absenceStore).get(ask.absence)
  if (found?.people.includes(context.by))
    throw new UserError('own-approval', 'This is about you. Someone else of the secretariat confirms it.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  if (!found?.standIn || found.endsAt <= context.now) throw gone()
  return change(context, { id: ask.absence, what: `stand-in ${ask.approval}` }, (standIn) =>
    standIn.approval === 'asked' && standIn.answer === 'yes'
      ? { ...standIn, approval: ask.approval, approvedBy: context.by, approvedAt: context.now }
      : standIn,
  )
}

function change(
  context: Context,
  { id, what }: { id: string; what: string },
  rule: (standIn: StandIn) => StandIn,
): Promise<Absence> {
  return context.store(absenceStore).change(id, entry(context, what), (before) => {
    if (before.standIn === null) return before
    const standIn = rule(before.standIn)
    return standIn === before.standIn ? before : { ...before, standIn }
  })
}

function gone(): UserError {
  return new UserError('no-such-absence', 'This is over, or someone else was asked.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}
