import { officeOf, type Power } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { type Absence, everyGroup, overlaps, type StandIn, standsInAs } from '#features/groups/absence.ts'
import { absenceStore } from '#features/groups/absence-store.ts'
import { isOfSecretariat, ownTermsOf } from '#features/groups/identity.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { absencesOf } from '#features/groups/read-absences.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { termsHeld } from '#features/groups/terms-held.ts'
import { personStore } from '#features/people/person-store.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { type CalendarDate, dateAt, plusDays, startOfDay } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { mayStandIn } from './stand-in-candidates.ts'

/** From which day to which, and who stands in: a person's id, or null for nobody. */
export type AbsenceAsk = {
  from: CalendarDate
  until: CalendarDate
  standIn: string | null
  /** The absence whose days are changed; without it, the one that is in these days. */
  absence?: string | undefined
}

/** What an absence will mean, before it is written down. */
export type AbsencePlan = {
  from: CalendarDate
  until: CalendarDate
  /** The terms of office that the person holds. */
  terms: OfficeTerm[]
  standIn: { person: string; name: string; approval: StandIn['approval'] } | null
  /** The absence of theirs that this one takes the place of. */
  replaces: Absence | null
  /** Whom the person stands in for meanwhile, if anybody. */
  standsInFor: number
}

/** Longer than this nobody is away: their office is given to somebody else. */
const mostDays = 366

/** What being away would mean. Nothing changes. @throws UserError for days that are over, or a stand-in who cannot. */
export async function planAbsence(context: Context, ask: AbsenceAsk): Promise<AbsencePlan> {
  const zone = await zoneOf(context)
  const today = dateAt(context.now, zone)
  const shown = { next: [{ label: 'Choose the days', say: 'away' }], field: 'until' }
  if (ask.until < ask.from) throw new UserError('ends-before', 'The last day is before the first one.', shown)
  if (ask.until < today) throw new UserError('over', `${sayDateAt(ask.until, context.now)} is over.`, shown)
  if (plusDays(ask.from, mostDays) < ask.until)
    throw new UserError('too-long', 'We keep an absence of one year at most.', shown)
  const identity = await readIdentity(context)
  const terms = ownTermsOf(identity, context.by)
  const others = identity.absences.filter(({ person }) => person !== context.by)
  const span = spanOf(ask, zone)
  const own = identity.absences.filter(({ person }) => person === context.by)
  const replaces = own.find(({ _id }) => _id === ask.absence) ?? own.find((absence) => overlaps(absence, span)) ?? null
  const second = own.find((absence) => absence !== replaces && overlaps(absence, span))
  if (second)
    throw new UserError(
      'two-absences',
      `You have another absence until ${sayDateAt(second.until, context.now)}. Please cancel that one first. Both are kept.`,
      { next: [{ label: 'See my absences', say: 'away' }], field: 'until' },
    )
  return {
    replaces,
    ...{ from: ask.from, until: ask.until, terms },
    standIn: ask.standIn === null || terms.length === 0 ? null : await standInFor(context, terms, { ...ask, span }),
    standsInFor: others.filter((absence) => overlaps(absence, span)).length,
  }
}

/** Writes down that the one who acts is away. Said again, the days and the stand-in of the same absence change. */
export async function setAbsence(context: Context, ask: AbsenceAsk & { id?: string }): Promise<Absence> {
  const plan = await planAbsence(context, ask)
  const { by, now } = context
  const identity = await readIdentity(context)
  const { startsAt, endsAt } = spanOf(ask, await zoneOf(context))
  const groups = [
    ...plan.terms.map(({ group }) => group ?? everyGroup),
    ...identity.applications.flatMap(({ group, state }) => (state === 'accepted' ? [group] : [])),
  ]
  const id = plan.replaces?._id ?? ask.id ?? context.id('absence')
  return context.store(absenceStore).put(id, entry(context, 'away'), (before) => {
    const isWithin = before !== null && before.startsAt <= startsAt && endsAt <= before.endsAt
    const agreed = isWithin ? before.standIn : null
    const standIn = plan.standIn && standInOf(agreed, plan, now)
    const sameDays = before?.from === ask.from && before.until === ask.until
    const sameStandIn = before?.standIn?.person === standIn?.person && before?.standIn?.askedAt === standIn?.askedAt
    if (sameDays && sameStandIn && groups.every((group) => before.groups.includes(group))) return before
    return {
      ...{ _id: id, person: by, from: ask.from, until: ask.until, startsAt, endsAt },
      // Answers that were given to meetings in the same days stay as they are.
      saidAt: sameDays ? before.saidAt : now,
      people: [by, ...(standIn ? [standIn.person] : [])],
      groups: [...new Set(groups)],
      hasOffice: plan.terms.length > 0,
      standIn,
      ...releasedBy(before, standIn, now),
      ...{ begunAt: null, overAt: null },
    }
  })
}

