import { Schema } from 'mongoose'
import { type Collection, collection, type Shape } from '#database/collection.ts'
import type { Database } from '#database/connection.ts'
import type { Meeting } from './meeting.ts'
import type { Rsvp } from './rsvp.ts'

const { Mixed } = Schema.Types

const meetingShape = {
  group: String,
  reference: String,
  title: String,
  sessions: Mixed,
  link: String,
  place: String,
  agenda: String,
  state: String,
  rev: Number,
  tellings: Mixed,
  cancelledBecause: String,
  sequence: Number,
  changedAt: String,
  ledBy: String,
  scheduledBy: String,
  scheduledAt: String,
  minutes: Mixed,
  addedOnce: Mixed,
  series: Mixed,
} satisfies Shape<Meeting>

const rsvpShape = {
  meeting: String,
  session: String,
  person: String,
  answer: String,
  note: String,
  at: String,
  forTime: String,
} satisfies Shape<Rsvp>

export type MeetingStore = Collection<Meeting>
export type RsvpStore = Collection<Rsvp>

export function meetingStore(database: Database): MeetingStore {
  return collection<Meeting>(database, {
    name: 'meetings',
    shape: meetingShape,
    root: true,
    // One that goes its own way, or comes back, alters what is told of its series.
    source: ['series'],
    indexes: [
      { fields: { group: 1 } },
      { fields: { reference: 1 }, unique: true },
      { fields: { 'series.id': 1 }, where: { series: { $exists: true } } },
    ],
  })
}

export function rsvpStore(database: Database): RsvpStore {
  return collection<Rsvp>(database, {
    name: 'rsvps',
    shape: rsvpShape,
    source: true,
    indexes: [{ fields: { meeting: 1 } }, { fields: { person: 1 } }],
  })
}
