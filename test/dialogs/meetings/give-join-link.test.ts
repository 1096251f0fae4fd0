import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { heldMeeting } from '../minutes/held-meeting.ts'

const leader = 'leader-procurement'
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse
let meeting: Meeting

beforeAll(async () => {
  house = await testHouse()
  await house.join('expert-nairobi', 'procurement')
})

/** Every test has one meeting that has ended, and whose minutes are wanted. */
beforeEach(async () => {
  for (const { _id } of await house.house.store(meetingStore).find({}))
    await house.house.store(meetingStore).remove({ _id })
  meeting = await heldMeeting(house, leader, { agenda: '1 draft 20m decision; 2 any other business' })
})

const items = async (id = meeting._id) => (await house.house.store(meetingStore).get(id))?.minutes.items ?? []
const says = async (text: string, who = leader) => wordsOf(messageOf(await house.says(who, text)), geneva)
describe('a link into a conference', () => {
  const zoom = 'https://us02web.zoom.us/j/89012345678?pwd=abc'

  test.each([
    zoom,
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x',
    'https://meet.google.com/abc-defg-hij',
    'https://example.webex.com/meet/leader',
    'https://meet.jit.si/Procurement',
    'https://jitsi.university.example/Procurement',
    'https://whereby.com/procurement',
    'https://u4ssc.whereby.com/room',
    'https://meet.goto.com/123456789',
    'https://global.gotomeeting.com/join/123456789',
    'https://zoom.us/my/leader',
    'https://teams.live.com/meet/9876543210',
  ])('is no minutes: %s', async (url) => {
    expect(await says(url)).not.toContain('are saved')
    expect(await says(`plan procurement ${url}`)).not.toContain('are saved')
    expect(await items()).toEqual([])
  })

  test('is offered as the join link of a meeting ahead, with a No', async () => {
    const session = { date: '2020-05-21', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }
    const ask = { id: house.as(leader).id(), group: 'procurement', title: 'Ahead', sessions: [session] }
    const { reference } = (await scheduleMeeting(house.as(leader), ask)).meeting
    const asked = messageOf(await house.says(leader, zoom))
    expect(wordsOf(asked, geneva)).toContain(`Is this the join link of ${reference}?`)
    expect(wordsOf(asked, geneva)).toContain('[Yes] [No]')
    expect(wordsOf(messageOf(await house.presses(leader, actOf(asked, 'Yes'))), geneva)).toContain(zoom.slice(8, 30))
    expect(await items()).toEqual([])
  })

  test('beside a document leaves the document to be asked about', async () => {
    const asked = messageOf(await house.says(leader, `${zoom} https://docs.example/notes`))
    await house.presses(leader, actOf(asked, 'Yes'))
    expect(await items()).toMatchObject([{ url: 'https://docs.example/notes' }])
    expect(await items()).toHaveLength(1)
  })

  test('to a recording is minutes like any other link', async () => {
    await says(`minutes ${meeting.reference} https://us02web.zoom.us/rec/share/x`)
    expect(await items()).toHaveLength(1)
  })
})

test('a link after words that ask for something else is asked about, and can be refused', async () => {
  const asked = messageOf(await house.says(leader, 'offers procurement https://example.org/vendor'))
  expect(wordsOf(asked, geneva)).toContain('[No]')
  await house.presses(leader, actOf(asked, 'No'))
  expect(await items()).toEqual([])
})
