import { hostname } from 'node:os'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { readDatabaseTime } from '#database/now.ts'
import { caughtId } from '#inbox/idempotency-row.ts'
import { fingerprintOf } from '#inbox/in-hand.ts'
import { from, said, teaRoom, words } from './tea-room.ts'

const { inbox, room, database } = await teaRoom()
const idempotency = database.connection.collection<{ _id: string; [key: string]: unknown }>('received')
const elsewhere = 'elsewhere/1/x'
let starts = 0
/** A process of this host that has died. */
const died = () => `${hostname()}/${process.pid}/start-${starts++}`
const brokeOff = /^We stopped in the middle of this, and we won't try it again\..* this number: [a-z2-7]{8}\.$/

beforeEach(() => {
  room.done.length = 0
  room.late.length = 0
})

/** Leaves behind what a process had in hand, each a pot of tea that is ordered. */
async function leave(by: string, pots: Record<string, object>): Promise<void> {
  const begunAt = await readDatabaseTime(database)
  await idempotency.insertMany(
    Object.entries(pots).map(([pot, row]) => {
      const incoming = from('ann', said(`order ${pot}`), pot)
      return { _id: pot, incoming, by, begunAt, attempts: 1, answer: null, begun: true, ...row }
    }),
  )
}

const told = () => room.late.map(words)
const madeAgain = () => room.done.map((done) => done.replace('said ', '')).toSorted()

describe('what a process that crashed had in hand', () => {
  test('is finished by another, where it cannot be told which of it is to blame', async () => {
    await leave(died(), { form: {}, black: {} })
    expect(await inbox.resume()).toBe(2)
    expect(madeAgain()).toEqual(['black', 'form'])
    // Nobody waits at a screen any more, so the form is a button.
    expect(room.late.map(({ outcome }) => outcome.kind)).toEqual(['say', 'say'])
    expect(await inbox.resume()).toBe(0)
  })

  test('is never worked on again where it was alone in hand, and its sender is told', async () => {
    await leave(died(), { alone: {} })
    expect(await inbox.resume()).toBe(1)
    expect(madeAgain()).toEqual([])
    expect(told()).toEqual([expect.stringMatching(brokeOff)])
    expect(words(await inbox.receive(from('ann', said('order alone'), 'alone')))).toMatch(brokeOff)
    expect(madeAgain()).toEqual([])
  })

  test('is worked on again but for the one that was in hand at an earlier crash too', async () => {
    await leave(died(), { new1: {}, new2: {}, suspect: { suspect: true, attempts: 2 } })
    expect(await inbox.resume()).toBe(3)
    expect(madeAgain()).toEqual(['new1', 'new2'])
    expect(told()).toContainEqual(expect.stringMatching(brokeOff))
  })

  test('is worked on again but for the one that the watchdog caught, and is not suspected of anything', async () => {
    const by = died()
    await leave(by, { caught: { caught: true }, beside: {} })
    expect(await inbox.resume()).toBe(2)
    expect(madeAgain()).toEqual(['beside'])
    expect(told()).toContainEqual(expect.stringMatching(/^This took too long, so we stopped\./))
    expect(await idempotency.findOne({ _id: 'beside' })).not.toHaveProperty('suspect')
  })

  test('is suspected where it may have been in hand: of more than are worked on at a time, most only waited', async () => {
    const pots = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, nth) => [`${count}-${nth}`, {}]))
    await leave(died(), pots(12))
    await leave(died(), pots(13))
    expect(await inbox.resume()).toBe(25)
    expect(madeAgain()).toHaveLength(25)
    expect(await idempotency.countDocuments({ _id: /^12-/, suspect: true })).toBe(12)
    expect(await idempotency.countDocuments({ _id: /^13-/, suspect: true })).toBe(0)
  })

  test('is given up after three attempts, however those ended', async () => {
    await leave(died(), { tried: { attempts: 3 }, other: {} })
    expect(await inbox.resume()).toBe(2)
    expect(madeAgain()).toEqual(['other'])
    expect(told()).toContainEqual(expect.stringMatching(/^We tried this several times.* this number: [a-z2-7]{8}\.$/))
  })

  test('is worked on one at a time, and what is delivered again meanwhile is not worked on beside it', async () => {
    await leave(died(), { slowly: {}, waiting: {} })
    const goOn = room.hold()
    const resumed = [inbox.resume(), inbox.resume()]
    await goOn.reached
    const again = await inbox.receive(from('ann', said('order waiting'), 'waiting'))
    expect(again.outcome.kind).toBe('nothing')
    expect(madeAgain()).toEqual(['slowly'])
    goOn.release()
    expect(await Promise.all(resumed)).toEqual([2, 2])
    expect(madeAgain()).toEqual(['slowly', 'waiting'])
  })
})

describe('a process of another host that gives no sign', () => {
  test('is taken for dead only at a second look, since nobody can give a sign while the database is away', async () => {
    await leave(elsewhere, { first: {}, second: {} })
    expect(await inbox.resume()).toBe(0)
    room.real += 31_000
    expect(await inbox.resume()).toBe(0)
    room.real += 14_000
    expect(await inbox.resume()).toBe(0)
    room.real += 1_000
    expect(await inbox.resume()).toBe(2)
    expect(madeAgain()).toEqual(['first', 'second'])
  })

  test('is not taken for dead when it gives a sign before the second look', async () => {
    await leave(elsewhere, { third: {}, fourth: {} })
    room.real += 31_000
    expect(await inbox.resume()).toBe(0)
    await idempotency.updateMany({ by: elsewhere }, { $set: { begunAt: await readDatabaseTime(database) } })
    room.real += 15_000
    expect(await inbox.resume()).toBe(0)
    expect(await idempotency.deleteMany({ by: elsewhere })).toMatchObject({ deletedCount: 2 })
  })
})

test('what held the event loop once is not worked on for anybody, whoever says it', async () => {
  const fingerprint = fingerprintOf(from('ann', said('order poison')))
  await idempotency.insertOne({ _id: caughtId(fingerprint), begun: false, answer: null })
  expect(words(await inbox.receive(from('bob', said('order poison'))))).toMatch(/^This took too long, so we stopped\./)
  expect(words(await inbox.receive(from('bob', said('order green'))))).toBe('Which one?')
  expect(madeAgain()).toEqual(['green'])
})

test('no query for what was begun reads the whole collection', async () => {
  for (const filter of [{ begun: true }, { begun: true, by: elsewhere }]) {
    const plan = JSON.stringify((await idempotency.find(filter).explain('queryPlanner')).queryPlanner.winningPlan)
    expect(plan).toContain('IXSCAN')
    expect(plan).not.toContain('COLLSCAN')
  }
})
