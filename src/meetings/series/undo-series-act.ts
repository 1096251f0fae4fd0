import { type Context, entry } from '#context.ts'
import type { Instant } from '#time/instant.ts'
import { lastAct } from '../holds.ts'
import type { Meeting } from '../meeting.ts'
import { lastDayOf, todayOf } from './dates/series-dates.ts'
import { meetingsIn } from './find-series.ts'
import { keepOccurrences } from './keep-occurrences.ts'
import { type MeetingSeries, revisedSeries, type SeriesTelling } from './meeting-series.ts'
import { seriesHoldEnd } from './told/series-holds.ts'

/** The last thing somebody did to a series. `until`: the instant from which others hear of it, and it stays. */
export type OwnSeriesAct = { series: MeetingSeries; undoes: SeriesTelling; until: Instant }

/** The person's last act on any series, or on this one; null where there is none, or somebody else acted since. */
export async function lastOwnSeriesAct(context: Context, ask: { series?: string }): Promise<OwnSeriesAct | null> {
  const { stores, by, charter } = context
  const mine = await stores.series.find(
    { 'tellings.by': by, ...(ask.series === undefined ? {} : { _id: ask.series }) },
    { sort: { changedAt: -1 }, limit: 20 },
  )
  const acts = mine.flatMap((series): OwnSeriesAct[] => {
    const last = lastAct(series)
    if (last?.undoes.by !== by) return []
    return [{ series, undoes: last.undoes, until: seriesHoldEnd(series, charter, last.undoes.rev) }]
  })
  return acts.toSorted((one, other) => (one.undoes.at < other.undoes.at ? 1 : -1))[0] ?? null
}

/** `late`: others are being told already. `nothing`: there is no act of theirs to take back. `meetings`: by date. */
export type SeriesUndone =
  | { kind: 'undone' | 'late'; act: SeriesTelling['act']; series: MeetingSeries; meetings: Meeting[] }
  | { kind: 'nothing' }

/** Takes back the person's last act on a series, until others hear of it: what was true before is true again. */
export async function undoSeriesAct(context: Context, ask: { series?: string }): Promise<SeriesUndone> {
  const { stores, charter, by, now } = context
  const found = await lastOwnSeriesAct(context, ask)
  if (found === null) return { kind: 'nothing' }
  const { undoes } = found
  let undone = false
  const changed = await stores.series.change(found.series._id, entry(context, 'undid'), (before) => {
    const last = lastAct(before)
    undone = last?.undoes.rev === undoes.rev && now < seriesHoldEnd(before, charter, undoes.rev)
    if (!undone || !last) return before
    const parts = last.restores?.parts ?? []
    const change = {
      parts,
      state: last.restores?.state ?? ('cancelled' as const),
      lastDay: lastDayOf(parts, todayOf(before, charter, now)),
      cancelledBecause: last.restores?.cancelledBecause ?? null,
    }
    return revisedSeries(before, { by, at: now, act: 'undo' }, change)
  })
  await keepOccurrences(context, { series: changed._id })
  const series = (await stores.series.get(changed._id)) ?? changed
  return { kind: undone ? 'undone' : 'late', act: undoes.act, series, meetings: await meetingsIn(context, series._id) }
}
