import { cancelMeeting } from '#features/meetings/cancel-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { plus } from '#time/instant.ts'
import type { Arrived, TestHouse } from '../../../context.ts'

export const leader = 'leader-procurement'

/** What the leader of Procurement does with meetings in a house, whose time goes on between it. */
export function meetingActs(house: TestHouse) {
  const revOf = async (meeting: string) => (await house.house.store(meetingStore).get(meeting))?.rev ?? 0
  return {
    async schedule(date: string, time: string | null, more: { link?: string } = {}): Promise<Meeting> {
      const { meeting } = await scheduleMeeting(house.as(leader), {
        id: `meeting-${house.now()}`,
        group: 'procurement',
        title: 'Case studies',
        sessions: [session(date, time)],
        ...more,
      })
      return meeting
    },

    async move(meeting: string, to: { date: string; time: string }, by = leader) {
      const moves = [{ session: '1', to: session(to.date, to.time) }]
      return moveMeeting(house.as(by), { meeting, moves, seen: await revOf(meeting) })
    },

    cancel: async (meeting: string, because: string | null = null) =>
      cancelMeeting(house.as(leader), { meeting, because, seen: await revOf(meeting) }),

    forth: (duration: string) => house.until(plus(house.now(), duration)),
  }
}

export function kindsTo(arrived: readonly Arrived[], to: string): string[] {
  return arrived.filter((one) => one.to === to).map(({ kind }) => kind)
}

function session(date: string, time: string | null) {
  return { date, time, zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }
}
