import type { Context, Heard } from '#context.ts'
import { type HeardInSeries, notifiedOf } from '#features/meetings/last-notified.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import type { MeetingSeries } from '../meeting-series.ts'
import { seriesStore } from '../series-store.ts'
import { heardInSeries } from './heard-in-series.ts'
import { seriesUndoWindowEnd } from './series-undo-window.ts'

/** What the notices about a meeting need to know of its series: what the messages of the series told whom. */
export async function heardBySeries(
  { store, deliveries }: Context,
  meetings: ReadonlyMap<string, MeetingFacts>,
  persons?: readonly string[],
): Promise<Map<string, Pick<MeetingFacts, 'heardBySeries'>>> {
  const ids = [...new Set([...meetings.values()].flatMap(({ meeting }) => meeting.series?.id ?? []))]
  if (ids.length === 0) return new Map()
  const [all, heard] = await Promise.all([
    store(seriesStore).find({ _id: { $in: ids } }),
    deliveries.heard(ids, persons),
  ])
  const byAggregate = Map.groupBy(heard, ({ root }) => root)
  const known = new Map(all.map((series) => [series._id, series]))
  return new Map(
    [...meetings].flatMap(([id, facts]) => {
      const series = known.get(facts.meeting.series?.id ?? '')
      if (series === undefined) return []
      return [[id, { heardBySeries: hearing(facts, series, byAggregate.get(series._id) ?? []) }] as const]
    }),
  )
}

/** What each person in the group heard of one meeting by the messages of its series. */
function hearing(
  { meeting, ...facts }: MeetingFacts,
  series: MeetingSeries,
  heard: readonly Heard[],
): (person: string) => HeardInSeries | undefined {
  const messages = Map.groupBy(heard, ({ to }) => to)
  const messagesTo = (person: string) => messages.get(person) ?? []
  const members = notifiedOf(series, facts, {
    byNotices: (person) => Math.max(0, ...messagesTo(person).map(({ rev }) => rev)),
    undoUntil: (rev) => seriesUndoWindowEnd(series, facts.charter, rev),
  })
  const heardOf = heardInSeries(meeting, series)
  const known = new Map(
    members.map(({ person: { _id }, knownRev }) => [_id, heardOf({ knownRev, by: messagesTo(_id) })] as const),
  )
  return (person) => known.get(person)
}
