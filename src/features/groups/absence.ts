import { epochOf, type Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import type { OfficeTerm } from './office-term.ts'

/** An office in a group, or with null of the whole organisation, whoever holds it and however often it is renewed. */
export type OfficeIn = Pick<OfficeTerm, 'office' | 'group'>

/** An office that somebody holds. */
export type HeldOffice = OfficeIn & Pick<OfficeTerm, 'person'>

/** Somebody who acts in the place of another while that one is away. They accept first; see `approval`. */
export type StandIn = {
  person: string
  askedAt: Instant
  answer: 'yes' | 'no' | null
  answeredAt: Instant | null
  /** The offices of the absent person that they were asked, and approved, to stand in for. */
  offices: OfficeIn[]
  /**
   * Whether the secretariat lets them: `none needed` where they hold the same powers already, or the secretariat named
   * them. `asked` waits for it.
   */
  approval: 'none needed' | 'asked' | 'given' | 'refused'
  approvedBy: string | null
  approvedAt: Instant | null
}

/** That a person is away, from a day to a day by their own clock. Whoever comes back earlier gives it an earlier end. */
export type Absence = {
  _id: string
  person: string
  from: CalendarDate
  /** The last day away. */
  until: CalendarDate
  startsAt: Instant
  /** When they are back: the day after `until` begins, or they said so. */
  endsAt: Instant
  saidAt: Instant
  /** The person, and whoever stands in. */
  people: string[]
  /** The groups they are in or lead; `*` for an office of the whole organisation. */
  groups: string[]
  /** Whether they hold an office: others are asked in their place. */
  hasOffice: boolean
  standIn: StandIn | null
  /** Whoever had agreed to stand in and is not needed any more: the last one, and since when. */
  released?: { person: string; at: Instant }
  /** When a job noted that it has begun, and that it is over: what others are told is planned anew then. */
  begunAt: Instant | null
  overAt: Instant | null
}

/** What an absence is to those who are asked instead. `standIn`: who is asked in their place now; null = nobody. */
export type Away = { person: string; since: Instant; until: CalendarDate; standIn: string | null }

/** The group of an absence that concerns every group. */
export const everyGroup = '*'

/** Whether somebody is away at an instant, or at these epoch milliseconds. */
export function coversInstant(
  { startsAt, endsAt }: Pick<Absence, 'startsAt' | 'endsAt'>,
  at: Instant | number,
): boolean {
  const epoch = typeof at === 'number' ? at : epochOf(at)
  return epochOf(startsAt) <= epoch && epoch < epochOf(endsAt)
}

/** Whether two absences have a time in common. */
export function overlaps(
  one: Pick<Absence, 'startsAt' | 'endsAt'>,
  other: Pick<Absence, 'startsAt' | 'endsAt'>,
): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}

/** Whether somebody has accepted to stand in, and may. */
export function isConfirmed(standIn: StandIn | null): standIn is StandIn {
  return standIn?.answer === 'yes' && (standIn.approval === 'none needed' || standIn.approval === 'given')
}

/** Whether somebody was asked to stand in for this office. */
export function standsInAs({ offices }: Pick<StandIn, 'offices'>, { office, group }: OfficeIn): boolean {
  return offices.some((one) => one.office === office && one.group === group)
}

/** Those of an absent person's terms of office that somebody stands in for, or is asked to; all where nobody is. */
export function termsConcerned<T extends HeldOffice>(
  { person, standIn }: Pick<Absence, 'person' | 'standIn'>,
  terms: readonly T[],
): T[] {
  return terms.filter((term) => term.person === person && (standIn === null || standsInAs(standIn, term)))
}

/**
 * Who is away now, by person. A stand-in who is away, too, stands in for nobody; nor does one who was not asked to stand
 * in for all of these offices that the absent person holds.
 */
export function awayNow(
  absences: readonly Absence[],
  now: Instant,
  offices: readonly HeldOffice[],
): ReadonlyMap<string, Away> {
  const current = absences.filter((absence) => coversInstant(absence, now))
  const away = new Set(current.map(({ person }) => person))
  return new Map(
    current.map(({ person, startsAt, until, standIn }) => {
      const held = offices.filter((one) => one.person === person)
      const isAsked = isConfirmed(standIn) && held.length > 0 && held.every((one) => standsInAs(standIn, one))
      const acts = isAsked && !away.has(standIn.person) ? standIn.person : null
      return [person, { person, since: startsAt, until, standIn: acts }]
    }),
  )
}

/** The absences in which a person stands in at an instant. */
export function stoodInBy(absences: readonly Absence[], person: string, now: Instant): Absence[] {
  return absences.filter(
    (absence) => absence.standIn?.person === person && isConfirmed(absence.standIn) && coversInstant(absence, now),
  )
}
