import { readFileSync } from 'node:fs'
import { expect, jest, test } from '@jest/globals'
import * as library from 'ical-generator'
import type { CalendarMeeting, CalendarSession } from '#icalendar/calendar-meeting.ts'
import { filesIn } from '../house/files-in.ts'
import { occurrences } from './two-years.ts'

/* Convenor with an ical-generator that refuses to write: whatever is written all the same has another writer. */

jest.unstable_mockModule('ical-generator', () => ({
  ...library,
  default: () => ({
    createEvent() {
      throw new Error('ical-generator was asked for an event')
    },
    toString() {
      throw new Error('ical-generator was asked for a calendar')
    },
  }),
}))
const { invitationCalendar, meetingCalendar } = await import('#icalendar/meeting-calendar.ts')
const { calendarFeed, feedCache } = await import('#features/subscriptions/calendar-feed.ts')

const session: CalendarSession = { id: '1', date: '2026-05-21', zone: 'Europe/Zurich', lasts: 'PT90M', at: null }
const meeting: CalendarMeeting = {
  ...{ uid: 'a@b', sequence: 0, cancelled: false, title: 'Title', description: '', location: null, url: null },
  ...{ organiser: null, sessions: [session], stampedAt: '2026-03-02T08:00:00Z' },
}
const attendee = { name: 'Amina', email: 'amina@example.org', answer: null }
const feed = { id: 'feed', name: 'Feed', host: 'convenor' }
const inFeed = occurrences('Europe/Zurich')
  .slice(0, 1)
  .map((one) => ({ meeting: one, group: { title: 'Procurement', short: 'Procurement' }, whole: true }))

test.each([
  ['a single file', () => meetingCalendar(meeting)],
  ['an invitation', () => invitationCalendar(meeting, session, attendee)],
  ['a cancellation', () => invitationCalendar({ ...meeting, cancelled: true }, session, attendee)],
  ['a feed', () => calendarFeed(feed, inFeed, feedCache())],
])('the events of %s are written by ical-generator', (_, write) => {
  expect(write).toThrow('ical-generator was asked for an event')
})

test.each([
  ['a file', () => meetingCalendar({ ...meeting, sessions: [] })],
  ['a feed', () => calendarFeed(feed, [], feedCache())],
])('the calendar around the events of %s is written by ical-generator', (_, write) => {
  expect(write).toThrow('ical-generator was asked for a calendar')
})

test('no file of Convenor spells out a calendar or an event', () => {
  const writers = ['src', 'dialogs', 'jobs'].flatMap((folder) => filesIn(folder))
  expect(writers.length).toBeGreaterThan(200)
  expect(writers.filter((path) => /BEGIN:V(?:CALENDAR|EVENT)/.test(readFileSync(path, 'utf8')))).toEqual([])
})
