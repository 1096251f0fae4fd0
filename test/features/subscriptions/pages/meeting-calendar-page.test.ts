import { beforeAll, expect, test } from '@jest/globals'
import { pages } from '#app/features.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { type Scheduled, scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../../../app.ts'
import { messageOf, type TestHouse, testHouse } from '../../../context.ts'
import { pageParts } from '../../../page-parts.ts'

const leader = 'leader-procurement'
let house: TestHouse
let meeting: Scheduled['meeting']

beforeAll(async () => {
  house = await testHouse()
  await house.join('expert-nairobi', 'procurement')
  const sessions = [{ date: '2020-05-28', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }]
  const ask = { id: house.as(leader).id(), group: 'procurement', title: 'Studies', sessions }
  meeting = (await scheduleMeeting(house.as(leader), ask)).meeting
})

test('the calendar entry is a file of the meeting as it now is, for the person who asked', async () => {
  const given = messageOf(await house.presses('expert-nairobi', { verb: 'add-once', about: { meeting: meeting._id } }))
  const app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  const got = await app.request(/http:\/\/localhost:3978(\/[^"]+)/.exec(JSON.stringify(given))?.[1] ?? '')
  expect(got.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await got.text()
  expect(text).toContain(`SUMMARY:${meeting.reference}: Studies`)
  expect(text).toContain('SEQUENCE:0')
  const found = await house.house.store(meetingStore).get(meeting._id)
  expect(found?.addedOnce).toEqual([{ person: 'expert-nairobi', sequence: 0 }])
})
