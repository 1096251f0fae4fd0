import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { sender } from '#outbox/sending/sender.ts'
import { exampleRow } from '../example-row.ts'

test('a lane in which something is due, and nothing moves for a minute, is stuck; one that was emptied is not', async () => {
  let elapsed = 0
  let due = [exampleRow]
  const hanging = Promise.withResolvers<boolean>()
  const parts = {
    store: { queues: async () => ['slack|T1'], due: async () => due, drop: () => hanging.promise },
    clock: { now: () => '2020-03-02T08:00:00Z', real: () => 0, id: () => 'id' },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    accounts: { find: async () => [] },
    notErased: async () => new Set(),
    platforms: () => undefined,
    aggregates: [],
    limiter: { room: async () => 1, resting: () => [] },
    suspensions: { now: async () => ({ queues: [], room: async () => 20 }), end: async () => {} },
    waits: { elapsed: () => elapsed, after: () => ({ passed: Promise.resolve('late'), cancel: () => {} }) },
  }
  const sending = sender(parts as never)
  const sweep = sending.sweep()
  await setImmediate()
  elapsed += 59_000
  expect(sending.isStuck()).toBe(false)
  elapsed += 1_000
  expect(sending.isStuck()).toBe(true)
  hanging.resolve(true)
  expect(await sweep).toBe(1)
  expect(sending.isStuck()).toBe(false)
  due = []
  expect(await sending.sweep()).toBe(0)
  elapsed += 60_000
  expect(sending.isStuck()).toBe(false)
})
