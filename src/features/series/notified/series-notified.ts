import { latestTelling, type NotifiedMember, notifiedOf, tellingAt } from '#features/meetings/last-notified.ts'
import { startOf } from '#features/meetings/session-times.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import type { Occurrence } from '#time/series/occurrences.ts'
import { asTheyAre, meetingOn, sessionOf } from '../dates/series-dates.ts'
import type { MeetingSeries, SeriesTelling } from '../meeting-series.ts'
import type { SeriesFacts } from './series-facts.ts'
import { type SeriesNews, sameVenue, seriesNews } from './series-news.ts'
import { seriesUndoWindowEnd } from './series-undo-window.ts'

/** Whether the meetings follow the present revision: until then its message would name what is not there. */
export function isMade({ made, rev }: Pick<MeetingSeries, 'made' | 'rev'>): boolean {
  return made?.rev === rev
}

/**
 * From when the present revision is told, in epoch milliseconds: when its undo window has passed, and that of whatever was done to
 * one of its meetings alone, so that no date is shown that may still be taken back. Not beyond the first start concerned.
 */
export function notifiedFrom({ series, meetings, charter }: SeriesFacts, { first }: { first: number }): number {
  const held = epochOf(seriesUndoWindowEnd(series, charter))
  const alone = meetings.filter((meeting) => latestTelling(meeting).act !== 'series')
  const all = Math.max(held, ...alone.map((meeting) => epochOf(undoWindowEnd(meeting, charter))))
  return all < first ? all : held
}

/** Somebody who knows an older revision, and what is new for them, as it was when it was done. */
export type MemberNews = { member: NotifiedMember; known: SeriesTelling; news: SeriesNews }

/**
 * Everybody in the group, and the revision of the series that they know.
 * @param byNotices the highest that a notice told them.
 */
export function notifiedOfSeries(facts: SeriesFacts, byNotices: (person: string) => number): NotifiedMember[] {
  const { series, charter } = facts
  return notifiedOf(series, facts, { byNotices, undoUntil: (rev) => seriesUndoWindowEnd(series, charter, rev) })
}

/** @param byNotices the highest revision that a notice told somebody. */
export function newsByMember(facts: SeriesFacts, byNotices: (person: string) => number): MemberNews[] {
  const { series } = facts
  const latest = latestTelling(series)
  const byRev = new Map<number, SeriesNews>()
  return notifiedOfSeries(facts, byNotices).flatMap((member) => {
    const known = tellingAt(series, member.knownRev)
    if (known === null || known.rev >= series.rev) return []
    const news = byRev.get(known.rev) ?? newsFrom(facts, known, latest.at)
    byRev.set(known.rev, news)
    return [{ member, known, news }]
  })
}

/** What is new since a revision, of what is ahead: but for those that had been moved or cancelled by themselves. */
function newsFrom({ series, meetings, charter }: SeriesFacts, known: SeriesTelling, at: Instant): SeriesNews {
  const news = seriesNews(known, series, { charter, at })
  return {
    moved: news.moved.flatMap((one) => {
      if (!meetingOn(meetings, one.before)?.series?.own) return [one]
      // It keeps its own time, and has the new link or place like all others.
      const there = sameVenue(known, series, one.after.slot) ? [] : asTheyAre([one.after], meetings)
      return there.map((date) => ({ before: date, after: date }))
    }),
    gone: news.gone.flatMap((date) => {
      const meeting = meetingOn(meetings, date)
      const byItself = meeting?.state === 'cancelled' && meeting.tellings.at(-1)?.act !== 'series'
      return byItself ? [] : [date]
    }),
    back: news.back,
  }
}

/** The starts that some news concern, old and new, in epoch milliseconds: the first and the last. */
export function boundsOf({ moved, gone, back }: SeriesNews): { first: number; last: number } | null {
  const dates: Occurrence[] = [...moved.flatMap(({ before, after }) => [before, after]), ...gone, ...back]
  const starts = dates.map((date) => epochOf(startOf(sessionOf(date)))).toSorted((one, other) => one - other)
  const [first, last] = [starts[0], starts.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}
