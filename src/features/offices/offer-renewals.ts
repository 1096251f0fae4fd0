import { officeOf } from '#charter/charter.ts'
import { wholeId } from '#charter/whole-group.ts'
import { type Context, entry } from '#context.ts'
import { may, mustBeAbleTo, requireRole } from '#features/groups/access.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { personStore } from '#features/people/person-store.ts'
import { type CalendarDate, dateAt, plusDays } from '#time/wall-time.ts'
import { type Mandate, mandatesEnd, mandatesOf, renewalId, renewalsOf } from './mandate.ts'
import { refuseLastingPower, termEnd } from './offer-office.ts'

/** The mandates of a meeting of the whole, the names of those who hold them, and whether the reader offers renewals. */
export type MandatesView = { mandates: Mandate[]; names: ReadonlyMap<string, string>; appoints: boolean }

type Asked = { meeting: string; on: CalendarDate }

/** Of a meeting, what tells whether it confirms mandates, and those of which day. */
type Convened = { _id: string; group: string; state: string; sessions: readonly { date: CalendarDate }[] }

/** Which mandates a meeting is to confirm; null for one of a group, and for one that is cancelled. */
export function mandatesAsked({ _id, group, state, sessions }: Convened): Asked | null {
  return group === wholeId && state !== 'cancelled' ? { meeting: _id, on: sessions.at(-1)?.date ?? '' } : null
}

/** The mandates that this meeting is to confirm; null where it confirms none. */
export async function readMandatesOf(context: Context, ask: { meeting: Convened }): Promise<MandatesView | null> {
  const asked = mandatesAsked(ask.meeting)
  return asked && readMandates(context, asked)
}

/** The terms that a meeting of the whole on this day is to confirm, for all who hold an office. */
async function readMandates(context: Context, ask: Asked): Promise<MandatesView> {
  await requireRole(context, wholeId, 'member')
  const [mandates, appoints] = await Promise.all([mandatesFor(context, ask), may(context, 'appoint', null)])
  const holders = [...new Set(mandates.map(({ term }) => term.person))]
  const people = holders.length === 0 ? [] : await context.store(personStore).pick({ _id: { $in: holders } }, ['name'])
  return { mandates, names: new Map(people.map(({ _id, name }) => [_id, name])), appoints }
}

/**
 * Offers the renewal of every mandate that the charter allows, by one act; each holder accepts or declines their own.
 * @throws UserError for those who may not appoint.
 */
export async function offerRenewals(context: Context, ask: Asked): Promise<MandatesView & { offered: OfficeTerm[] }> {
  const { store, now, by } = context
  await mustBeAbleTo(context, 'appoint', null)
  await refuseLastingPower(context, { person: by, group: null })
  const offers = (await mandatesFor(context, ask))
    .filter(({ is }) => is === 'renewable')
    .map(({ term }) => renewalOf(context, ask.meeting, term))
  // Where somebody else offers them at the same moment, each is offered once.
  for (let left = offers; left.length > 0; )
    left = left.slice((await store(officeTermStore).insertAll(left, entry(context, 'offered a renewal'))) + 1)
  const view = await readMandates(context, ask)
  const ids = view.mandates.map(({ term }) => renewalId(ask.meeting, term._id))
  const offered = await store(officeTermStore).find({ _id: { $in: ids }, offeredBy: by, offeredAt: now })
  return { ...view, offered }
}

/** Two reads, however many terms there are: whose terms end, or were renewed by this meeting, and all terms of these. */
async function mandatesFor(context: Context, { meeting, on }: Asked): Promise<Mandate[]> {
  const { charter, store, now } = context
  const today = dateAt(now, charter.organisation.zone)
  const [ending, renewals] = await Promise.all([
    store(officeTermStore).pick({ state: 'accepted', to: { $gt: '', $lte: mandatesEnd(on) } }, ['person']),
    store(officeTermStore).pick({ _id: renewalsOf(meeting) }, ['person']),
  ])
  const holders = [...new Set([...ending, ...renewals].map(({ person }) => person))]
  const known = holders.length === 0 ? [] : await store(officeTermStore).find({ person: { $in: holders } })
  return mandatesOf(known, { charter, meeting, on, today })
}

function renewalOf({ charter, now, by }: Context, meeting: string, term: OfficeTerm): OfficeTerm {
  const office = officeOf(charter, term.office)
  const today = dateAt(now, charter.organisation.zone)
  const from = term.to === null || term.to < today ? today : plusDays(term.to, 1)
  return {
    _id: renewalId(meeting, term._id),
    person: term.person,
    office: term.office,
    group: term.group,
    state: 'offered',
    from,
    to: termEnd(office, from),
    appointedBy: office.appointedBy.who,
    onSuggestionOf: null,
    offeredBy: by,
    offeredAt: now,
    answeredAt: null,
    endedAt: null,
    receipts: [],
  }
}
