import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { connect, type Database } from '#database/connection.ts'
import { clockWatch } from '#outbox/clock-watch.ts'
import { testDatabase } from '../database.ts'

const { uri } = testDatabase()
const database: Database = await connect(uri)
afterAll(() => database.close())

const start = 1_583_136_000_000
let time = { elapsed: 0 }
/** By how much the clock of this machine is wrong. */
let ahead = 0
/** What was mended, in order. */
let said: string[] = []
let mended: string[] = []
/** How long the database takes: to answer what time it is, on the way back, and to mend something. */
let slow = { answer: 0, mend: 0 }

beforeEach(async () => {
  await database.connection.collection('clocks').deleteMany({})
  time = { elapsed: 0 }
  ahead = 0
  mended = []
  slow = { answer: 0, mend: 0 }
})

const now = () => start + time.elapsed
const watched = () =>
  clockWatch({
    database,
    wall: () => now() + ahead,
    databaseTime: async () => {
      const said = now()
      time.elapsed += slow.answer
      return said
    },
    waits: { elapsed: () => time.elapsed },
    log: { warn: (_fields, words) => void said.push(words) },
    mend: {
      replan: async () => void mended.push('replan'),
      pullBack: async () => {
        mended.push('pullBack')
        time.elapsed += slow.mend
      },
    },
  })

test('a start that takes long is no clock that was set: the time is known as it was when the database said it', async () => {
  slow.mend = 3_000
  const watch = watched()
  await watch.look()
  expect(watch.real()).toBe(now())
  time.elapsed += 2_000
  await watch.look()
  expect(watch.canJudgeAge()).toBe(true)
})

test('an answer that is long on its way is no clock that was set back: no pause is ended', async () => {
  const watch = watched()
  await watch.look()
  mended = []
  slow.answer = 2_500
  time.elapsed += 2_000
  await watch.look()
  slow.answer = 0
  time.elapsed += 2_000
  await watch.look()
  expect(mended).toEqual([])
  expect(watch.real()).toBe(now())
  expect(watch.canJudgeAge()).toBe(true)
})

test('a process that has run on plans again what another one may have planned by a clock that was ahead, and died', async () => {
  const [watch, hour] = [watched(), 3_600_000]
  await watch.look()
  ahead = hour
  await watched().look()
  ahead = 0
  mended = []

  time.elapsed += 61_000
  await watch.look()
  expect(mended).toEqual(['replan'])
  time.elapsed += 61_000
  await watch.look()
  expect(mended).toEqual(['replan'])
})

test('two processes whose clocks differ for good plan all again once, and it is said once', async () => {
  const [watch, hour] = [watched(), 3_600_000]
  await watch.look()
  mended = []
  said = []
  for (let minutes = 0; minutes < 5; minutes++) {
    ahead = hour
    await watched().look()
    ahead = 0
    mended = mended.filter((one) => one !== 'pullBack')
    time.elapsed += 61_000
    await watch.look()
  }
  expect(mended).toEqual(['replan'])
  expect(said).toEqual([
    'the clock was set: everything is planned again',
    'the clocks of two computers differ by more than a minute: set them by one time server',
  ])
})
