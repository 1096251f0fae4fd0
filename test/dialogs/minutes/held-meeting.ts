import type { Meeting } from '#features/meetings/meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { plus } from '#time/instant.ts'
import type { TestHouse } from '../../context.ts'

/** A meeting of Procurement that has ended, and whose minutes are wanted. @param leader by whom it was set. */
export async function heldMeeting(house: TestHouse, leader: string, more: { agenda?: string } = {}): Promise<Meeting> {
  const sessions = [
    { date: plus(house.now(), 'P1D').slice(0, 10), time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' },
  ]
  const ask = { id: house.as(leader).id(), group: 'procurement', title: 'Studies', sessions, ...more }
  const scheduled = await scheduleMeeting(house.as(leader), ask)
  await house.until(plus(house.now(), 'P3D'))
  return scheduled.meeting
}
