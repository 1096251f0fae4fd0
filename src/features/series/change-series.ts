import { isDeepStrictEqual } from 'node:util'
import { type Context, entry } from '#context.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { requireAhead } from '#features/meetings/schedule-meeting.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { dateOfSlot, datesAhead, lastDayOf, sameDates, sessionOf, todayOf } from './dates/series-dates.ts'
import { changedParts, detailsOn, type SeriesChange } from './dates/series-parts.ts'
import { meetingsIn, seriesFor } from './find-series.ts'
import { keepOccurrences } from './keep-occurrences.ts'
import { type MeetingSeries, revisedSeries } from './meeting-series.ts'
import { seriesStore } from './series-store.ts'

/**
 * `from`: the slot from which on it is different; where that is over, and where none is named, from the next one.
 * `seen`: the revision of the series that was looked at.
 */
export type ChangeSeriesAsk = { series: string; from?: CalendarDate; seen: number; to: SeriesChange }

/** `changed`: somebody else was faster; nothing was done, and this is what is true now. `meetings`: by date. */
export type SeriesChanged = { kind: 'done' | 'already' | 'changed'; series: MeetingSeries; meetings: Meeting[] }

/**
 * Changes this and all later meetings of a series: moves them by days, to another time or zone, or to another length;
 * gives them another title, agenda, link or place. Those that were moved by themselves stay where they are.
 * @throws UserError where the person does not lead the group, the series is over, or the new time is.
 */
export async function changeSeries(context: Context, ask: ChangeSeriesAsk): Promise<SeriesChanged> {
  await seriesFor(context, ask.series, 'leader')
  return changeSeriesOnce(context, { ...ask, what: 'changed' }, (series) => {
    const { charter, now, by } = context
    const from = slotAhead(context, series, ask.from)
    const parts = changedParts(series.parts, from, ask.to)
    if (sameAhead(context, series, { ...series, parts })) return 'already'
    const first = dateOfSlot({ parts }, from)
    if (first) requireAhead(context, [sessionOf(first)])
    const change = { parts, state: series.state, lastDay: lastDayOf(parts, todayOf(series, charter, now)) }
    return revisedSeries(series, { by, at: now, act: 'change' }, change)
  })
}

/**
 * One change of a series, made only to what the person has seen; its meetings follow at once. The rule answers `already`
 * where all is so.
 */
export async function changeSeriesOnce(
  context: Context,
  { series: id, from, seen, what }: { series: string; from?: CalendarDate; seen: number; what: string },
  rule: (series: MeetingSeries) => MeetingSeries | 'already',
): Promise<SeriesChanged> {
  let kind: SeriesChanged['kind'] = 'done'
  await context.store(seriesStore).change(id, entry(context, what), (before) => {
    const gone = before.rev !== seen && !slotsAhead(context, before).some((slot) => slot >= (from ?? ''))
    const after = gone ? before : rule(before)
    kind = after === 'already' ? 'already' : before.rev === seen ? 'done' : 'changed'
    return after === 'already' || kind === 'changed' ? before : after
  })
  await keepOccurrences(context, { series: id })
  const series = await seriesFor(context, id, 'leader')
  return { kind, series, meetings: await meetingsIn(context, id) }
}

/** Whether nothing ahead is different for anybody. */
function sameAhead({ charter, now }: Context, before: MeetingSeries, after: MeetingSeries): boolean {
  const [old, present] = [datesAhead(before, charter, now), datesAhead(after, charter, now)]
  const details = (series: MeetingSeries) => present.map(({ slot }) => detailsOn(series, slot))
  return sameDates(old, present) && isDeepStrictEqual(details(before), details(after))
}

/** The slot from which on something is to be different. @throws UserError where nothing of the series is ahead. */
export function slotAhead(
  { charter, now }: Pick<Context, 'charter' | 'now'>,
  series: MeetingSeries,
  from: CalendarDate = '',
): CalendarDate {
  const slots = slotsAhead({ charter, now }, series)
  const [next] = slots
  if (next === undefined || !slots.some((slot) => slot >= from))
    throw new UserError('series-over', 'These meetings are all over. You can schedule new ones.', {
      next: [{ label: 'Schedule new ones', say: `schedule ${series.group}` }],
    })
  return from > next ? from : next
}

function slotsAhead({ charter, now }: Pick<Context, 'charter' | 'now'>, series: MeetingSeries): CalendarDate[] {
  return datesAhead(series, charter, now)
    .map(({ slot }) => slot)
    .toSorted()
}
