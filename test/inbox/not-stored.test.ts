import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Gate } from '#database/connection.ts'
import { from, said, teaRoom, words } from './tea-room.ts'

/** What becomes of calls to the database, by name: done and then said to have failed, or failed at once. */
const faults = new Map<string, 'after' | 'before'>()
const gate: Gate = async (what, work) => {
  const fault = faults.get(what)
  if (fault === 'before') throw new Error('no database')
  const answer = await work()
  if (fault === 'after') throw new Error('a reply that was lost')
  return answer
}
const { inbox, room, database } = await teaRoom({ gate })
const idempotency = database.connection.collection<{ _id: string; by: string; begun: boolean }>('received')

beforeEach(() => {
  faults.clear()
  room.done.length = 0
})

describe('what cannot be stored', () => {
  test('is not taken, and nothing is done', async () => {
    faults.set('received.begin', 'before')
    let stored = 0
    const handing = { redelivered: true, stored: () => void stored++ }
    await expect(inbox.receive(from('ann', said('order tea'), 'lost'), handing)).rejects.toThrow('no database')
    expect(stored).toBe(0)
    expect(room.done).toEqual([])

    faults.clear()
    expect(words(await inbox.receive(from('ann', said('order tea'), 'lost'), handing))).toBe('Which one?')
    expect(stored).toBe(1)
  })

  test('is worked on when it is delivered again, where it was stored though its write had seemed to fail', async () => {
    faults.set('received.begin', 'after')
    const event = from('ann', said('order tea'), 'unsure')
    await expect(inbox.receive(event, { redelivered: true })).rejects.toThrow('a reply that was lost')
    faults.clear()
    expect(words(await inbox.receive(event, { redelivered: true }))).toBe('Which one?')
    expect(room.done).toEqual(['said tea'])
  })

  test('is worked on later, where it was stored after all and is delivered to nobody again', async () => {
    faults.set('received.begin', 'after')
    const event = from('ann', said('order later'), 'unsure too')
    await expect(inbox.receive(event, { redelivered: true })).rejects.toThrow('a reply that was lost')
    faults.clear()
    expect(await inbox.resume()).toBe(1)
    expect(room.done).toEqual(['said later'])
  })

  test('takes nothing with it that arrived at the same moment', async () => {
    const press = from('eve', { kind: 'pressed', act: { verb: 'stir', about: { 'a\0b': 'c' } } })
    const [bad, ...good] = await Promise.allSettled([
      inbox.receive(press),
      ...['ann', 'ben', 'cyd'].map((user) => inbox.receive(from(user, said(`order ${user}`)))),
    ])
    expect(bad).toMatchObject({ reason: { message: expect.stringContaining('must not contain null bytes') } })
    expect(good.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
    expect(room.done.toSorted()).toEqual(['said ann', 'said ben', 'said cyd'])
  })

  test('is never worked on where its sender was told that it was not taken', async () => {
    faults.set('received.begin', 'after')
    await expect(inbox.receive(from('ann', said('order refused'), 'refused'))).rejects.toThrow('a reply that was lost')
    faults.clear()
    expect(await inbox.resume()).toBe(0)
    expect(room.done).toEqual([])
  })
})

test('what is done is answered, and not done again, where this cannot be written down at once', async () => {
  faults.set('received.done', 'before')
  const event = from('ann', said('order once'), 'owed')
  expect(words(await inbox.receive(event, { redelivered: true }))).toBe('Which one?')
  expect(await inbox.receive(event, { redelivered: true })).toMatchObject({ outcome: { kind: 'nothing' } })
  expect(await inbox.resume()).toBe(0)
  expect(room.done).toEqual(['said once'])
  expect(await idempotency.findOne({ _id: 'owed' })).toMatchObject({ begun: true })
})
