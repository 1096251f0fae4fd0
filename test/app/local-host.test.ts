import { describe, expect, test } from '@jest/globals'
import { localHost } from '#app/local-host.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { talkingHouse } from '../talking-house.ts'

const { house, charter, clock, person, seat, context } = await talkingHouse({ now: '2020-03-30T08:00:00Z' })
await seat('secretary', 'secretariat')
const host = localHost({ charter, clock, house, forward: null })

describe('what happens next', () => {
  test('is the end of a call as it stands now, not as the charter once said', async () => {
    expect(await host.nextHappening()).toEqual({
      at: '2020-03-31T21:59:00Z',
      what: 'The call of Procurement closes, end of day',
    })
    await person('secretary').says('extend procurement until 2 April')
    for (const { group } of charter.calls) if (group !== 'procurement') await person('secretary').says(`close ${group}`)
    expect(await host.nextHappening()).toEqual({
      at: '2020-04-02T21:59:00Z',
      what: 'The call of Procurement closes, end of day',
    })
  })

  test('is the end of a day without a time: no hour is made up for a meeting', async () => {
    const day = { date: '2020-04-01', time: null, zone: 'Europe/Zurich', lasts: 'PT60M' }
    await seat('lea', 'leader', 'procurement')
    await scheduleMeeting(context('lea'), { id: 'day', group: 'procurement', title: 'Case studies', sessions: [day] })
    expect(await host.nextHappening()).toEqual({
      at: '2020-04-01T16:00:00Z',
      what: 'The day of PROC-1 ends, Case studies',
    })
  })
})
