import { beforeAll, describe, expect, test } from '@jest/globals'
import { epochOf, plus } from '#time/instant.ts'
import { type Arrived, anyNumberADay, type TestHouse, testHouse } from '../context.ts'
import { steering } from './steering.ts'

const [ann, ben] = ['expert-nairobi', 'expert-geneva']
let house: TestHouse
let steer: ReturnType<typeof steering>
const raw = (name: string) => house.database.connection.collection<{ _id: string } & Record<string, unknown>>(name)
const rowsTo = (to: string, where = {}) =>
  raw('deliveries')
    .find({ to, ...where })
    .toArray()
const kinds = (arrived: Arrived[], to: string) => arrived.filter((one) => one.to === to).map(({ kind }) => kind)

beforeAll(async () => {
  // The budget of a day is not what is tested here.
  house = await testHouse(anyNumberADay)
  steer = steering(house, '2020-05-21')
  for (const person of [ann, ben]) {
    await house.says(person, 'status')
    await house.join(person, 'procurement')
  }
  await house.until(plus(house.now(), 'PT1H'))
})

describe('data of an older program', () => {
  test('a member without the list of what they turned down stops no planning of their group: all are told', async () => {
    await raw('people').updateOne({ _id: ann }, { $unset: { muted: '', reminders: '' } })
    await steer.schedule('one')
    const arrived = await house.until(plus(house.now(), 'PT1H'))
    expect(kinds(arrived, ann)).toEqual(['meeting-scheduled'])
    expect(kinds(arrived, ben)).toEqual(['meeting-scheduled'])
  })

  test('a meeting without what members were told of it is known as it stands, and they hear when it moves', async () => {
    await raw('meetings').updateOne({ _id: 'one' }, { $unset: { tellings: '', addedOnce: '' } })
    await steer.move('one', 1)
    expect(kinds(await house.until(plus(house.now(), 'PT1H')), ben)).toEqual(['meeting-moved'])
  })

  test('a root that lacks the marks of planning is planned once, and then left in peace', async () => {
    await raw('meetings').updateOne({ _id: 'one' }, { $unset: { planRev: '', planEpoch: '' }, $set: { planAt: 0 } })
    await house.house.outbox.sweepUntilQuiet()
    expect((await raw('meetings').findOne({ _id: 'one' }))?.planAt).not.toBe(0)
  })

  test('a notice without what has happened to it since it was planned is sent', async () => {
    const [row] = await rowsTo(ben, { root: 'one', state: 'sent' })
    if (!row) throw new Error('nothing was sent')
    const since = ['maybeTold', 'tried', 'attempt', 'tellsRev', 'ref', 'settledAt', 'repeated', 'why']
    const fields = Object.fromEntries(since.map((field) => [field, '' as const]))
    await raw('deliveries').updateOne({ _id: row._id }, { $set: { state: 'planned' }, $unset: fields })
    await raw('meetings').updateOne({ _id: 'one' }, { $set: { planAt: 0 } })
    await house.house.outbox.sweepUntilQuiet()
    expect(await raw('deliveries').findOne({ _id: row._id })).not.toMatchObject({ state: 'planned' })
  })

  test('a notice of a kind that is not known here is left alone until it is late', async () => {
    const [row] = await rowsTo(ben, { root: 'one' })
    if (!row) throw new Error('there is no row')
    const now = epochOf(house.now())
    const strange = {
      ...row,
      _id: 'strange',
      kind: 'meeting-sung',
      state: 'planned',
      dueAt: now,
      sendBy: now + 7_200_000,
    }
    await raw('deliveries').insertOne({ ...strange, epoch: 0, attempt: null, notBefore: 0, why: null })
    await raw('meetings').updateOne({ _id: 'one' }, { $set: { planAt: 0 } })
    await house.house.outbox.sweepUntilQuiet()
    expect(await raw('deliveries').findOne({ _id: 'strange' })).toMatchObject({ state: 'planned', why: null })
    await raw('deliveries').updateOne({ _id: 'strange' }, { $set: { notBefore: 0, sendBy: now } })
    await house.house.outbox.sweepUntilQuiet()
    expect(await raw('deliveries').findOne({ _id: 'strange' })).toMatchObject({ state: 'dropped', why: 'late' })
  })
})

describe('the reason why a notice is dropped', () => {
  test('is that somebody left, where they have left the group', async () => {
    await steer.schedule('two')
    await house.house.outbox.sweepUntilQuiet()
    expect(await rowsTo(ann, { state: 'planned' })).not.toEqual([])
    await raw('applications').updateOne({ person: ann }, { $set: { state: 'ended', replan: true } })
    await house.house.outbox.sweepUntilQuiet()
    expect((await rowsTo(ann, { root: 'two' })).map(({ state, why }) => [state, why])).toEqual([['dropped', 'left']])
  })

  test('is that somebody was erased, where nobody knows them any more', async () => {
    await raw('people').deleteOne({ _id: ben })
    await house.house.outbox.markAllAggregates()
    await house.house.outbox.sweepUntilQuiet()
    expect((await rowsTo(ben, { root: 'two' })).map(({ state, why }) => [state, why])).toEqual([['dropped', 'erased']])
  })
})
