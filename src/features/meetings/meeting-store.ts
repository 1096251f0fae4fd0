import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf, partOf } from '#database/model.ts'
import {
  type Approval,
  type ClockChange,
  type Meeting,
  type Minutes,
  type MinutesItem,
  noMinutes,
  type Session,
  type Telling,
} from './meeting.ts'
import type { Rsvp } from './rsvp.ts'

const session = partOf<Session>({
  ...{ id: String, date: String, time: String, zone: String },
  ...{ said: String, lasts: String, at: String },
})
const state = oneOf<Meeting['state']>({ scheduled: true, cancelled: true })
const telling = partOf<Telling>({
  ...{ rev: Number, at: String, by: String },
  act: oneOf<Telling['act']>({
    ...{ import: true, schedule: true, move: true, edit: true },
    ...{ cancel: true, undo: true, series: true, clock: true },
  }),
  state,
  sessions: [session],
  ...{ link: String, place: String },
  clock: partOf<ClockChange>({
    version: String,
    was: [partOf<ClockChange['was'][number]>({ session: String, zone: String, wall: String })],
  }),
})
const item = partOf<MinutesItem>({
  kind: oneOf<MinutesItem['kind']>({ link: true, file: true, text: true }),
  ...{ url: String, text: String, file: String, name: String, type: { type: String }, size: Number },
  ...{ by: String, at: String },
})
const minutes = partOf<Minutes>({
  items: [item],
  didNotHappen: partOf<NonNullable<Minutes['didNotHappen']>>({ by: String, at: String }),
  tookPlace: partOf<NonNullable<Minutes['tookPlace']>>({ by: String, at: String }),
  extensions: [partOf<Minutes['extensions'][number]>({ by: String, at: String, until: String })],
  takenBy: String,
  pauses: [partOf<Minutes['pauses'][number]>({ from: String, to: String })],
  approval: partOf<Approval>({
    state: oneOf<Approval['state']>({ asked: true, given: true }),
    ...{ askedAt: String, by: String, at: String, in: String, own: Boolean },
  }),
})

const meetingShape = {
  group: { type: String, required: true },
  reference: { type: String, required: true },
  title: { type: String, default: '' },
  sessions: { type: [session], required: true },
  link: { type: String, default: null },
  place: { type: String, default: null },
  contact: String,
  agenda: { type: String, default: '' },
  state: { ...state, required: true },
  changedAt: { type: String, default: longAgo },
  scheduledBy: { type: String, default: 'charter' },
  rev: { type: Number, default: 1 },
  tellings: { type: [telling], default: knownToAll },
  cancelledBecause: { type: String, default: null },
  sequence: { type: Number, default: 0 },
  ledBy: { type: String, default: null },
  scheduledAt: { type: String, default: longAgo },
  minutes: { type: minutes, default: noMinutes },
  addedOnce: {
    type: [partOf<Meeting['addedOnce'][number]>({ person: String, sequence: Number })],
    default: [],
  },
  series: partOf<NonNullable<Meeting['series']>>({ id: String, slot: String, rev: Number, own: Boolean }),
} satisfies Shape<Meeting>

const rsvpShape = {
  meeting: { type: String, required: true },
  session: { type: String, required: true },
  person: { type: String, required: true },
  answer: { ...oneOf<Rsvp['answer']>({ yes: true, no: true, maybe: true }), required: true },
  note: { type: String, default: null },
  at: { type: String, default: longAgo },
  forTime: { type: String, default: '' },
} satisfies Shape<Rsvp>

/** A meeting of which nobody kept what members were told: they know it as it stands, and are told what changes. */
function knownToAll({ rev, scheduledBy, state, sessions, link, place }: Record<string, unknown>): Meeting['tellings'] {
  return [{ rev, at: longAgo, by: scheduledBy, act: 'import', state, sessions, link, place }] as Meeting['tellings']
}

export type MeetingStore = Collection<Meeting>
export type RsvpStore = Collection<Rsvp>

export function meetingStore(database: Database): MeetingStore {
  return collection<Meeting>(database, {
    name: 'meetings',
    shape: meetingShape,
    aggregate: true,
    // One that goes its own way, or comes back, alters what is told of its series.
    source: ['series'],
    indexes: [
      { fields: { group: 1, 'sessions.date': 1 } },
      { fields: { group: 1, 'sessions.date': 1, state: 1 }, where: { 'minutes.items': { $eq: [] } } },
      { fields: { group: 1, 'sessions.date': 1, 'sessions.at': 1 }, where: { 'sessions.at': { $eq: null } } },
      { fields: { reference: 1 }, unique: true },
      { fields: { 'series.id': 1, 'sessions.date': 1 }, where: { 'series.id': { $exists: true } } },
      { fields: { 'sessions.date': 1 } },
      { fields: { 'tellings.by': 1, changedAt: -1 } },
      { fields: { ledBy: 1 } },
      {
        fields: { group: 1, 'sessions.date': 1, 'minutes.approval.state': 1 },
        where: { 'minutes.approval.state': 'asked' },
      },
      { fields: { 'minutes.takenBy': 1 } },
      { fields: { 'minutes.items.file': 1 } },
    ],
  })
}

export function rsvpStore(database: Database): RsvpStore {
  return collection<Rsvp>(database, {
    name: 'rsvps',
    shape: rsvpShape,
    source: true,
    indexes: [
      { fields: { meeting: 1, person: 1 } },
      { fields: { person: 1 } },
      // Of many answers only the keys are counted. Who said No is found by it too, of all sessions: MongoDB skips from one
      // session's Nos to the next one's, so it looks at two keys a session besides (`{ meeting, answer }` would save them).
      { fields: { meeting: 1, session: 1, answer: 1, forTime: 1 } },
    ],
  })
}
