import { beforeEach, expect, test } from '@jest/globals'
import { readBacklog } from '#outbox/backlog.ts'
import { testDatabase } from '../database.ts'
import { exampleRow } from './example-row.ts'
import { start, toyHouse } from './toy-house.ts'

const house = toyHouse(testDatabase().uri)
const minute = 60_000
const toys = [{ collection: 'toys' }]

beforeEach(async () => {
  await house.toys().updateMany({}, { $unset: { planAt: '' } })
})

/** Rows of one queue that are due so many minutes from now. */
async function due(workspace: string, ...minutes: number[]): Promise<void> {
  await house.rows().insertMany(
    minutes.map((n) => ({
      ...exampleRow,
      ...{ _id: `t|toy-reminder|${n}|${workspace}`, workspace, dueAt: start + n * minute, state: 'planned' as const },
    })),
  )
}

test('the backlog is what is planned and due in each queue, and the age of the oldest', async () => {
  await due('slack|T1', -3, -1, 60)
  await due('teams|t', 5)
  const { queues } = await readBacklog(house.database, toys, start)
  expect(queues.toSorted((one, other) => (one.queue < other.queue ? -1 : 1))).toEqual([
    { queue: 'slack|T1', planned: 3, due: 2, oldestDue: 180 },
    { queue: 'teams|t', planned: 1, due: 0, oldestDue: 0 },
  ])
})

test('what was sent is no backlog', async () => {
  await due('slack|T1', -1)
  await house.rows().updateMany({}, { $set: { state: 'sent' } })
  expect(await readBacklog(house.database, toys, start)).toEqual({ queues: [], toPlan: 0, planLag: 0 })
})

test('the planner lags by the age of its oldest alarm; what has just changed has none', async () => {
  await house.toys().updateOne({ _id: 't' }, { $set: { planAt: start - 90_000 } } as never)
  expect(await readBacklog(house.database, toys, start)).toMatchObject({ toPlan: 1, planLag: 90 })
  await house.toys().updateOne({ _id: 't' }, { $set: { planAt: 0 } } as never)
  expect(await readBacklog(house.database, toys, start)).toMatchObject({ toPlan: 1, planLag: 0 })
})

test('of many planned rows it reads keys of the index only, and no more than 10,000', async () => {
  await house.rows().insertMany(
    Array.from({ length: 10_500 }, (_, n) => ({
      ...exampleRow,
      ...{ _id: `t|toy-reminder|${n}|ann`, workspace: 'slack|T1', dueAt: start + n, state: 'planned' as const },
    })),
  )
  const { db } = house.database.connection
  await db?.command({ profile: 2 })
  const { queues } = await readBacklog({ ...house.database, separately: true }, toys, start)
  await db?.command({ profile: 0 })
  expect(queues).toEqual([{ queue: 'slack|T1', planned: 10_000, due: 1, oldestDue: 0 }])
  const looks = await db?.collection('system.profile').find({ 'command.aggregate': 'deliveries' }).toArray()
  expect(looks).toEqual([expect.objectContaining({ keysExamined: 10_000, docsExamined: 0 })])
})
