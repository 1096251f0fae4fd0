import type { Instant } from '#time/instant.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import type { SeriesPart } from './dates/series-parts.ts'

/** What a revision of a series came from. */
export type SeriesAct = 'schedule' | 'change' | 'cancel' | 'undo'

/** What members were told with one revision of a series: kept, so that a change says "from what you last saw". */
export type SeriesTelling = {
  rev: number
  at: Instant
  by: string
  act: SeriesAct
  state: MeetingSeries['state']
  parts: SeriesPart[]
  /** Why there are no more of them, where somebody has ended the series and said so. */
  cancelledBecause: string | null
}

/**
 * Meetings of a group that repeat. Each of them is a `Meeting`, an aggregate of its own, named by its slot, made before its
 * time; what is decided for all of them, or for "this and later ones", is decided here.
 */
export type MeetingSeries = {
  _id: string
  group: string
  /**
   * One behind the other: where the later ones differ, in when they meet or in what else they have, a part ends and the
   * next begins. None where all were cancelled.
   */
  parts: SeriesPart[]
  /** The day of the last one; null = it goes on. */
  lastDay: CalendarDate | null
  /** Cancelled: nothing of it is left ahead. */
  state: 'scheduled' | 'cancelled'
  /** What a cancellation said. */
  cancelledBecause: string | null
  /** Rises when its meetings have something to follow. */
  rev: number
  tellings: SeriesTelling[]
  ledBy: string | null
  scheduledBy: string
  scheduledAt: Instant
  changedAt: Instant
  /** The revision to which all its meetings have been brought, and the day of the last that exists; null = none yet. */
  made: { rev: number; until: CalendarDate } | null
}

/** The series after an act on its `parts` or its `state`: its meetings follow a revision, and members are told of it. */
export function revisedSeries(
  before: MeetingSeries,
  { by, at, act }: Pick<SeriesTelling, 'by' | 'at' | 'act'>,
  change: Pick<MeetingSeries, 'parts' | 'state' | 'lastDay'> & { cancelledBecause?: string | null },
): MeetingSeries {
  const rev = before.rev + 1
  const after = { ...before, ...change, rev, changedAt: at }
  const { state, parts, cancelledBecause } = after
  return { ...after, tellings: [...before.tellings, { rev, by, at, act, state, parts, cancelledBecause }] }
}
