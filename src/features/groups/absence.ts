import { epochOf, type Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/** Somebody who acts in the place of another while that one is away. They accept first; see `approval`. */
export type StandIn = {
  person: string
  askedAt: Instant
  answer: 'yes' | 'no' | null
  answeredAt: Instant | null
  /** The terms of office of the absent person that they stand in for. */
  terms: string[]
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

/** Who is away now, by person. A stand-in who is away, too, stands in for nobody. */
export function awayNow(absences: readonly Absence[], now: Instant): ReadonlyMap<string, Away> {
  const current = absences.filter((absence) => coversInstant(absence, now))
  const away = new Set(current.map(({ person }) => person))
  return new Map(
    current.map(({ person, startsAt, until, standIn }) => {
      const acts = isConfirmed(standIn) && !away.has(standIn.person) ? standIn.person : null
      return [person, { person, since: startsAt, until, standIn: acts }]
    }),
  )
}

/** The terms of others that a person stands in for at an instant. */
export function termsStoodIn(absences: readonly Absence[], person: string, now: Instant): string[] {
  return absences.flatMap((absence) =>
    absence.standIn?.person === person && isConfirmed(absence.standIn) && coversInstant(absence, now)
      ? absence.standIn.terms
      : [],
  )
}
