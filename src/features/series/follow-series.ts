import { isDeepStrictEqual } from 'node:util'
import type { Meeting } from '#features/meetings/meeting.ts'
import { revised } from '#features/meetings/tells-members.ts'
import type { Instant } from '#time/instant.ts'
import { dateOfSlot, sessionOf } from './dates/series-dates.ts'
import { type Details, detailsOn } from './dates/series-parts.ts'
import type { MeetingSeries } from './meeting-series.ts'

/**
 * A meeting of a series as the series would have it: at its time, unless it has one of its own; cancelled where the
 * series ends before it; on again where that was taken back. One that follows a later revision already stays as it is.
 */
export function followingSeries(meeting: Meeting, series: MeetingSeries, now: Instant): Meeting {
  const link = meeting.series
  if (link === undefined || link.rev > series.rev) return meeting
  const followed = revised(
    meeting,
    { by: series.tellings.at(-1)?.by ?? series.scheduledBy, at: now, act: 'series' },
    { ...changeBy(meeting, series), series: { ...link, rev: series.rev } },
  )
  return isDeepStrictEqual(followed, meeting) ? meeting : followed
}

function changeBy(meeting: Meeting, series: MeetingSeries): Partial<Meeting> {
  const date = dateOfSlot(series, meeting.series?.slot ?? '')
  if (date === null)
    return meeting.state === 'cancelled' ? {} : { state: 'cancelled', cancelledBecause: series.cancelledBecause }
  const byItself = meeting.state === 'cancelled' && meeting.tellings.at(-1)?.act !== 'series'
  if (byItself) return {}
  const sessions = meeting.series?.own ? meeting.sessions : [sessionOf(date)]
  return { state: 'scheduled', cancelledBecause: null, sessions, ...newDetails(meeting, series) }
}

/** What the series has changed since: what was edited in one meeting alone stays otherwise. */
function newDetails({ series: link }: Meeting, series: MeetingSeries): Partial<Details> {
  const followed = series.tellings.find(({ rev }) => rev === link?.rev)
  if (link === undefined || followed === undefined) return {}
  const before = detailsOn({ ...series, parts: followed.parts }, link.slot)
  const after = detailsOn(series, link.slot)
  const changed = Object.entries(after).filter(([name, value]) => before[name as keyof Details] !== value)
  return Object.fromEntries(changed)
}
