import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'
import { heldMeeting } from './held-meeting.ts'

const leader = 'leader-procurement'
const geneva = { zone: 'Europe/Zurich' }
let house: TestHouse
let meeting: Meeting

beforeAll(async () => {
  house = await testHouse()
})

/** Every test has one meeting that has ended, and whose minutes are wanted. */
beforeEach(async () => {
  await house.database.connection.collection('meetings').deleteMany({})
  meeting = await heldMeeting(house, leader)
})

const items = async (id = meeting._id) => (await house.house.store(meetingStore).get(id))?.minutes.items ?? []
const says = async (text: string, who = leader) => wordsOf(messageOf(await house.says(who, text)), geneva)

describe('a link', () => {
  test('after `minutes` and the reference is the minutes', async () => {
    const { reference } = meeting
    expect(await says(`minutes ${reference} https://example.org/minutes/1.`)).toContain(
      `The ${reference} minutes are saved.`,
    )
    expect(await items()).toMatchObject([{ kind: 'link', url: 'https://example.org/minutes/1', by: leader }])
  })

  test.each([
    'https://docs.google.com/document/d/1AbC/edit',
    'https://itu.sharepoint.com/:w:/s/u4ssc/notes.docx',
    'https://example.org/minutes/2',
  ])('typed alone while minutes are due is asked about, and taken by a Yes: %s', async (url) => {
    const asked = messageOf(await house.says(leader, url))
    expect(wordsOf(asked, geneva)).toContain(`Are these the minutes of ${meeting.reference}?`)
    expect(await items()).toEqual([])
    await house.presses(leader, actOf(asked, 'Yes'))
    expect(await items()).toMatchObject([{ kind: 'link', url }])
  })

  test('typed alone is not taken where the answer is No', async () => {
    const asked = messageOf(await house.says(leader, 'https://example.org/agenda'))
    const left = messageOf(await house.presses(leader, actOf(asked, 'No')))
    expect(wordsOf(left, geneva)).toContain('Nothing was saved.')
    expect(await items()).toEqual([])
    for (const later of ['ok', '1']) await house.says(leader, later)
    expect(await items()).toEqual([])
  })

  test('that is said to be the minutes is for the only meeting that waits', async () => {
    await house.says(leader, 'Here are the minutes: https://example.org/minutes/2')
    expect(await items()).toMatchObject([{ kind: 'link', url: 'https://example.org/minutes/2' }])
  })

  test.each(['Here are the notes of %s https://example.org/r', 'https://example.org/r are the minutes from %s.'])(
    'is for the meeting whose reference stands anywhere in the words: %s',
    async (words) => {
      const other = await heldMeeting(house, leader)
      await house.says(leader, words.replace('%s', meeting.reference.toLowerCase()))
      expect(await items()).toMatchObject([{ url: 'https://example.org/r' }])
      expect(await items(other._id)).toEqual([])
    },
  )

  test('with a reference in a sentence about something else is asked about', async () => {
    const words = `Please read https://example.org/vendor before ${meeting.reference}`
    expect(await says(words)).toContain(`Are these the minutes of ${meeting.reference}?`)
    expect(await items()).toEqual([])
  })

  test('in the thread of the message that asked for the minutes is taken', async () => {
    const other = await heldMeeting(house, leader)
    const asked = await house.database.connection
      .collection('deliveries')
      .findOneAndUpdate({ root: meeting._id, kind: 'minutes-missing' }, { $set: { 'ref.id': 'thread-1' } })
    expect(asked).not.toBeNull()
    await house.replies(leader, 'https://example.org/minutes/7', 'thread-1')
    expect(await items()).toMatchObject([{ url: 'https://example.org/minutes/7' }])
    expect(await items(other._id)).toEqual([])
  })

  test('in a sentence about something else is asked about, and told to nobody before', async () => {
    const asked = messageOf(await house.says(leader, 'Have a look at https://example.org/vendor before Monday'))
    expect(await items()).toEqual([])
    await house.presses(leader, actOf(asked, 'Yes'))
    expect(await items()).toMatchObject([{ url: 'https://example.org/vendor' }])
  })

  test('dropped where no minutes are wanted any more adds none without asking', async () => {
    await says(`minutes ${meeting.reference} https://example.org/minutes/5`)
    for (const words of ['https://example.org/6', 'minutes https://example.org/6'])
      expect(await says(words)).toContain(`Are these the minutes of ${meeting.reference}?`)
    expect(await items()).toMatchObject([{ url: 'https://example.org/minutes/5' }])
  })

  test('given twice is one', async () => {
    await says(`minutes ${meeting.reference} https://example.org/3`)
    await says(`minutes ${meeting.reference} https://example.org/3`)
    expect(await items()).toHaveLength(1)
  })

  test('where two meetings wait is kept while it is asked for which', async () => {
    const other = await heldMeeting(house, leader)
    const which = messageOf(await house.says(leader, 'https://example.org/minutes/4'))
    await house.presses(leader, actOf(which, meeting.reference))
    expect(await items()).toMatchObject([{ url: 'https://example.org/minutes/4' }])
    expect(await items(other._id)).toEqual([])
  })
})
