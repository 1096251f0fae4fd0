import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { seedDemo } from '#app/demo.ts'
import type { Platform } from '#chat/platform.ts'
import { type Context, entry } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { audienceStore } from '#features/groups/audience-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { readAudience } from '#features/groups/read-audience.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { type TestApp, testApp } from '../../app.ts'
import { testDatabase } from '../../database.ts'

/* Who is told of a group's meetings is remembered, and is true all the same: whatever changes, whether it was handed on or not. */

const { uri } = testDatabase()
const leader = 'leader-procurement'
const calls: string[] = []
let app: TestApp
let context: Context

beforeAll(async () => {
  app = await testApp({
    uri,
    gate: (what, work) => {
      calls.push(what)
      return work()
    },
  })
  context = app.house.contextOf(leader)
  // Nothing is sent to it: it only has to be there.
  app.house.platforms.set('local', { name: 'local' } as Platform)
  await seedDemo(app.house.contextOf('charter'), app.charter)
  await app.house.outbox.sweepUntilQuiet()
})
afterAll(() => app.database.close())

/** @returns who is told, where they are, and how many calls it took. */
async function told() {
  calls.length = 0
  const { people } = await readAudience(context, 'procurement')
  return { people: people.map(({ person, zone, reached }) => `${person} ${zone} ${reached}`), calls: calls.length }
}

const change = {
  'somebody else is a member': () =>
    app.house.store(applicationStore).insert(
      {
        ...{ _id: 'a', group: 'procurement', person: 'expert-lima', state: 'accepted', answers: {}, receipts: [] },
        ...{ terms: null, late: null, startedAt: context.now, touchedAt: context.now, submittedAt: context.now },
        ...{
          submissions: 1,
          decisions: 1,
          questions: [],
          movedTo: null,
          movedFrom: null,
          endedAt: null,
        },
        decision: { to: 'accepted', by: 'charter', at: context.now, reason: null, note: null },
      },
      entry(context, 'joined'),
    ),
  'a member moves to another zone': () =>
    app.house
      .store(personStore)
      .change('expert-lima', entry(context, 'zone'), (before) => ({ ...before, zone: 'Asia/Tokyo' })),
  'nothing reaches a member any more': () =>
    app.house
      .store(accountStore)
      .change('local|local|expert-lima', entry(context, 'lost'), (before) => ({ ...before, reachable: false })),
  'a leader leads no more': async () => {
    const [term] = await app.house.store(officeTermStore).find({ group: 'procurement', office: 'leader' })
    await app.house.store(officeTermStore).change(term?._id ?? '', entry(context, 'ended'), (before) => ({
      ...before,
      state: 'ended',
      endedAt: context.now,
    }))
  },
}

test('one call tells that nothing has changed', async () => {
  const first = await told()
  expect(first.people).toEqual([`${leader} Europe/Zurich true`])
  expect(await told()).toEqual({ people: first.people, calls: 1 })
})

test.each(Object.entries(change))(
  'when %s, that is seen at once, and after it was handed on',
  async (_what, happens) => {
    const before = await told()
    await happens()
    const atOnce = await told()
    expect(atOnce.people).not.toEqual(before.people)
    await app.house.outbox.sweepUntilQuiet()
    const handedOn = await told()
    expect(handedOn.people).toEqual(atOnce.people)
    expect(handedOn.calls).toBeGreaterThan(1)
    expect(await told()).toEqual({ people: atOnce.people, calls: 1 })
  },
)

describe('during a rolling restart, when an older program hands on a change and raises no number', () => {
  const begun = '2020-03-02T12:00:00Z'
  let before: string[]

  beforeAll(async () => {
    app.clock.set(begun)
    await told()
    before = (await told()).people
    const people = app.database.connection.collection<{ _id: string }>('people')
    await people.updateOne({ _id: 'expert-lima' }, { $set: { zone: 'Asia/Seoul' } })
  })

  test('the audience is believed for less than a minute', async () => {
    app.clock.set('2020-03-02T12:00:59Z')
    expect(await told()).toEqual({ people: before, calls: 1 })
  })

  test('it is read again after a minute', async () => {
    app.clock.set('2020-03-02T12:01:00Z')
    const after = await told()
    expect(after.people).not.toEqual(before)
    expect(await told()).toEqual({ people: after.people, calls: 1 })
  })

  test('it is read again when the clock was set back', async () => {
    app.clock.set(begun)
    expect((await told()).calls).toBeGreaterThan(1)
  })
})

test('what was read while something changed is not remembered', async () => {
  const store = app.house.store(audienceStore)
  const asked = { group: 'financing', day: '2020-03-02', at: context.now }
  const old = await store.read(asked, async () => {
    await store.noteChange(['financing'])
    return { people: ['old'] }
  })
  expect(old.people).toEqual(['old'])
  expect((await store.read(asked, async () => ({ people: ['new'] }))).people).toEqual(['new'])
})

test('of very many people the groups that were asked for last are remembered', async () => {
  const store = app.house.store(audienceStore)
  const read = async (group: string, people: number) => {
    let wasRead = false
    await store.read({ group, day: '2020-03-02', at: context.now }, async () => {
      wasRead = true
      return { people: Array.from({ length: people }) }
    })
    return wasRead
  }
  expect([await read('a', 60_000), await read('b', 30_000), await read('a', 1)]).toEqual([true, true, false])
  expect([await read('c', 50_000), await read('c', 1), await read('a', 60_000)]).toEqual([true, false, true])
})
