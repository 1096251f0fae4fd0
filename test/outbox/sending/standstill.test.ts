import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { deliveryStore } from '#outbox/delivery-store.ts'
import { type Standstill, standstill } from '#outbox/sending/standstill.ts'
import { instantText } from '#time/instant.ts'
import { testDatabase } from '../../database.ts'
import { exampleRow } from '../example-row.ts'
import { minute } from '../toy.ts'
import { start, toyHouse } from '../toy-house.ts'

const { uri } = testDatabase()
const house = toyHouse(uri)
const queue = exampleRow.workspace

describe('a queue in which something is due', () => {
  let elapsed = 0
  let watch: Standstill
  let logged: string[] = []
  let elsewhere: string[] = []
  let suspended: string[] = []

  beforeEach(async () => {
    elapsed = 0
    logged = []
    elsewhere = []
    suspended = []
    const note = (_fields: object, text: string) => void logged.push(text)
    watch = standstill({
      store: deliveryStore(house.database),
      clock: { now: () => instantText(start), real: () => house.real, id: () => 'id' },
      log: { info: note, warn: note, error: note },
      limiter: { isElsewhere: (one) => elsewhere.includes(one) },
      suspensions: { now: async () => ({ queues: suspended, room: async () => 0 }) },
      waits: { elapsed: () => elapsed },
    })
    await house.rows().insertOne({ ...exampleRow, dueAt: start - minute })
  })

  /** Looks every ten seconds, as a process does. */
  async function pass(seconds: number): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 10) {
      elapsed += 10_000
      await watch.look()
    }
  }

  test('stands still when nothing has moved for a minute, and says so once', async () => {
    await pass(60)
    expect(watch.queues()).toEqual([])
    await pass(20)
    expect(watch.queues()).toEqual([queue])
    await pass(120)
    expect(logged).toEqual(['a queue stands still: for a minute nothing of what is due was sent'])
  })

  test('does not stand still while it moves, and goes on when it moves again', async () => {
    await pass(60)
    watch.moved(queue)
    await pass(50)
    expect(watch.queues()).toEqual([])
    await pass(30)
    expect(watch.queues()).toEqual([queue])
    watch.moved(queue)
    await pass(10)
    expect(watch.queues()).toEqual([])
    expect(logged).toEqual([expect.stringContaining('stands still:'), 'a queue stands still no more'])
  })

  test('does not stand still once it is empty', async () => {
    await pass(50)
    await house.rows().updateMany({}, { $set: { state: 'sent' } })
    await pass(60)
    expect(watch.queues()).toEqual([])
  })

  test.each([
    ['is planned for later', { dueAt: start + minute }],
    ['waits for its second repetition', { notBefore: 1_000_000_000 + 10 * minute }],
    ['waits for its job, which is watched by itself', { released: false }],
  ])('does not stand still where what there is %s', async (_what, set) => {
    await house.rows().updateMany({}, { $set: set })
    await pass(120)
    expect(watch.queues()).toEqual([])
  })

  test('does not stand still where a post to the same recipient is under way, as a slow mail server takes it', async () => {
    const inFlight = `${queue}|${exampleRow.to}`
    await house.rows().insertOne({ ...exampleRow, _id: 'in flight', state: 'sending', inFlight })
    await pass(120)
    expect(watch.queues()).toEqual([])
    await house.rows().insertOne({ ...exampleRow, _id: 'to another', to: 'ben', dueAt: start - minute })
    await pass(80)
    expect(watch.queues()).toEqual([queue])
  })

  test('is watched by the process that has it, and reported otherwise where the platform refuses us', async () => {
    elsewhere = [queue]
    await pass(120)
    elsewhere = []
    suspended = [queue]
    await pass(120)
    expect(watch.queues()).toEqual([])
  })
})

describe('a process whose platform asks for a pause again and again', () => {
  test('says which queue stands still, though every post was answered', async () => {
    house.answer = () => ({ slowDown: 1 })
    await house.delivery.start()
    try {
      house.business += 2 * minute
      await found(async () => (await house.rows().countDocuments({ state: 'planned' })) > 0)
      await found(async () => {
        house.elapsed += 20_000
        return house.delivery.standingStill().includes('local|local')
      })
      house.answer = () => ({ sent: { via: 'local', place: { kind: 'direct', id: 'd' }, id: 'm' } })
      await found(async () => {
        house.elapsed += 20_000
        return house.delivery.standingStill().length === 0
      })
    } finally {
      await house.delivery.stop()
      house.errors = []
    }
  })
})

/** Waits until it is so: half a minute at most, which only a starved machine needs. */
async function found(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries === 300) throw new Error('it never came to that')
    await sleep(100)
  }
}
