import { beforeAll, describe, expect, test } from '@jest/globals'
import { jobs, timedKinds } from '#app/features.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import type { Delivery } from '#outbox/delivery.ts'
import { plus } from '#time/instant.ts'
import { anyNumberADay, type TestHouse, testHouse } from '../context.ts'

const leader = 'leader-procurement'
let house: TestHouse

/** One meeting has passed and has no minutes, another is near, and of a third only the day is known. */
beforeAll(async () => {
  house = await testHouse(anyNumberADay)
  await house.join('expert-nairobi', 'procurement')
  await schedule('P2D', '12:00')
  await schedule('P5D', '15:00')
  await schedule('P19D', null)
  await house.until(plus(house.now(), 'PT1H'))
})

async function schedule(inDays: string, time: string | null) {
  const date = plus(house.now(), inDays).slice(0, 10)
  const sessions = [{ date, time, zone: 'Europe/Zurich', lasts: 'PT60M' }]
  await scheduleMeeting(house.as(leader), { id: `m-${inDays}`, group: 'procurement', title: 'Studies', sessions })
}

const due = async (): Promise<Delivery[]> => {
  const rows = house.database.connection.collection<Delivery>('deliveries')
  return rows.find({ state: 'planned', dueAt: { $lte: Date.parse(house.now()) } }).toArray()
}
const kindsOf = (rows: readonly Delivery[]) => [...new Set(rows.map(({ kind }) => kind))].toSorted()

/** What the outbox does by itself, while no job runs. */
async function worksAlone(): Promise<number> {
  let sent = 0
  for (let done = await house.house.outbox.sweep(); done > 0; done = await house.house.outbox.sweep()) sent += done
  return sent
}

describe('what goes out by the clock', () => {
  test('waits for the job of its kind, for as long as that one does not run', async () => {
    house.skipTo('2020-03-07T13:10:00Z')
    await worksAlone()
    expect(kindsOf(await due())).toEqual(['answer-missing', 'meeting-reminder', 'minutes-missing', 'time-missing'])
    expect(await worksAlone()).toBe(0)

    for (const job of jobs.filter(({ releases }) => releases)) {
      const before = await due()
      await job.run(house.house.jobContext())
      await worksAlone()
      const own = job.releases?.map(({ name }) => name) ?? []
      const left = before.filter(({ kind }) => !own.includes(kind))
      expect([job.name, kindsOf(await due())]).toEqual([job.name, kindsOf(left)])
    }
    expect(await due()).toEqual([])
  })

  test('is each kind that a job names, and one job each', () => {
    const named = jobs.flatMap(({ releases }) => releases ?? []).map(({ name }) => name)
    expect(named.toSorted()).toEqual([...timedKinds].toSorted())
    expect(named.length).toBe(timedKinds.size)
  })

  test('waits for no job of another version of the program, where this one has none for its kind', async () => {
    await schedule('P30D', '15:00')
    house.skipTo(plus(house.now(), 'PT10M'))
    await house.house.outbox.sweep()
    const rows = house.database.connection.collection<Delivery>('deliveries')
    const held = { kind: 'meeting-scheduled', to: 'expert-nairobi', root: 'm-P30D' }
    const waits = { $set: { state: 'planned' as const, released: false, dueAt: 0 } }
    expect((await rows.updateOne(held, waits)).matchedCount).toBe(1)
    await worksAlone()
    expect(kindsOf(await due())).not.toContain('meeting-scheduled')
  })

  test('is nothing that somebody did just now: that goes out at once, whatever jobs run', async () => {
    await schedule('P20D', '15:00')
    house.skipTo(plus(house.now(), 'PT10M'))
    expect(await worksAlone()).toBeGreaterThan(0)
    expect(kindsOf(await due())).not.toContain('meeting-scheduled')
  })
})
