import { commitmentHash } from '#charter/admission.ts'
import { type Office, officeOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { mustBeAbleTo } from '#features/groups/access.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { isOfSecretariat, ownTermsOf, powersIn } from '#features/groups/identity.ts'
import { holdsNow, type OfficeTerm, renewableWithin } from '#features/groups/office-term.ts'
import { readIdentity, readOwnTerms } from '#features/groups/read-identity.ts'
import { counted } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { type CalendarDate, dateAt, plusDays } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { noteOffered, readSuggestedBy } from './suggest-person.ts'
import { termsInRow } from './terms-in-row.ts'

export type OfferAsk = {
  /** The id of the term: a form that is sent twice makes one offer. */
  id?: string
  person: string
  office: string
  group: string | null
  /** 'YYYY-MM-DD'. */
  from: string
  /** The last day, 'YYYY-MM-DD'; absent = as long as the charter says. */
  to?: CalendarDate
  onSuggestionOf?: string
}

/**
 * What an offer would meet: the open offer or the term that the person has of this office already, or null where it can be
 * offered. @throws UserError where all seats are taken.
 */
export async function termInTheWay(
  context: Context,
  ask: Pick<OfferAsk, 'person' | 'office' | 'group'>,
): Promise<OfficeTerm | null> {
  await mustBeAbleTo(context, 'appoint', ask.group)
  await refuseLastingPower(context, ask)
  const office = officeOf(context.charter, ask.office)
  const open = await context
    .store(officeTermStore)
    .find({ office: ask.office, group: ask.group, state: { $in: ['offered', 'accepted'] } })
  const theirs = open.filter((term) => term.person === ask.person)
  const [present] = theirs
  const renewed = theirs.length === 1 && present?.state === 'accepted' && isEnding(present, context.now)
  if (present && !renewed) return theirs.find(({ state }) => state === 'offered') ?? present
  await refuseOneTermTooMany(context, ask, office)
  if (!renewed && office.seats !== undefined && open.length >= office.seats)
    throw noSeat(`All ${office.title.one} seats are taken or offered. Please end one first.`, ask.group)
  return null
}

/** @throws UserError where the charter allows no further term in a row. */
async function refuseOneTermTooMany(
  { store, now }: Context,
  { person, group }: Pick<OfferAsk, 'person' | 'group'>,
  { id, title, renewable }: Office,
): Promise<void> {
  if (renewable === undefined) return
  const held = await store(officeTermStore).find({
    person,
    office: id,
    group,
    state: { $in: ['accepted', 'ended'] },
    answeredAt: { $ne: null },
  })
  const inRow = termsInRow(held, now.slice(0, 10))
  if (inRow <= renewable) return
  const limit = renewable === 0 ? 'no term is renewed' : `a term is renewed ${counted(renewable, 'time')} at most`
  throw new UserError(
    'not-renewable',
    `They have been ${title.one} for ${counted(inRow, 'term')} in a row, and ${limit}. Please choose someone else.`,
    { field: 'person', next: [{ label: 'See all terms', say: 'terms' }] },
  )
}

/** Who only acts for somebody takes no office by it, and gives none of the whole organisation. */
export async function refuseLastingPower(
  context: Context,
  { person, group }: Pick<OfferAsk, 'person' | 'group'>,
): Promise<void> {
  const identity = await readIdentity(context)
  const own = { terms: ownTermsOf(identity, context.by) }
  const isActing = own.terms.length < identity.terms.length
  if (!isActing || (person !== context.by && group !== null)) return
  if (powersIn(context.charter, own, 'appoint')(group) || isOfSecretariat(context.charter, own)) return
  throw new UserError(
    'only-acting',
    'You act for someone. Only the secretariat themselves can offer this role. Nothing was offered.',
    { next: [{ label: 'See who they are', say: 'contact' }] },
  )
}

/** Offers an office: it is held once the person has accepted it. */
export async function offerOffice(context: Context, ask: OfferAsk): Promise<OfficeTerm> {
  const inTheWay = await termInTheWay(context, ask)
  // Done again after a crash, it is this offer still.
  if (inTheWay?.offeredAt === context.now) await noteOffered(context, ask)
  if (inTheWay) return inTheWay
  const officeTerms = context.store(officeTermStore)
  const office = officeOf(context.charter, ask.office)
  if (ask.to !== undefined && ask.to <= ask.from)
    throw new UserError('ends-first', 'The last day comes before the first. Please check both dates.', { field: 'to' })
  const term: OfficeTerm = {
    _id: ask.id ?? context.id('term'),
    person: ask.person,
    office: ask.office,
    group: ask.group,
    state: 'offered',
    from: ask.from,
    to: ask.to ?? termEnd(office, ask.from),
    appointedBy: office.appointedBy.who,
    ...(office.appointedBy.how === undefined ? {} : { how: office.appointedBy.how }),
    onSuggestionOf: ask.onSuggestionOf ?? (await readSuggestedBy(context, ask)),
    offeredBy: context.by,
    offeredAt: context.now,
    answeredAt: null,
    endedAt: null,
    receipts: [],
  }
  await officeTerms.insert(term, entry(context, 'offered'))
  await noteOffered(context, ask)
  return (await officeTerms.get(term._id)) ?? term
}

/** The last day of a term that begins on this day; null where it has none. */
export function termEnd({ term }: Pick<Office, 'term'>, from: CalendarDate): CalendarDate | null {
  return term === undefined ? null : Temporal.PlainDate.from(from).add(term).toString()
}

function noSeat(sentence: string, group: string | null): UserError {
  return new UserError('no-seat', sentence, {
    next: [{ label: 'See who holds it', say: group === null ? 'contact' : `contact ${group}` }],
  })
}

/** In the last months of a term, and when it is over, the next one can be offered to the same person. */
function isEnding({ to }: OfficeTerm, now: string): boolean {
  return to !== null && plusDays(to, -renewableWithin) <= now.slice(0, 10)
}

/** The terms of an office that are offered or held, for those who may appoint. Null = whichever. */
export async function openTerms(
  context: Context,
  ask: { office: string | null; group: string | null },
): Promise<OfficeTerm[]> {
  await mustBeAbleTo(context, 'appoint', ask.group)
  return context.store(officeTermStore).find(
    {
      state: { $in: ['offered', 'accepted'] },
      ...(ask.office === null ? {} : { office: ask.office }),
      ...(ask.group === null ? {} : { group: ask.group }),
    },
    { sort: { offeredAt: 1 } },
  )
}

/** One's own terms: those offered, and those held. */
export async function ownTerms(context: Context, _ask: object = {}): Promise<OfficeTerm[]> {
  const terms = await readOwnTerms(context)
  return terms.filter(({ state }) => state === 'offered' || state === 'accepted')
}

/** The person offered the office accepts or declines. Answered already: as it is. */
export async function answerOffer(
  context: Context,
  ask: { term: string; answer: 'accepted' | 'declined' },
): Promise<OfficeTerm> {
  const term = await context.store(officeTermStore).get(ask.term)
  if (term?.person !== context.by)
    throw new UserError('no-such-offer', 'This offer no longer exists.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  const accepts = term.state === 'offered' && ask.answer === 'accepted'
  if (accepts && (await isFull(context, term)))
    throw noSeat(`All seats of ${titleOf(context, term)} are taken now. Thank you for being ready.`, term.group)
  const { commitments } = officeOf(context.charter, term.office)
  const receipts = context.charter.commitments
    .filter(({ id }) => commitments.includes(id))
    .map((commitment) => ({
      id: commitment.id,
      version: commitment.version,
      hash: commitmentHash(commitment),
      at: context.now,
    }))
  const today = dateAt(context.now, context.charter.organisation.zone)
  const terms = context.charter.organisation.terms.version
  const { person, office, group } = term
  const held = await context.store(officeTermStore).find({ person, office, group, state: 'accepted' })
  const inOffice = held.some((earlier) => holdsNow(earlier, today))
  const answered = await context.store(officeTermStore).change(term._id, entry(context, ask.answer), (before) => {
    if (before.state !== 'offered') return before
    if (ask.answer === 'declined') return { ...before, state: 'declined', answeredAt: context.now }
    const accepted: OfficeTerm = { ...before, state: 'accepted', answeredAt: context.now, receipts, terms }
    return inOffice || holdsNow(accepted, today) ? { ...accepted, startedAt: context.now } : accepted
  })
  if (accepts && answered.state === 'accepted' && (await isFull(context, term))) {
    await stepBack(context, answered)
    throw new UserError('at-once', 'Someone else accepted at the same moment. Please press once more.', {
      next: [{ label: 'See my status', say: 'status' }],
    })
  }
  if (answered.state === 'accepted') await endEarlierTerms(context, answered)
  return answered
}

/**
 * Whether others have all seats. Two offers made at once may be one more than there are: whoever accepts first has it.
 * It is asked before and after accepting, and whoever then finds one too many steps back: so the last never stays.
 */
async function isFull(context: Context, { person, office, group }: OfficeTerm): Promise<boolean> {
  const { seats } = officeOf(context.charter, office)
  const held = await context.store(officeTermStore).find({ office, group, state: 'accepted', person: { $ne: person } })
  return seats !== undefined && new Set(held.map((term) => term.person)).size >= seats
}

/** The offer stands again, as though it had not been answered. */
async function stepBack(context: Context, { _id, answeredAt }: OfficeTerm): Promise<void> {
  await context.store(officeTermStore).change(_id, entry(context, 'stepped back'), (before) => {
    if (before.state !== 'accepted' || before.answeredAt !== answeredAt) return before
    const { startedAt: _, terms: __, ...offered } = before
    return { ...offered, state: 'offered', answeredAt: null, receipts: [] }
  })
}

function titleOf({ charter }: Context, { office }: OfficeTerm): string {
  return officeOf(charter, office).title.one
}

/** A term that was renewed is followed by the new one: the same person holds an office once. */
async function endEarlierTerms(context: Context, { _id, person, office, group, offeredAt }: OfficeTerm): Promise<void> {
  const officeTerms = context.store(officeTermStore)
  const held = await officeTerms.find({ person, office, group, state: 'accepted' })
  for (const earlier of held.filter((term) => term._id !== _id && term.offeredAt < offeredAt))
    await officeTerms.change(earlier._id, entry(context, 'renewed'), (before) =>
      before.state === 'accepted' ? ended(before, context.now, person) : before,
    )
}

/** Ends a term, or takes an offer back. */
export async function endTerm(context: Context, ask: { term: string }): Promise<OfficeTerm> {
  const term = await context.store(officeTermStore).get(ask.term)
  if (term === null)
    throw new UserError('no-such-term', 'This term no longer exists.', {
      next: [{ label: 'See all terms', say: 'end' }],
    })
  if (term.person !== context.by) await mustBeAbleTo(context, 'appoint', term.group)
  return context.store(officeTermStore).change(term._id, entry(context, 'ended'), (before) => {
    if (before.state !== 'offered' && before.state !== 'accepted') return before
    const resigned = before.state === 'accepted' && before.person === context.by
    return { ...ended(before, context.now, context.by), ...(resigned ? { resigned } : {}) }
  })
}

/** The one who acts gives up an office of their own. @throws UserError where it is not theirs. */
export async function resignOffice(context: Context, ask: { term: string }): Promise<OfficeTerm> {
  const mine = (await readOwnTerms(context)).some(({ _id, answeredAt }) => _id === ask.term && answeredAt !== null)
  if (mine) return endTerm(context, ask)
  throw new UserError('not-your-term', 'You do not hold this office.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}

/** Writes down that terms have begun, so that what their holders should hear from now on is planned. */
export async function beginTerms(context: Context, _ask: object): Promise<void> {
  const today = dateAt(context.now, context.charter.organisation.zone)
  const begun = await context.store(officeTermStore).find({ state: 'accepted', from: { $lte: today }, startedAt: null })
  for (const term of begun)
    await context
      .store(officeTermStore)
      .change(term._id, { ...entry(context, 'term begun'), by: 'clock' }, (before) =>
        before.state === 'accepted' ? { ...before, startedAt: before.startedAt ?? context.now } : before,
      )
}

/** Ends the terms that are over, where the charter says that the office is then vacant. Acting holders keep theirs. */
export async function endPassedTerms(context: Context, _ask: object): Promise<void> {
  const today = dateAt(context.now, context.charter.organisation.zone)
  for (const term of await context.store(officeTermStore).find({ state: 'accepted', to: { $lt: today } }))
    if (officeOf(context.charter, term.office).onExpiry === 'ends')
      await context
        .store(officeTermStore)
        .change(term._id, { ...entry(context, 'term over'), by: 'clock' }, (before) =>
          before.state === 'accepted' ? ended(before, context.now, 'clock') : before,
        )
}

function ended(term: OfficeTerm, at: Instant, by: string): OfficeTerm {
  return { ...term, state: 'ended', endedAt: at, endedBy: by }
}
