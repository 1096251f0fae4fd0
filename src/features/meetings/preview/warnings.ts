import type { Charter } from '#charter/charter.ts'
import { epochOf, type Instant, millisecondsOf } from '#time/instant.ts'
import { isWorkingDay } from '#time/working-days.ts'
import type { Session } from '../meeting.ts'
import { startOf } from '../session-times.ts'
import type { PlaceOff } from './days-off.ts'
import type { Oddity } from './oddities.ts'

/** Another meeting at the same time. `shared` = how many people are asked to both. */
export type Clash = { reference: string; session: Session; shared: number }

/** What a leader should know before scheduling; none of it forbids anything. */
export type Warning =
  | ({ kind: 'clash' } & Clash)
  | { kind: 'no-link' }
  | { kind: 'day-off'; date: string }
  /** Where some of the `of` people asked have that day off. */
  | { kind: 'places-off'; places: readonly PlaceOff[]; of: number }
  | { kind: 'short-notice'; usual: string }
  | Oddity

/** What can be said of the times and the link alone. */
export function plainWarnings(
  { sessions, link, place }: { sessions: readonly Session[]; link: string | null; place: string | null },
  charter: Charter,
  now: Instant,
): Warning[] {
  const { workdays, holidays, zone } = charter.organisation
  const usual = charter.meetings.minimumNotice
  const soon = sessions.some((session) => epochOf(startOf(session)) - epochOf(now) < millisecondsOf(usual))
  return [
    ...(link === null && place === null ? [{ kind: 'no-link' as const }] : []),
    ...[...new Set(sessions.map(({ date }) => date))]
      .filter((date) => !isWorkingDay({ workdays, holidays, zone }, date))
      .map((date) => ({ kind: 'day-off' as const, date })),
    ...(soon ? [{ kind: 'short-notice' as const, usual }] : []),
  ]
}
