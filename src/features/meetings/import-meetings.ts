import type { Charter } from '#charter/charter.ts'
import type { Group, PublishedDate } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { type Meeting, noMinutes, type Session } from './meeting.ts'
import { meetingStore } from './meeting-store.ts'
import { insertNumbered, meetingDefaults } from './schedule-meeting.ts'
import { derivedSessions } from './session-times.ts'
import { tellingOf } from './tells-members.ts'

/**
 * Makes a meeting of every date the organisation has published, once: the ids come from the charter's. They are known
 * already, so nobody is told of them. What chat changed since stands.
 * @returns how many were new.
 */
export async function importMeetings(context: Context, _ask: object = {}): Promise<number> {
  const { charter, store } = context
  const published = charter.groups
    .flatMap((group) => group.dates.map((date) => ({ group, date, id: importedId(group, date) })))
    .toSorted((one, other) => (one.date.date < other.date.date ? -1 : 1))
  const known = await store(meetingStore).find({ _id: { $in: published.map(({ id }) => id) } })
  const missing = published.filter(({ id }) => !known.some(({ _id }) => _id === id))
  for (const group of charter.groups) {
    const own = missing.filter((one) => one.group === group)
    await insertNumbered(context, group, await Promise.all(own.map((one) => importedMeeting(context, one))))
  }
  return missing.length
}

/** The id of the meeting that a published date has become: the same at every start. */
export function importedId(group: Group, date: PublishedDate): string {
  return `published-${group.id}-${date.id}`
}

/** When a published date meets: one session, with what it leaves open as usual in its group. */
export function publishedSessions(charter: Charter, group: Group, date: PublishedDate): Session[] {
  return derivedSessions([
    {
      date: date.date,
      time: date.time ?? null,
      zone: date.zone ?? group.defaults.zone ?? charter.organisation.zone,
      lasts: date.lasts ?? group.defaults.lasts ?? charter.meetings.lasts,
    },
  ])
}

async function importedMeeting(
  context: Context,
  { group, date, id }: { group: Group; date: PublishedDate; id: string },
): Promise<Omit<Meeting, 'reference'>> {
  const { charter, now } = context
  const sessions = publishedSessions(charter, group, date)
  const { link, place } = await meetingDefaults(context, group, {})
  const telling = { state: 'scheduled' as const, sessions, link, place }
  return {
    _id: id,
    group: group.id,
    title: date.title ?? `${group.short} meeting`,
    ...telling,
    agenda: '',
    rev: 1,
    tellings: [tellingOf(telling, { rev: 1, by: 'charter', at: now, act: 'import' })],
    cancelledBecause: null,
    sequence: 0,
    changedAt: now,
    ledBy: null,
    scheduledBy: 'charter',
    scheduledAt: now,
    minutes: noMinutes,
    addedOnce: [],
  }
}
