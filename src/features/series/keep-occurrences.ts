import { groupOf } from '#charter/charter.ts'
import { wholeId } from '#charter/whole-group.ts'
import { type Context, entry } from '#context.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { insertNumbered, leaderFor } from '#features/meetings/schedule-meeting.ts'
import { lastEnd } from '#features/meetings/session-times.ts'
import { tellingOf } from '#features/meetings/tells-members.ts'
import { type Instant, plus } from '#time/instant.ts'
import type { Occurrence } from '#time/series/occurrences.ts'
import { type CalendarDate, plusDays } from '#time/wall-time.ts'
import { datesAhead, datesOf, sessionOf, todayOf } from './dates/series-dates.ts'
import { detailsOn } from './dates/series-parts.ts'
import { meetingsIn } from './find-series.ts'
import { followingSeries } from './follow-series.ts'
import type { MeetingSeries } from './meeting-series.ts'
import { seriesStore } from './series-store.ts'

/** The meetings of a series exist for so many days ahead, and so many of them however far they are. */
const [daysAhead, atLeast] = [90, 12]

/**
 * Brings the meetings of a series, or of every one that may have some ahead, to what the series says: makes those of
 * the next 90 days and at least the next 12 (where it goes on, of a year); moves and cancels those that exist. It may
 * run at any time, twice at once, and again after a crash: what is so already is not written.
 */
export async function keepOccurrences(context: Context, ask: { series?: string } = {}): Promise<void> {
  if (ask.series === undefined) return keepAll(context)
  const series = await context.store(seriesStore).get(ask.series)
  if (series) await keepUp(context, series)
}

/** One that fails keeps no other waiting. @throws at the end, with the ids of those that failed. */
async function keepAll(context: Context): Promise<void> {
  const failed: Error[] = []
  for (const series of await context.store(seriesStore).find(mayHaveSomeAhead(context)))
    await keepUp(context, series).catch((cause) => {
      failed.push(new Error(`The meetings of series ${series._id} were not kept`, { cause }))
    })
  if (failed.length > 0) throw new AggregateError(failed, failed.map(({ message }) => message).join('; '))
}

/** Also where all were cancelled lately: somebody may have been making them still. Groups that are gone have none. */
function mayHaveSomeAhead({ charter, now }: Context): Record<string, unknown> {
  const lately = plus(now, '-P2D')
  const behind = { $expr: { $ne: ['$made.rev', '$rev'] } }
  return {
    group: { $in: [...charter.groups.map(({ id }) => id), wholeId] },
    $or: [{ lastDay: null }, { lastDay: { $gte: lately.slice(0, 10) } }, { changedAt: { $gte: lately } }, behind],
  }
}

async function keepUp(context: Context, series: MeetingSeries): Promise<void> {
  const { charter, now } = context
  const wanted = wantedDates(context, series)
  const [lately] = [plusDays(now.slice(0, 10), -2), ...wanted.map(({ slot }) => slot)].toSorted()
  const existing = await meetingsIn(context, series._id, lately)
  await follow(context, series, existing)
  const missing = wanted.filter(({ slot }) => !existing.some((meeting) => meeting.series?.slot === slot))
  await makeMeetings(context, series, missing)
  const until = wanted.at(-1)?.date ?? todayOf(series, charter, now)
  const after = await markMade(context, series, { until, grown: missing.length > 0 })
  // Somebody changed it meanwhile: what was made by the old revision follows the new one.
  if (after.rev !== series.rev) await keepUp(context, after)
}

/** From yesterday on: what began while nobody was looking has taken place, and its minutes are wanted. */
function wantedDates({ charter, now }: Context, series: MeetingSeries): Occurrence[] {
  const today = todayOf(series, charter, now)
  const near = datesOf(series, { from: plusDays(today, -1), to: plusDays(today, daysAhead) })
  const next = datesAhead(series, charter, now).slice(0, atLeast)
  return [...near, ...next.filter(({ slot }) => !near.some((date) => date.slot === slot))]
}

async function follow(context: Context, series: MeetingSeries, meetings: readonly Meeting[]): Promise<void> {
  const { store, charter, now } = context
  const behind = meetings.filter(
    (meeting) => lastEnd(meeting, charter) > now && followingSeries(meeting, series, now) !== meeting,
  )
  await store(meetingStore).changeAll(
    behind.map(({ _id }) => _id),
    entry(context, 'followed its series'),
    (before) => followingSeries(before, series, now),
  )
}

/** With numbers in the order of their dates. */
async function makeMeetings(context: Context, series: MeetingSeries, dates: readonly Occurrence[]): Promise<void> {
  if (dates.length === 0) return
  const { charter, now } = context
  // Whoever led it may not lead any more.
  const ledBy = series.ledBy && leaderFor(await readRoster(context, series.group), series.ledBy)
  const meetings = dates.map((date) => newMeeting({ ...series, ledBy }, date, now))
  await insertNumbered(context, groupOf(charter, series.group), meetings)
}

function newMeeting(series: MeetingSeries, date: Occurrence, now: Instant): Omit<Meeting, 'reference'> {
  const { _id, group, rev, ledBy, scheduledBy, scheduledAt } = series
  const { title, link, place, agenda } = detailsOn(series, date.slot)
  const telling = { state: 'scheduled' as const, sessions: [sessionOf(date)], link, place }
  // The first ones belong to the act of whoever scheduled the series, and to its undo window; for the others it was time.
  const act = series.made === null ? { by: scheduledBy, at: scheduledAt } : { by: 'clock', at: now }
  return {
    _id: meetingIdOf(series, date.slot),
    group,
    title,
    ...telling,
    agenda,
    rev: 1,
    tellings: [tellingOf(telling, { rev: 1, ...act, act: 'series' })],
    cancelledBecause: null,
    sequence: 0,
    changedAt: now,
    ledBy,
    scheduledBy,
    scheduledAt: now,
    minutes: noMinutes,
    addedOnce: [],
    series: { id: _id, slot: date.slot, rev, own: false },
  }
}

/** The same whoever makes it, and through all changes: so are its reference and its entry in calendars. */
function meetingIdOf({ _id }: MeetingSeries, slot: CalendarDate): string {
  return `${_id}-${slot}`
}

/** Written where something is new: it lets the notices of this revision go, and has them planned again. */
async function markMade(
  context: Context,
  { _id, rev }: MeetingSeries,
  { until, grown }: { until: CalendarDate; grown: boolean },
): Promise<MeetingSeries> {
  return context.store(seriesStore).change(_id, entry(context, 'made its meetings'), (before) => {
    if (before.rev !== rev || (before.made?.rev === rev && !grown)) return before
    return { ...before, made: { rev, until } }
  })
}
