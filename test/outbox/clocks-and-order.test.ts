import { describe, expect, test } from '@jest/globals'
import type { Delivery } from '#outbox/delivery.ts'
import { testDatabase } from '../database.ts'
import { hour, minute } from './toy.ts'
import { start, starts, toyHouse } from './toy-house.ts'

const { uri } = testDatabase()
const house = toyHouse(uri)

describe('one at a time', () => {
  test('is under way to one recipient, whichever process has the other', async () => {
    await house.step(0)
    const until = house.real + 70_000
    const attempt = { id: 'elsewhere/1/x/a', since: house.real, until }
    const other = { ...(await house.rows().findOne({ _id: 't|invitation||ann' })), _id: 'u|invitation||ann' }
    await house.rows().insertOne({ ...other, state: 'sending', attempt, inFlight: 'local|local|ann' } as Delivery)
    await house.step(2 * minute)
    expect(house.sentTo('invitation')).toEqual(['ben'])
    await house.rows().updateOne({ _id: 'u|invitation||ann' }, { $set: { state: 'sent' }, $unset: { inFlight: '' } })
    // It is looked at again after a second.
    house.elapsed += 1_000
    await house.step(0)
    expect(house.sentTo('invitation')).toEqual(['ann', 'ben'])
  })
})

describe('a clock that was set', () => {
  test('an hour forward and back brings back what was dropped as late, and goes on at once', async () => {
    await house.step(2 * minute)
    await house.step(starts - start - 2 * minute - hour - minute)
    house.business += 2 * hour
    house.real += 2 * hour
    house.elapsed -= 2 * hour
    await house.step(0)
    expect(house.sentTo('reminder')).toEqual([])
    house.business -= 2 * hour
    house.real -= 2 * hour
    house.elapsed += 2 * hour
    await house.step(minute)
    expect(house.sentTo('reminder')).toEqual(['ann', 'ben'])
  })

  test('back lets nothing wait for as long as it went back: no pause, no attempt, no root', async () => {
    await house.step(0)
    const ahead = house.real + hour
    const attempt = { id: 'elsewhere/1/x/a', since: ahead, until: ahead + 70_000 }
    await house.rows().updateOne({ _id: 't|invitation||ann' }, { $set: { state: 'sending', attempt }, $inc: { v: 1 } })
    await house.rows().updateOne({ _id: 't|invitation||ben' }, { $set: { notBefore: ahead }, $inc: { v: 1 } })
    await house.toys().updateOne({ _id: 't' }, { $set: { busyUntil: ahead, planAt: 0 } } as never)
    house.again()
    await house.step(2 * minute)
    expect(house.sentTo('invitation')).toEqual(['ben'])
    house.found = 'there'
    house.real += 71_000
    await house.step(0)
    expect(await house.stateOf('t|invitation||ann')).toBe('sent')
  })
})

describe('beside each other', () => {
  test('a platform that is slow to say what it has posted holds up no new notice', async () => {
    await house.step(0)
    const long = { state: 'unknown', attempt: { id: 'elsewhere/1/x/a', since: 0, until: 0 } } as const
    await house.rows().updateOne({ _id: 't|invitation||ann' }, { $set: long, $inc: { v: 1 } })
    const looking = Promise.withResolvers<void>()
    house.looking = looking.promise
    await house.delivery.start()
    house.business += 2 * minute
    expect(await house.delivery.sweep()).toBe(1)
    expect(house.sentTo('invitation')).toEqual(['ben'])
    looking.resolve()
    await house.delivery.stop()
  })
})
