import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { ticker } from '#outbox/ticker.ts'

function set(work: () => Promise<number>) {
  const pauses: (() => void)[] = []
  let elapsed = 0
  const errors: string[] = []
  const quiet = () => {}
  const parts = {
    log: { info: quiet, warn: quiet, error: (_fields: object, text: string) => void errors.push(text) },
    waits: {
      elapsed: () => elapsed,
      after() {
        const { promise, resolve } = Promise.withResolvers<'late'>()
        pauses.push(() => resolve('late'))
        return { passed: promise, cancel: () => {} }
      },
    },
  }
  const pass = (milliseconds: number) => {
    elapsed += milliseconds
  }
  return { tick: ticker('test', work, parts), pauses, errors, pass }
}

test('works at once while there is work, then again after a pause, or when woken', async () => {
  const todo = [2, 1, 0, 0, 0]
  let rounds = 0
  const { tick, pauses } = set(async () => {
    rounds++
    return todo.shift() ?? 0
  })
  tick.start()
  await setImmediate()
  expect(rounds).toBe(3)
  pauses.at(-1)?.()
  await setImmediate()
  expect(rounds).toBe(4)
  tick.wake()
  await setImmediate()
  expect(rounds).toBe(5)
  await tick.stop()
  tick.wake()
  await setImmediate()
  expect(rounds).toBe(5)
})

test('outlives a round that fails, and is no longer alive when none goes well for a minute', async () => {
  let broken = false
  const { tick, errors, pass } = set(async () => {
    if (broken) throw new Error('no database')
    return 0
  })
  expect(tick.alive()).toBe(false)
  tick.start()
  await setImmediate()
  expect(tick.alive()).toBe(true)
  broken = true
  pass(59_000)
  tick.wake()
  await setImmediate()
  expect(errors).toEqual(['a round failed'])
  expect(tick.alive()).toBe(true)
  pass(1000)
  expect(tick.alive()).toBe(false)
  await tick.stop()
})

test('stops when the work in hand is done', async () => {
  const work = Promise.withResolvers<number>()
  let stopped = false
  const { tick } = set(() => work.promise)
  tick.start()
  const stopping = tick.stop().then(() => {
    stopped = true
  })
  await setImmediate()
  expect(stopped).toBe(false)
  work.resolve(1)
  await stopping
  expect(stopped).toBe(true)
})
