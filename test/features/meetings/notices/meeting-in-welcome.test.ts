import { beforeAll, describe, expect, test } from '@jest/globals'
import { applicationStore } from '#features/groups/application-store.ts'
import { plus } from '#time/instant.ts'
import { type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { kindsTo as kinds, leader, meetingActs } from './meeting-acts.ts'

let house: TestHouse
let { schedule, cancel, forth } = {} as ReturnType<typeof meetingActs>

beforeAll(async () => {
  house = await testHouse()
  ;({ schedule, cancel, forth } = meetingActs(house))
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-lima', 'procurement')
  await house.until('2020-03-03T09:00:00Z')
})

describe('a meeting scheduled while the welcome of somebody waits for the morning', () => {
  let decisions = 1
  const welcomed = async (by: string) => {
    const at = house.now()
    decisions++
    await house.join('expert-lima', 'procurement')
    const decision = { to: 'accepted' as const, by, at, reason: null, note: null }
    await house.house.store(applicationStore).change('expert-lima-procurement', { by, at, what: 'decided' }, (own) => ({
      ...own,
      state: 'accepted',
      decisions,
      decision,
    }))
  }
  const end = async (meeting: string) => {
    await cancel(meeting)
    await forth('P1D')
    await house.house.store(applicationStore).remove({ _id: 'expert-lima-procurement' })
  }

  test('stands in that welcome, and is told to them in no other message', async () => {
    // 23:00 in Lima.
    await house.until(`${plus(house.now(), 'P1D').slice(0, 10)}T04:00:00Z`)
    await house.house.store(applicationStore).remove({ _id: 'expert-lima-procurement' })
    await welcomed(leader)
    await forth('PT1H')
    const { _id, reference } = await schedule('2020-05-21', '15:00')
    const arrived = (await forth('P1D')).filter(({ to }) => to === 'expert-lima')
    expect(arrived.map(({ kind, at }) => `${kind} ${at.slice(11)}`)).toEqual(['application-decided 12:00:00Z'])
    expect(wordsOf(arrived[0]?.message ?? { summary: [], blocks: [] }, { zone: 'America/Lima' })).toContain(reference)
    await end(_id)
  })

  test('is told to them by itself where the charter admitted them at once: that welcome has come', async () => {
    await house.until(`${plus(house.now(), 'P1D').slice(0, 10)}T04:00:00Z`)
    await welcomed('charter')
    await forth('PT1H')
    const { _id } = await schedule('2020-05-21', '15:00')
    expect(kinds(await forth('P1D'), 'expert-lima')).toEqual(['meeting-scheduled'])
    await end(_id)
  })
})
