import { groupOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { requireRole } from '#features/groups/access.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import { type Others, othersAmong } from '#features/groups/read-others.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { leaderFor, type MeetingPlan, meetingDefaults, requireAhead } from '#features/meetings/schedule-meeting.ts'
import type { Series } from '#time/series/series.ts'
import { dateAt } from '#time/wall-time.ts'
import { datesOf, lastDayOf, sessionOf } from './dates/series-dates.ts'
import { meetingsIn } from './find-series.ts'
import { keepOccurrences } from './keep-occurrences.ts'
import type { MeetingSeries } from './meeting-series.ts'
import { seriesStore } from './series-store.ts'

/** What a leader wants to schedule. An absent link or place is the group's usual one; null is none. */
export type SeriesPlan = Omit<MeetingPlan, 'sessions'> & { series: Series }

/** `meetings`: those that exist so far, by date. `others`: the people who will be told of it. */
export type SeriesScheduled = {
  kind: 'scheduled' | 'already'
  series: MeetingSeries
  meetings: Meeting[]
  others: Others
}

/** The series that a preview has become; null while it is one. */
export async function seriesScheduledBefore(context: Context, ask: { id: string }): Promise<MeetingSeries | null> {
  return context.store(seriesStore).get(ask.id)
}

/**
 * Schedules meetings that repeat: one write, from which the next meetings follow. It happens once for an id, that of its
 * preview: asked again, the series is answered as it stands.
 * @throws UserError where the person does not lead the group, or the first of them is in the past.
 */
export async function scheduleSeries(context: Context, plan: SeriesPlan & { id: string }): Promise<SeriesScheduled> {
  const { store, by } = context
  await requireRole(context, plan.group, 'leader')
  const audience = await readAudience(context, plan.group)
  const others = await othersAmong(context, audience)
  const existing = await store(seriesStore).get(plan.id)
  if (existing) {
    // A crash came between: the same act is ended.
    if (existing.made === null) await keepOccurrences(context, { series: existing._id })
    return answer(context, { kind: 'already', series: existing, others })
  }
  requireBeginAhead(context, plan.series)
  const series = await newSeries(context, plan, leaderFor(audience.roster, by))
  const isNew = await store(seriesStore).insert(series, entry(context, 'scheduled'))
  // Whoever was faster makes its meetings; where they could not, the clock does.
  if (isNew) await keepOccurrences(context, { series: series._id })
  return answer(context, { kind: isNew ? 'scheduled' : 'already', series, others })
}

async function answer(context: Context, done: Omit<SeriesScheduled, 'meetings'>): Promise<SeriesScheduled> {
  const series = (await context.store(seriesStore).get(done.series._id)) ?? done.series
  return { ...done, series, meetings: await meetingsIn(context, series._id) }
}

function requireBeginAhead(context: Context, series: Series): void {
  const last = lastDayOf([series], series.from)
  const to = last ?? Temporal.PlainDate.from(series.from).add({ years: 4 }).toString()
  const [first] = datesOf({ parts: [series] }, { from: series.from, to })
  requireAhead(context, first ? [sessionOf(first)] : [])
}

async function newSeries(
  context: Context,
  plan: SeriesPlan & { id: string },
  ledBy: string | null,
): Promise<MeetingSeries> {
  const { charter, by, now } = context
  const group = groupOf(charter, plan.group)
  const { title, agenda = '' } = plan
  const parts = [{ ...plan.series, title, agenda, ...(await meetingDefaults(context, group, plan)) }]
  return {
    _id: plan.id,
    group: group.id,
    parts,
    lastDay: lastDayOf(parts, dateAt(now, plan.series.zone)),
    state: 'scheduled',
    cancelledBecause: null,
    rev: 1,
    tellings: [{ rev: 1, at: now, by, act: 'schedule', state: 'scheduled', parts, cancelledBecause: null }],
    ledBy,
    scheduledBy: by,
    scheduledAt: now,
    changedAt: now,
    made: null,
  }
}
