import { beforeAll, expect, test } from '@jest/globals'
import { attendeesOf } from '#features/fairness/attendees.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { chooseZone } from '#features/people/change-preferences.ts'
import { burdenByZone } from '#time/fair/rotation.ts'
import { plusDays } from '#time/wall-time.ts'
import { actOf, messageOf, type TestHouse, testHouse } from '../context.ts'

/*
 * Fair nights in the open: twelve weekly meetings of San Francisco, Zurich and Sydney, each proposed by `suggest` and
 * scheduled by its first button, one after the other.
 */

const leader = 'leader-procurement'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await chooseZone(house.as('expert-lima'), { zone: 'America/Los_Angeles', said: 'San Francisco' })
  await house.join('expert-lima', 'procurement')
  await house.join('expert-sydney', 'procurement')
})

test('over twelve weeks no zone carries more than half of the nights', async () => {
  for (let week = 0; week < 12; week++) {
    const found = messageOf(await house.says(leader, `suggest procurement ${plusDays('2020-05-06', 7 * week)}`))
    const preview = messageOf(await house.presses(leader, actOf(found, 'Schedule')))
    await house.presses(leader, actOf(preview, 'Schedule'))
  }
  const meetings = await house.house.store(meetingStore).find({ group: 'procurement', scheduledBy: leader })
  const starts = meetings.flatMap(({ sessions }) => sessions.flatMap(({ at }) => at ?? []))
  expect(starts).toHaveLength(12)
  const attendees = await attendeesOf(house.as(leader), { group: 'procurement' })
  const { nightHours: night } = house.charter.meetings
  const nights = burdenByZone(starts, { attendees, lasts: 'PT60M', night })
  const all = nights.reduce((sum, zone) => sum + zone.nights, 0)
  expect(all).toBeGreaterThan(0)
  for (const zone of nights) expect(zone.nights).toBeLessThanOrEqual(all / 2)
})
