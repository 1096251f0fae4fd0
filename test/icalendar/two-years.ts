import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import { revised } from '#features/meetings/tells-members.ts'
import { sessionOf } from '#features/series/dates/series-dates.ts'
import { changedParts } from '#features/series/dates/series-parts.ts'
import { followingSeries } from '#features/series/follow-series.ts'
import { type MeetingSeries, revisedSeries } from '#features/series/meeting-series.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import { type Series, skipSlot } from '#time/series/series.ts'
import { plusDays } from '#time/wall-time.ts'

/* Meetings of two years in ten zones, alone and in series, with all that may happen to them. */

export const zones = [
  ...['Europe/Zurich', 'America/New_York', 'America/Los_Angeles', 'America/Sao_Paulo', 'Africa/Nairobi'],
  ...['Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Auckland', 'Europe/London'],
]
export const group = { title: 'Tools, mechanisms; and more', short: 'Financing' }
const stampedAt = '2026-01-01T08:00:00Z'
const by = { by: 'leader', at: stampedAt }

/** Every week for two years, at a time that is the wall's own on both sides of each clock change. */
export function occurrences(zone: string, title = 'Weekly'): Meeting[] {
  return Array.from({ length: 104 }, (_, week) =>
    occurrence({ zone, title, date: plusDays('2026-01-07', week * 7), week }),
  )
}

type Occurrence = { zone: string; title: string; date: string; week: number }

function occurrence({ zone, title, date, week }: Occurrence): Meeting {
  return {
    _id: `${zone.replace('/', '-')}-${week}`,
    group: 'financing',
    reference: `FIN-${week}`,
    title,
    sessions: derivedSessions([{ date, time: '15:30', zone, lasts: 'PT90M' }]),
    link: 'https://meet.example/1?a=1,2;b=3',
    place: null,
    agenda: '1. Minutes; 2. Draft',
    state: 'scheduled',
    rev: 1,
    tellings: [],
    cancelledBecause: null,
    sequence: 0,
    changedAt: stampedAt,
    ledBy: null,
    scheduledBy: 'leader',
    scheduledAt: stampedAt,
    minutes: noMinutes,
    addedOnce: [],
  }
}

/** One in seven is moved, one in eleven cancelled, one in thirteen has lost its hour. */
export function withExceptions(meeting: Meeting, week: number): Meeting {
  const [session] = meeting.sessions
  if (!session) return meeting
  const at = (time: string | null) => derivedSessions([{ ...session, date: plusDays(session.date, 1), time }])
  if (week % 7 === 3) return revised(meeting, { ...by, act: 'move' }, { sessions: at('08:15') })
  if (week % 11 === 5) return revised(meeting, { ...by, act: 'cancel' }, { state: 'cancelled' })
  if (week % 13 === 6) return revised(meeting, { ...by, act: 'move' }, { sessions: at(null) })
  return meeting
}

/**
 * A series of 104 weeks: the fifth is skipped, the ninth was moved and the twelfth cancelled alone; from the 61st on all
 * are a day later, at another hour.
 */
export function seriesMeetings(zone: string): Meeting[] {
  const time = { time: '15:30', zone, said: zone, lasts: 'PT90M' }
  const weekly: Series = { ...time, rhythm: { kind: 'weeks', every: 1, on: [3] }, from: slot(0), end, changes: [] }
  const series = seriesOf(zone, skipSlot(weekly, slot(4)))
  const meetings = series.parts
    .flatMap((part) => occurrencesOf(part, { from: slot(0), to: slot(110) }))
    .map((date): Meeting => {
      const week = weekOf(date.slot)
      const meeting = occurrence({ zone, title: 'Series', date: date.date, week })
      const link = { id: series._id, slot: date.slot, rev: 1, own: false }
      return alone({ ...meeting, _id: `${series._id}-${date.slot}`, sessions: [sessionOf(date)], series: link }, week)
    })
  const parts = changedParts(series.parts, slot(60), { time: '08:15', shift: 1 })
  const changed = revisedSeries(series, { ...by, act: 'change' }, { parts, state: 'scheduled', lastDay: null })
  return meetings.map((meeting) => followingSeries(meeting, changed, stampedAt))
}

/** The Wednesday of a week, and the other way round. */
export const slot = (week: number) => plusDays('2026-01-07', week * 7)
const weekOf = (date: string) => Array.from({ length: 120 }, (_, week) => slot(week)).indexOf(date)
const end = { count: 104 }

function seriesOf(zone: string, weekly: Series): MeetingSeries {
  const part = { ...weekly, title: 'Series', agenda: '', link: null, place: null }
  return {
    _id: `series-${zone.replace('/', '-')}`,
    group: 'financing',
    parts: [part],
    lastDay: null,
    state: 'scheduled',
    cancelledBecause: null,
    rev: 1,
    tellings: [{ rev: 1, ...by, act: 'schedule', state: 'scheduled', parts: [part], cancelledBecause: null }],
    ledBy: null,
    scheduledBy: 'leader',
    scheduledAt: stampedAt,
    changedAt: stampedAt,
    made: null,
  }
}

/** What became of one by itself. */
function alone(meeting: Meeting, week: number): Meeting {
  const [session] = meeting.sessions
  const series = meeting.series && { ...meeting.series, own: true }
  if (week === 8 && session && series) {
    const sessions = derivedSessions([{ ...session, date: plusDays(session.date, 2) }])
    return { ...revised(meeting, { ...by, act: 'move' }, { sessions }), series }
  }
  return week === 11 ? revised(meeting, { ...by, act: 'cancel' }, { state: 'cancelled' }) : meeting
}
