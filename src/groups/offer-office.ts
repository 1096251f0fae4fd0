import { commitmentHash } from '#charter/admission.ts'
import { officeOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { mustBeAbleTo } from './authority.ts'
import type { OfficeTerm } from './office-term.ts'

export type OfferAsk = {
  /** Makes an offer that is sent twice one offer. */
  id: string
  person: string
  office: string
  group: string | null
  /** 'YYYY-MM-DD'. */
  from: string
  onSuggestionOf?: string
}

/** Offers an office: it is held once the person has accepted it. */
export async function offerOffice(context: Context, ask: OfferAsk): Promise<OfficeTerm> {
  await mustBeAbleTo(context, 'appoint', ask.group)
  const { officeTerms } = context.stores
  const office = officeOf(context.charter, ask.office)
  const open = await officeTerms.find({ office: ask.office, group: ask.group, state: { $in: ['offered', 'accepted'] } })
  const theirs = open.find((term) => term.person === ask.person)
  if (theirs) return theirs
  if (office.seats !== undefined && open.length >= office.seats)
    throw new UserError('no-seat', `All seats of ${office.title.one} are taken or offered. End one first.`, {
      next: [{ label: 'Who holds it?', say: ask.group === null ? 'contact' : `contact ${ask.group}` }],
    })
  const term: OfficeTerm = {
    _id: ask.id,
    person: ask.person,
    office: ask.office,
    group: ask.group,
    state: 'offered',
    from: ask.from,
    to: office.term === undefined ? null : Temporal.PlainDate.from(ask.from).add(office.term).toString(),
    appointedBy: office.appointedBy.who,
    onSuggestionOf: ask.onSuggestionOf ?? office.appointedBy.onSuggestionOf ?? null,
    offeredBy: context.by,
    offeredAt: context.now,
    answeredAt: null,
    endedAt: null,
    receipts: [],
  }
  await officeTerms.insert(term, entry(context, 'offered'))
  return (await officeTerms.get(ask.id)) ?? term
}

/** The person offered the office accepts or declines. Answered already: as it is. */
export async function answerOffer(
  context: Context,
  ask: { term: string; answer: 'accepted' | 'declined' },
): Promise<OfficeTerm> {
  const term = await context.stores.officeTerms.get(ask.term)
  if (term?.person !== context.by)
    throw new UserError('no-such-offer', 'This offer is not there any more.', {
      next: [{ label: 'See where you stand', say: 'status' }],
    })
  const { commitments } = officeOf(context.charter, term.office)
  const receipts = context.charter.commitments
    .filter(({ id }) => commitments.includes(id))
    .map((commitment) => ({
      id: commitment.id,
      version: commitment.version,
      hash: commitmentHash(commitment),
      at: context.now,
    }))
  return context.stores.officeTerms.change(term._id, entry(context, ask.answer), (before) =>
    before.state === 'offered'
      ? { ...before, state: ask.answer, answeredAt: context.now, receipts: ask.answer === 'accepted' ? receipts : [] }
      : before,
  )
}

/** Ends a term, or takes an offer back. */
export async function endTerm(context: Context, ask: { term: string }): Promise<OfficeTerm> {
  const term = await context.stores.officeTerms.get(ask.term)
  if (term === null) throw new UserError('no-such-term', 'There is no such term of office.')
  if (term.person !== context.by) await mustBeAbleTo(context, 'appoint', term.group)
  return context.stores.officeTerms.change(term._id, entry(context, 'ended'), (before) =>
    before.state === 'offered' || before.state === 'accepted'
      ? { ...before, state: 'ended', endedAt: context.now }
      : before,
  )
}

/** Ends the terms that are over, where the charter says that the office is then vacant. Acting holders keep theirs. */
export async function endPassedTerms(context: Context, _ask: object): Promise<void> {
  const today = dateAt(context.now, context.charter.organisation.zone)
  for (const term of await context.stores.officeTerms.find({ state: 'accepted', to: { $lt: today } }))
    if (officeOf(context.charter, term.office).onExpiry === 'ends')
      await context.stores.officeTerms.change(term._id, { ...entry(context, 'term over'), by: 'clock' }, (before) =>
        before.state === 'accepted' ? { ...before, state: 'ended', endedAt: context.now } : before,
      )
}
