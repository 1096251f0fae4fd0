import { cancelMeeting } from '#features/meetings/cancel-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { plusDays } from '#time/wall-time.ts'
import type { TestHouse } from '../context.ts'

export const leader = 'leader-procurement'

/** The leader's hand on one meeting after the other, by days from a first one. */
export function steering(house: TestHouse, first: string) {
  const session = (day: number) => {
    const date = plusDays(first, day)
    return { date, time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }
  }
  const now = async (id: string): Promise<Meeting> => {
    const meeting = await house.house.store(meetingStore).get(id)
    if (!meeting) throw new Error(`there is no meeting ${id}`)
    return meeting
  }
  return {
    /** The meeting as it is now. */
    now,
    async schedule(id: string): Promise<string> {
      const plan = { id, group: 'procurement', title: 'Case studies', sessions: [session(0)] }
      return (await scheduleMeeting(house.as(leader), plan)).meeting._id
    },
    async move(id: string, day: number): Promise<void> {
      const { rev: seen } = await now(id)
      await moveMeeting(house.as(leader), { meeting: id, moves: [{ session: '1', to: session(day) }], seen })
    },
    async cancel(id: string): Promise<void> {
      const { rev: seen } = await now(id)
      await cancelMeeting(house.as(leader), { meeting: id, because: null, seen })
    },
  }
}
