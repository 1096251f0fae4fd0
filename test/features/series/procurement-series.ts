import type { Context } from '#context.ts'
import { cancelMeeting } from '#features/meetings/cancel-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { readSeries, type SeriesView } from '#features/series/read-series.ts'
import { scheduleSeries } from '#features/series/schedule-series.ts'
import { understandWhen } from '#time/read-when.ts'
import type { Series } from '#time/series/series.ts'
import type { TalkingHouse } from '../../talking-house.ts'

/** Whoever leads Procurement in the demo. */
export const leader = 'leader-procurement'

/** A series as a leader in Geneva types it. */
export function seriesIn(words: string, now: string): Series {
  const when = understandWhen(words, { now, zone: 'Europe/Zurich', lasts: 'PT90M', dateOnly: true, reads: 'series' })
  if (when.kind === 'gap' || !when.series) throw new Error(`${words} is no series`)
  return when.series
}

/** Where people act, and what time it is there. */
export type Acting = { as(person: string): Context; now(): string }

/** A house whose clock is set by hand: nothing is delivered. Procurement and Financing have their leaders. */
export async function quietHouse({ context, clock, seat }: TalkingHouse): Promise<Acting & { set(now: string): void }> {
  await seat(leader, 'leader', 'procurement')
  await seat('leader-financing', 'leader', 'financing')
  await seat('secretariat', 'secretariat')
  return { as: context, now: clock.now, set: clock.set }
}

let count = 0

/** Schedules a series of Procurement as its leader types it. */
export async function scheduleIn(house: Acting, words: string, more: { group?: string; by?: string } = {}) {
  return scheduleSeries(house.as(more.by ?? leader), {
    id: `series-${++count}`,
    group: more.group ?? 'procurement',
    title: 'Case studies',
    series: seriesIn(words, house.now()),
  })
}

/** The series as its leader sees it now. */
export async function viewOf(house: Acting, series: string, by = leader): Promise<SeriesView> {
  const view = await readSeries(house.as(by), { series })
  if (view === null) throw new Error(`no series ${series}`)
  return view
}

/** One of its meetings. */
export async function meetingOf(house: Acting, series: string, slot: string): Promise<Meeting> {
  const meeting = (await viewOf(house, series)).meetings.find((one) => one.series?.slot === slot)
  if (!meeting) throw new Error(`no meeting of ${slot}`)
  return meeting
}

/** Moves one of its meetings by itself, to 15:00 of another day in Geneva. */
export async function moveOne(house: Acting, { _id, rev }: Meeting, date: string) {
  const to = { date, time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }
  return moveMeeting(house.as(leader), { meeting: _id, moves: [{ session: '1', to }], seen: rev })
}

/** Cancels one of its meetings by itself. */
export async function cancelOne(house: Acting, { _id, rev }: Meeting) {
  return cancelMeeting(house.as(leader), { meeting: _id, because: null, seen: rev })
}

/** When meetings start, and of those that are cancelled that they are. */
export function startsOf(meetings: readonly Meeting[]): string[] {
  return meetings.map(({ sessions: [session], state }) => {
    const start = session?.at ?? session?.date ?? ''
    return state === 'cancelled' ? `${start} cancelled` : start
  })
}
