import { type Context, entry } from '#context.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { isTakenBack, lastAct } from '#features/meetings/undo-window.ts'
import type { Instant } from '#time/instant.ts'
import { lastDayOf, todayOf } from './dates/series-dates.ts'
import { meetingsIn } from './find-series.ts'
import { keepOccurrences } from './keep-occurrences.ts'
import { type MeetingSeries, revisedSeries, type SeriesTelling } from './meeting-series.ts'
import { seriesUndoWindowEnd } from './notified/series-undo-window.ts'
import { seriesStore } from './series-store.ts'

/** The last thing somebody did to a series. `until`: the instant from which others hear of it, and it stays. */
export type OwnSeriesAct = { series: MeetingSeries; undoes: SeriesTelling; until: Instant }

/** The person's last act on any series, or on this one; null where there is none, or somebody else acted since. */
export async function lastOwnSeriesAct(context: Context, ask: { series?: string }): Promise<OwnSeriesAct | null> {
  const { store, by, charter } = context
  const mine = await store(seriesStore).find(
    { 'tellings.by': by, ...(ask.series === undefined ? {} : { _id: ask.series }) },
    { sort: { changedAt: -1 }, limit: 20 },
  )
  const acts = mine.flatMap((series): OwnSeriesAct[] => {
    const last = lastAct(series)
    if (last?.undoes.by !== by) return []
    return [{ series, undoes: last.undoes, until: seriesUndoWindowEnd(series, charter, last.undoes.rev) }]
  })
  return acts.toSorted((one, other) => (one.undoes.at < other.undoes.at ? 1 : -1))[0] ?? null
}

/** `late`: others are being told already. `nothing`: there is no act of theirs to take back. `meetings`: by date. */
export type SeriesUndone =
  | { kind: 'undone' | 'late'; act: SeriesTelling['act']; series: MeetingSeries; meetings: Meeting[] }
  | { kind: 'nothing' }

/** The revision that somebody takes back: of the act that they did last when they said so. */
export type UndoSeriesAsk = { series: string; rev: number }

/** What `undo` means now, of any series or of this one; null where there is no act of theirs to take back. */
export async function seriesActToUndo(context: Context, ask: { series?: string }): Promise<UndoSeriesAsk | null> {
  const act = await lastOwnSeriesAct(context, ask)
  return act && { series: act.series._id, rev: act.undoes.rev }
}

/**
 * Takes back an act of the person's on a series, until others hear of it: what was true before is true again. Done
 * again, it takes back nothing more. Where no revision is named, it is the last act's.
 */
export async function undoSeriesAct(context: Context, ask: Partial<UndoSeriesAsk>): Promise<SeriesUndone> {
  const { store, charter, by, now } = context
  const { series: id = '', rev } = ask.rev === undefined ? ((await seriesActToUndo(context, ask)) ?? {}) : ask
  if (rev === undefined) return { kind: 'nothing' }
  const found = await store(seriesStore).get(id)
  const undoes = found?.tellings.find((telling) => telling.rev === rev && telling.by === by)
  if (!undoes) return { kind: 'nothing' }
  let undone = false
  const changed = await store(seriesStore).change(id, entry(context, 'undid'), (before) => {
    undone = isTakenBack(before, { rev, by })
    if (undone) return before
    const last = lastAct(before)
    undone = last?.undoes.rev === rev && context.present() < seriesUndoWindowEnd(before, charter, rev)
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
  const series = (await store(seriesStore).get(changed._id)) ?? changed
  return { kind: undone ? 'undone' : 'late', act: undoes.act, series, meetings: await meetingsIn(context, series._id) }
}
