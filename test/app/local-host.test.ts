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
      what: 'The Procurement call closes, end of day',
    })
    const secretary = person('secretary')
    await secretary.says('extend procurement until 2 April')
    for (const { group } of charter.calls.filter((call) => call.group !== 'procurement')) {
      await secretary.says(`close ${group}`)
      await secretary.presses(secretary.buttons()[0] ?? '')
    }
    expect(await host.nextHappening()).toEqual({
      at: '2020-04-02T21:59:00Z',
      what: 'The Procurement call closes, end of day',
    })
  })

  test('is a reminder that lies too far ahead to be planned, and not the meeting after it', async () => {
    const at = { date: '2020-06-18', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }
    await seat('zoe', 'leader', 'financing')
    await scheduleMeeting(context('zoe'), { id: 'far', group: 'financing', title: 'Far', sessions: [at] })
    await house.outbox.sweepUntilQuiet()
    const next = await host.nextHappening()
    expect(next && next.at < '2020-06-18T13:00:00Z').toBe(true)
  })

  test('is the end of a day without a time: no hour is made up for a meeting', async () => {
    const day = { date: '2020-04-01', time: null, zone: 'Europe/Zurich', lasts: 'PT60M' }
    await seat('lea', 'leader', 'procurement')
    await scheduleMeeting(context('lea'), { id: 'day', group: 'procurement', title: 'Case studies', sessions: [day] })
    expect(await host.nextHappening()).toEqual({
      at: '2020-04-01T16:00:00Z',
      what: 'PROC-1 is over, Case studies',
    })
  })
})