/** The one who acts is back, or does not go. Done again, it is as it was. */
export async function endAbsence(context: Context, ask: { absence: string }): Promise<Absence> {
  const { by, now } = context
  const found = await context.store(absenceStore).get(ask.absence)
  if (found?.person !== by)
    throw new UserError('not-away', 'You are not away.', { next: [{ label: 'See my status', say: 'status' }] })
  return context.store(absenceStore).change(found._id, entry(context, 'back'), (before) => {
    if (before.endsAt <= now) return before
    if (before.startsAt <= now) return { ...before, endsAt: now }
    return { ...before, startsAt: now, endsAt: now, ...releasedBy(before, null, now) }
  })
}

/** Who had agreed to stand in, where somebody else, or nobody, does now: they are told. */
function releasedBy(before: Absence | null, standIn: StandIn | null, now: string): Pick<Absence, 'released'> {
  const agreed = before?.standIn?.answer === 'yes' && before.standIn.approval !== 'refused' ? before.standIn : null
  if (agreed !== null && agreed.person !== standIn?.person) return { released: { person: agreed.person, at: now } }
  return before?.released === undefined ? {} : { released: before.released }
}

/** Whoever was asked and answered stays so, where the same person is to stand in for the same offices. */
function standInOf(before: StandIn | null, { standIn, terms }: AbsencePlan, now: string): StandIn | null {
  if (standIn === null) return null
  const isSame = before?.person === standIn.person && terms.every((term) => standsInAs(before, term))
  if (before && isSame && before.answer !== 'no' && before.approval !== 'refused') return before
  return {
    ...{ person: standIn.person, askedAt: now, answer: null, answeredAt: null },
    offices: terms.map(({ office, group }) => ({ office, group })),
    ...{ approval: standIn.approval, approvedBy: null, approvedAt: null },
  }
}

async function standInFor(
  context: Context,
  terms: OfficeTerm[],
  { standIn, span }: { standIn: string | null; span: Pick<Absence, 'startsAt' | 'endsAt'> },
): Promise<AbsencePlan['standIn']> {
  const person = standIn ?? ''
  const field = { field: 'standIn', next: [{ label: 'Choose someone else', say: 'away' }] }
  if (person === context.by)
    throw new UserError('not-yourself', 'You are the one who is away. Please choose someone else.', field)
  const [known, held, absences, isOne] = await Promise.all([
    context.store(personStore).pick({ _id: person }, ['name']),
    termsHeld(context, { person }),
    absencesOf(context, [person]),
    mayStandIn(context, { person }),
  ])
  const [{ name } = { name: '' }] = known
  if (!isOne)
    throw new UserError('not-a-stand-in', 'They are in none of your groups. Please choose someone else.', field)
  const away = absences.find((absence) => absence.person === person && overlaps(absence, span))
  if (away)
    throw new UserError(
      'away-too',
      `${name || 'They'} are away, too, until ${sayDateAt(away.until, context.now)}. Please choose someone else.`,
      field,
    )
  // Who only acts for the secretariat decides nothing of their own.
  const secretariat = isOfSecretariat(context.charter, { terms })
  const needed = !secretariat && !terms.every((term) => holdsPowersOf(context, term, held))
  return { person, name: name || 'Someone', approval: needed ? 'asked' : 'none needed' }
}

/** Whether somebody's own offices allow all that this term allows, where it does. */
function holdsPowersOf({ charter }: Context, { office, group }: OfficeTerm, held: readonly OfficeTerm[]): boolean {
  const powers: Power[] = officeOf(charter, office).may
  const here = held.filter((term) => term.group === null || term.group === group)
  return powers.every((power) => here.some((term) => officeOf(charter, term.office).may.includes(power)))
}

function spanOf({ from, until }: AbsenceAsk, zone: string): Pick<Absence, 'startsAt' | 'endsAt'> {
  return { startsAt: startOfDay(from, zone), endsAt: startOfDay(plusDays(until, 1), zone) }
}

async function zoneOf({ store, by, charter }: Context): Promise<string> {
  return (await store(personStore).get(by))?.zone ?? charter.organisation.zone
}
