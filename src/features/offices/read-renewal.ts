import { officeOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { mustBeAbleTo } from '#features/groups/access.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { type CalendarDate, dateAt, plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { termEnd } from './offer-office.ts'

/** A term and the days that its renewal would have: from the day after its last one, or where it is over, from today. */
export type Renewal = { term: OfficeTerm; from: CalendarDate; to: CalendarDate | null }

/** What renewing a term would offer. @throws UserError for those who may not appoint, and where it has ended. */
export async function readRenewal(context: Context, ask: { term: string }): Promise<Renewal> {
  const term = await context.store(officeTermStore).get(ask.term)
  await mustBeAbleTo(context, 'appoint', term?.group ?? null)
  if (term?.state !== 'accepted')
    throw new UserError('no-such-term', 'This term has ended. You can appoint someone again.', {
      next: [{ label: 'Appoint someone', say: 'appoint' }],
    })
  const today = dateAt(context.now, context.charter.organisation.zone)
  const from = term.to === null || term.to < today ? today : plusDays(term.to, 1)
  return { term, from, to: termEnd(officeOf(context.charter, term.office), from) }
}
