import { groupsBy } from '#grouped-by.ts'
import { instantText } from '../instant.ts'
import type { Hours, Period } from '../quiet-hours.ts'
import type { Nights } from './half-of-nights.ts'
import { type Pain, painOf, type UsualHours, usualHours } from './pain.ts'

/**
 * Somebody who is to meet. `debt` is the pain of the group's earlier meetings; absent for a newcomer, who begins where
 * the others are on average. `busy` and `off` are in epoch milliseconds.
 */
export type Attendee = {
  id: string
  zone: string
  usual?: UsualHours
  debt?: number
  busy?: readonly Period[]
  /** Public holidays: spared where it costs nobody an hour worse, never for somebody's night. */
  off?: readonly Period[]
}

/** Attendees for whom every time means the same. */
export type Alike = {
  zone: string
  people: readonly Attendee[]
  /** Sum of what they carry already. */
  debt: number
  /** Sum of the squares of that. */
  squares: number
  pain: Pain
  /** From which instant on, in epoch milliseconds, clocks there are how many minutes ahead of UTC. */
  offsets: { from: number; minutes: number }[]
}

/**
 * Who is to meet, for how long (ISO 8601), and which hours of anybody's clock are called night. Where `nights` tells how
 * many each zone has had, none is brought beyond half of them without need.
 */
export type Fairness = { attendees: readonly Attendee[]; lasts: string; night: Hours; nights?: Nights }

/** Puts together those in one zone with the same usual hours. @param range in which times are looked at. */
export function alike({ attendees, night }: Fairness, range: Period): Alike[] {
  const average = averageDebt(attendees)
  const pains = new Map<string, Pain>()
  return [...ofOneKind(attendees).values()].flatMap((people): Alike[] => {
    const [first] = people
    if (first === undefined) return []
    const { zone, usual = usualHours } = first
    const hours = hoursOf(first)
    const pain = pains.get(hours) ?? painOf(usual, night)
    pains.set(hours, pain)
    const debts = people.map(({ debt = average }) => debt)
    const debt = debts.reduce((sum, one) => sum + one, 0)
    const squares = debts.reduce((sum, one) => sum + one ** 2, 0)
    return [{ zone, people, debt, squares, pain, offsets: offsetsOf(zone, range) }]
  })
}

function hoursOf({ usual = usualHours }: Attendee): string {
  return `${usual.from} ${usual.to} ${usual.workdays}`
}

/** Those in one zone with the same usual hours. */
const ofOneKind = groupsBy<Attendee>((one) => `${one.zone} ${hoursOf(one)}`)

/** What a newcomer is taken to carry. */
export function averageDebt(attendees: readonly Attendee[]): number {
  const known = attendees.flatMap(({ debt }) => (debt === undefined ? [] : [debt]))
  return known.length === 0 ? 0 : known.reduce((sum, debt) => sum + debt, 0) / known.length
}

/** The minute of the local week, from Monday 00:00, at an instant in epoch milliseconds. */
export function minuteOfWeek({ offsets }: Alike, at: number): number {
  let minutes = 0
  for (const offset of offsets) if (offset.from <= at) minutes = offset.minutes
  // 1 January 1970 was a Thursday.
  return Math.floor(at / 60_000) + minutes + 3 * 1440
}

function offsetsOf(zone: string, { start, end }: Period): Alike['offsets'] {
  const found: Alike['offsets'] = []
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(instantText(start)).toZonedDateTimeISO(zone)
  while (at !== null && at.epochMilliseconds <= end) {
    found.push({ from: found.length === 0 ? 0 : at.epochMilliseconds, minutes: at.offsetNanoseconds / 60e9 })
    at = at.getTimeZoneTransition('next')
  }
  return found
}
