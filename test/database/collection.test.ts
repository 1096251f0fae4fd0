import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { callStore, groupStore, officeTermStore } from '#features/groups/group-store.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { pollStore, voteStore } from '#features/polls/poll-store.ts'
import { seriesStore } from '#features/series/series-store.ts'
import { feedStore } from '#features/subscriptions/feed-store.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
const reports: Record<string, unknown>[] = []
let database: Database
const raw = (name: string) => database.connection.collection<{ _id: string } & Record<string, unknown>>(name)

beforeAll(async () => {
  database = await connect(uri, { report: (fields) => void reports.push(fields) })
})
afterAll(() => database.close())

/** What no document of any program was ever without, and what the rest is when it is not there. */
const bare = {
  people: [personStore, {}, { name: '', muted: [], reminders: {}, details: {}, quiet: null, linkGeneration: 0 }],
  accounts: [accountStore, { person: 'p', account: {}, via: 'local' }, { reachable: true, address: null }],
  groups: [groupStore, {}, { nextNumber: 1, reserved: [], joinLink: null, channel: null }],
  calls: [callStore, {}, { state: 'charter', deadline: null, rev: 0, waiting: [] }],
  'office-terms': [officeTermStore, { person: 'p', office: 'o', state: 'accepted' }, { group: null, receipts: [] }],
  applications: [
    applicationStore,
    { group: 'g', person: 'p', state: 'accepted' },
    { answers: {}, receipts: [], questions: [], decision: null, submissions: 0 },
  ],
  meetings: [
    meetingStore,
    { group: 'g', reference: 'G-1', sessions: [], state: 'scheduled', scheduledBy: 'p' },
    {
      rev: 1,
      tellings: [{ rev: 1, by: 'p', act: 'import', state: 'scheduled', sessions: [], link: null, place: null }],
      minutes: { items: [], didNotHappen: null, extensions: [], takenBy: null, pauses: [] },
      addedOnce: [],
      sequence: 0,
    },
  ],
  rsvps: [rsvpStore, { meeting: 'm', session: '1', person: 'p', answer: 'yes' }, { note: null, forTime: '' }],
  series: [
    seriesStore,
    { group: 'g', parts: [], state: 'scheduled' },
    { rev: 1, tellings: [{ rev: 1, act: 'schedule', parts: [], cancelledBecause: null }], made: null, lastDay: null },
  ],
  polls: [
    pollStore,
    { group: 'g', choices: [], askedBy: 'p', askedAt: 'now', until: 'then', state: 'closed' },
    { title: '', fairest: [], ended: null },
  ],
  votes: [voteStore, { poll: 'q', person: 'p' }, { answers: {} }],
  feeds: [feedStore, { person: 'p', scope: { kind: 'mine' } }, { endedAt: null }],
} as const

describe('a document of an older program', () => {
  test.each(Object.entries(bare))('in %s has the default of every field that it lacks', async (name, parts) => {
    const [store, essential, defaults] = parts
    await raw(name).insertOne({ _id: 'old', ...essential })
    const doc: object | null = await store(database).get('old')
    expect(doc).toMatchObject({ ...essential, ...defaults })
  })

  test('has the default of what is missing inside a field that has several parts', async () => {
    const minutes = { items: [], didNotHappen: null, extensions: [], takenBy: 'p' }
    const meeting = { group: 'g', reference: 'G-2', sessions: [], state: 'scheduled', minutes }
    await raw('meetings').insertOne({ _id: 'parted', ...meeting })
    expect((await meetingStore(database).get('parted'))?.minutes).toEqual({ ...minutes, pauses: [] })
  })

  test('is changed like any other, and what it still lacks is not written', async () => {
    await raw('people').insertOne({ _id: 'changed', name: 'Ann' })
    const entry = { by: 'p', at: '2020-03-02T08:00:00Z', what: 'muted' }
    await personStore(database).change('changed', entry, (before) => ({ ...before, muted: [...before.muted, 'a'] }))
    const stored = await raw('people').findOne({ _id: 'changed' })
    expect(stored).toMatchObject({ name: 'Ann', muted: ['a'], version: 1, replan: true })
    expect(stored).not.toHaveProperty('reminders')
  })
})

test('a field of a newer program is left alone through a change, and reported once', async () => {
  const people = personStore(database)
  await raw('people').insertOne({ _id: 'newer', name: 'Ann', version: 1, pronouns: 'they' })
  await people.change('newer', { by: 'p', at: 'now', what: 'named' }, (before) => ({ ...before, name: 'Ben' }))
  expect(await raw('people').findOne({ _id: 'newer' })).toMatchObject({ name: 'Ben', pronouns: 'they', version: 2 })
  await people.get('newer')
  expect(reports.filter(({ field }) => field === 'pronouns')).toEqual([{ collection: 'people', field: 'pronouns' }])
})

test('a document that lacks what it cannot do without is passed over, and reported once: the others are read', async () => {
  const rsvps = rsvpStore(database)
  await raw('rsvps').insertOne({ _id: 'torn', meeting: 'torn', session: '1', answer: 'yes' })
  await raw('rsvps').insertOne({ _id: 'whole', meeting: 'torn', session: '1', person: 'p', answer: 'yes' })
  expect((await rsvps.find({ meeting: 'torn' })).map(({ _id }) => _id)).toEqual(['whole'])
  await rsvps.find({ meeting: 'torn' })
  expect(reports.filter(({ id }) => id === 'torn')).toEqual([{ collection: 'rsvps', field: 'person', id: 'torn' }])
})
