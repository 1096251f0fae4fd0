import type { Context } from '#context.ts'
import type { Session } from '#features/meetings/meeting.ts'
import type { LocalTimes } from '#features/meetings/preview/local-times.ts'
import { type Preview, previewMeeting } from '#features/meetings/preview/preview-meeting.ts'
import { type LocalShift, localShifts } from '#time/series/local-shifts.ts'
import type { CalendarDate } from '#time/wall-time.ts'
import { type Dates, datesFrom } from './dates/series-ahead.ts'
import type { SeriesPlan } from './schedule-series.ts'

/** More meetings than these are counted, and not looked at one by one. */
const most = 120

/** How many members of a zone meet at night in some of the meetings, and what clocks show there then. */
export type ZoneNights = { place: string; people: number; meetings: number; clocks: { time: string; day: number }[] }

/** What meetings that repeat mean, before anybody is told of them. `dates` and `sessions` stand side by side, by day. */
export type SeriesPreview = Omit<Preview, 'times'> &
  Dates & {
    /** How many of the members have said where they are, and how many have not. */
    members: { known: number; unknown: number }
    nights: ZoneNights[]
    shifts: (LocalShift & { place: string })[]
  }

/**
 * What scheduling these meetings would mean. Nothing changes.
 * @throws UserError where the person does not lead the group, or one of the meetings is over.
 */
export async function previewSeries(context: Context, { series, ...plan }: SeriesPlan): Promise<SeriesPreview> {
  const preview = await previewDates(context, { ...plan, ...datesFrom([series], series.from), besides: [] })
  return preview.ends === null ? { ...preview, warnings: [{ kind: 'endless' }, ...preview.warnings] } : preview
}

/** What these dates mean. @param plan.besides references of meetings that they replace. */
export async function previewDates(
  context: Context,
  { parts, dates: all, ends, besides, ...plan }: Omit<SeriesPlan, 'series'> & Dates & { besides: readonly string[] },
): Promise<SeriesPreview> {
  const dates = all.slice(0, most)
  const asked = dates.map(({ instant, date, time, zone, said, lasts }) => ({
    date,
    time,
    zone,
    said,
    lasts,
    at: instant,
  }))
  const { times, warnings, ...preview } = await previewMeeting(context, { ...plan, sessions: asked })
  const { zones = [], unknown = 0 } = times.find((one) => one !== null) ?? {}
  return {
    ...preview,
    parts,
    dates,
    ends,
    members: { known: zones.reduce((total, { people }) => total + people, 0), unknown },
    nights: nightsOf(times, preview.sessions),
    shifts: zones.flatMap(({ zone, place }) => localShifts(dates, [zone]).map((shift) => ({ ...shift, place }))),
    // Whose nights they are is said of all of them together.
    warnings: warnings.filter(
      (warning) => warning.kind !== 'own-night' && (warning.kind !== 'clash' || !besides.includes(warning.reference)),
    ),
  }
}

/** The zones for which some of the meetings are at night, with the number of those meetings. */
function nightsOf(times: readonly (LocalTimes | null)[], sessions: readonly Session[]): ZoneNights[] {
  const nights = new Map<string, ZoneNights>()
  for (const [at, local] of times.entries())
    for (const { zone, place, wall, night } of local?.zones ?? []) {
      if (night === 0) continue
      const clock = clockOn(sessions[at]?.date, wall)
      const { people, meetings, clocks } = nights.get(zone) ?? { people: 0, meetings: 0, clocks: [] }
      const known = clocks.some(({ time, day }) => time === clock.time && day === clock.day)
      nights.set(zone, {
        place,
        people: Math.max(people, night),
        meetings: meetings + 1,
        clocks: known ? clocks : [...clocks, clock],
      })
    }
  return [...nights.values()].toSorted((one, other) => other.meetings - one.meetings)
}

/** What clocks show elsewhere, and how many days from the meeting's own. */
function clockOn(date: CalendarDate | undefined, wall: string): { time: string; day: number } {
  const [there = '', time = ''] = wall.split('T')
  return { time, day: Temporal.PlainDate.from(date ?? there).until(there).days }
}
