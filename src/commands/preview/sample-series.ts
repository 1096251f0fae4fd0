import type { Meeting } from '#features/meetings/meeting.ts'
import { tellingOf } from '#features/meetings/tells-members.ts'
import { clockShifts } from '#features/series/dates/clock-shifts.ts'
import { datesOf, lastDayOf, sessionOf } from '#features/series/dates/series-dates.ts'
import { changedParts, endedParts, type SeriesPart } from '#features/series/dates/series-parts.ts'
import { followingSeries } from '#features/series/follow-series.ts'
import { type MeetingSeries, revisedSeries, type SeriesAct } from '#features/series/meeting-series.ts'
import type { SeriesFacts } from '#features/series/notified/series-facts.ts'
import { plus } from '#time/instant.ts'
import { plusDays } from '#time/wall-time.ts'
import { sampleMeeting } from './sample-meetings.ts'
import type { SampleWorld } from './sample-world.ts'
import { everybodyHad, type Situation } from './situation.ts'

/** What becomes of meetings that repeat, each with the notices it is there to show. */
export function seriesSituations(world: SampleWorld): Situation<SeriesFacts>[] {
  const series = sampleSeries(world)
  const [part] = series.parts
  if (part === undefined) throw new Error('a series has a part')
  const facts = (now: MeetingSeries): SeriesFacts => sampleSeriesFacts(world, { made: series, now })
  const act = (what: SeriesAct, parts: SeriesPart[], because: string | null = null) =>
    acted(world, series, { what, parts, because })
  const [, second = ''] = datesOf(series, { from: part.from, to: plusDays(part.from, 30) }).map(({ slot }) => slot)
  const rows = everybodyHad(world, 'series-scheduled')
  const goesOn = { ...series, ...rhythmOf(world, { ...part, end: null }) }
  return [
    { title: 'scheduled', kinds: ['series-scheduled'], facts: facts(series) },
    { title: 'scheduled, without an end', kinds: ['series-scheduled'], facts: facts(goesOn) },
    {
      title: 'all moved',
      kinds: ['series-changed'],
      facts: facts(act('change', changedParts(series.parts, part.from, { time: '16:00' }))),
      rows,
    },
    {
      title: 'this and later ones moved to another day',
      kinds: ['series-changed'],
      facts: facts(act('change', changedParts(series.parts, second, { shift: 1 }))),
      rows,
    },
    {
      title: 'ended early, with a reason',
      kinds: ['series-cancelled'],
      facts: facts(act('cancel', endedParts(series.parts, second), 'The report is finished.')),
      rows,
    },
    { title: 'cancelled', kinds: ['series-cancelled'], facts: facts(act('cancel', [])), rows },
    {
      title: 'at another time for some, when clocks change',
      kinds: ['series-shifted'],
      facts: facts({ ...series, ...shiftingParts(world, { ...part, end: null }) }),
      rows,
    },
  ]
}

/** Four meetings, a week apart, from the day of the sample meeting on. */
function sampleSeries(world: SampleWorld): MeetingSeries {
  const { _id, group, title, agenda, link, place, ledBy, scheduledBy, scheduledAt, sessions } = sampleMeeting(world)
  const [session] = sessions
  if (session === undefined) throw new Error('a meeting has a session')
  const { date, time, zone, said = zone, lasts } = session
  const part: SeriesPart = {
    ...{ title, agenda, link, place },
    rhythm: { kind: 'weeks', every: 1, on: [Temporal.PlainDate.from(date).dayOfWeek] },
    from: date,
    end: { count: 4 },
    time,
    zone,
    said,
    lasts,
    changes: [],
  }
  return {
    _id: `${_id}-series`,
    group,
    ledBy,
    scheduledBy,
    scheduledAt,
    state: 'scheduled',
    cancelledBecause: null,
    changedAt: scheduledAt,
    ...rhythmOf(world, part),
  }
}

function rhythmOf(
  { leader, now }: SampleWorld,
  part: SeriesPart,
): Pick<MeetingSeries, 'parts' | 'lastDay' | 'rev' | 'tellings' | 'made'> {
  const parts = [part]
  return {
    parts,
    lastDay: lastDayOf(parts, part.from),
    rev: 1,
    tellings: [{ rev: 1, at: now, by: leader._id, act: 'schedule', state: 'scheduled', parts, cancelledBecause: null }],
    made: { rev: 1, until: plusDays(part.from, 90) },
  }
}

/** In a zone whose clocks do not change with those of everybody in the sample, beginning a week before they do. */
function shiftingParts(world: SampleWorld, part: SeriesPart) {
  const { people, charter, now } = world
  const places = [
    { zone: part.zone, said: part.said },
    { zone: 'Etc/UTC', said: 'UTC' },
    { zone: 'America/New_York', said: 'New York' },
  ]
  const shifting = places.flatMap((place) => {
    const parts = [{ ...part, ...place }]
    const shifts = [...people.values()].flatMap(({ zone }) =>
      clockShifts({ parts }, [], { zone: zone ?? charter.organisation.zone, now }).flat(),
    )
    return shifts.map(({ slot }) => ({ ...part, ...place, from: plusDays(slot, -7) }))
  })
  return rhythmOf(world, shifting[0] ?? part)
}

function acted(
  { leader, now }: SampleWorld,
  series: MeetingSeries,
  { what, parts, because }: { what: SeriesAct; parts: SeriesPart[]; because: string | null },
): MeetingSeries {
  const revision = { by: leader._id, at: plus(now, 'P1D'), act: what }
  const state = parts.length === 0 ? ('cancelled' as const) : series.state
  const lastDay = lastDayOf(parts, now.slice(0, 10))
  const after = revisedSeries(series, revision, { parts, state, lastDay, cancelledBecause: because })
  return { ...after, made: { rev: after.rev, until: plusDays(now.slice(0, 10), 90) } }
}

/** The meetings as they were made, and then brought to what is true now. */
function sampleSeriesFacts(
  world: SampleWorld,
  { made, now }: { made: MeetingSeries; now: MeetingSeries },
): SeriesFacts {
  const { people, group, charter, roster } = world
  const { parts } = now.rev === made.rev ? now : made
  const [part] = parts
  const dates = part ? datesOf({ parts }, { from: part.from, to: plusDays(part.from, 27) }) : []
  const meetings = dates.map((date, index): Meeting => {
    const meeting = sampleMeeting(world)
    const content = { state: meeting.state, sessions: [sessionOf(date)], link: meeting.link, place: meeting.place }
    const telling = tellingOf(content, { rev: 1, by: meeting.scheduledBy, at: meeting.scheduledAt, act: 'series' })
    return {
      ...meeting,
      ...telling,
      _id: `${made._id}-${date.slot}`,
      reference: `${group.prefix}-${7 + index}`,
      tellings: [telling],
      series: { id: made._id, slot: date.slot, rev: 1, own: false },
    }
  })
  return {
    people,
    series: now,
    meetings: meetings.map((meeting) => followingSeries(meeting, now, now.changedAt)),
    group,
    charter,
    roster,
    rsvps: [],
  }
}
