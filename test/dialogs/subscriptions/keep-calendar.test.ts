import { beforeAll, describe, expect, test } from '@jest/globals'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { personStore } from '#features/people/person-store.ts'
import { feedStore } from '#features/subscriptions/feed-store.ts'
import { actOf, formOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const member = 'expert-nairobi'
const leader = 'leader-procurement'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse((charter) => charter, { mailFrom: { name: 'Convenor', email: 'c@example.org' } })
  await house.join(member, 'procurement')
  const sessions = [{ date: '2020-05-28', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT90M' }]
  const ask = { id: house.as(leader).id(), group: 'procurement', title: 'Studies', sessions }
  meeting = (await scheduleMeeting(house.as(leader), ask)).meeting._id
})

let meeting = ''
const reader = { zone: 'Africa/Nairobi' }
const says = async (words: string, who = member) => messageOf(await house.says(who, words))
const chosen = async () => (await house.house.store(personStore).get(member))?.calendar

describe('the calendar of a person', () => {
  test('offers what updates itself before what is added once', async () => {
    const words = wordsOf(await says('calendar'), reader)
    expect(words).toContain('[Subscribe (updates itself, may lag a day)] [Add once]')
    const card = messageOf(await house.presses(member, { verb: 'add-to-calendar', about: { meeting } }))
    expect(wordsOf(card, reader)).toContain('[Subscribe (updates itself, may lag a day)] [Add once]')
    expect((await house.house.store(meetingStore).get(meeting))?.addedOnce).toEqual([])
    const once = messageOf(await house.presses(member, actOf(card, 'Add once')))
    expect(wordsOf(once, reader)).toContain('[Open the calendar file]')
    expect((await house.house.store(meetingStore).get(meeting))?.addedOnce).toEqual([{ person: member, sequence: 0 }])
  })

  test('is a link, shown as https and webcal, that is said to be secret', async () => {
    const words = wordsOf(messageOf(await house.presses(member, actOf(await says('calendar'), 'Subscribe'))), reader)
    expect(words).toMatch(/http:\/\/localhost:3978\/calendars\/[a-z2-7]{32}\.ics/)
    expect(words).toMatch(/webcal:\/\/localhost:3978\/calendars\/[a-z2-7]{32}\.ics/)
    expect(words).toContain('Anyone who has it can read these dates')
    expect(await chosen()).toEqual({ kind: 'feed' })
  })

  test('is of one group, or all, by its words', async () => {
    expect(wordsOf(await says('subscribe procurement'), reader)).toContain('U4SSC: Procurement')
    expect(wordsOf(await says('calendar subscribe all'), reader)).toContain('U4SSC: all meetings')
  })

  test('is e-mail at the address that their platform knows, and a form keeps what is no address', async () => {
    const form = formOf(await house.says(member, 'calendar email'))
    expect(form.values.address).toBe('expert-nairobi@example.org')
    const wrong = formOf(await house.submits(member, form, { address: 'me@' }))
    expect([wrong.values.address, Object.keys(wrong.errors)]).toEqual(['me@', ['address']])
    expect(await chosen()).toEqual({ kind: 'feed' })
    const done = messageOf(await house.submits(member, form, { address: 'Expert-Nairobi@example.org' }))
    expect(wordsOf(done, reader)).toContain('invitations to Expert-Nairobi@example.org from now on')
    expect(await chosen()).toEqual({ kind: 'email', address: 'Expert-Nairobi@example.org' })
  })

  test('stays as it is until a letter to any other address is answered', async () => {
    const form = formOf(await house.says(member, 'calendar email anna@example.org'))
    expect(form.values.address).toBe('anna@example.org')
    const asked = messageOf(await house.submits(member, form))
    expect(wordsOf(asked, reader)).toContain(
      "We're sending a letter to anna@example.org. Press the link in it, and invitations go there.",
    )
    expect(await chosen()).toEqual({ kind: 'email', address: 'Expert-Nairobi@example.org' })
  })

  test('is neither, on one word: every link ends', async () => {
    expect(wordsOf(await says('calendar off'), reader)).toContain('Your 3 calendar links do not work any more.')
    expect(await chosen()).toEqual({ kind: 'none' })
    expect(await house.house.store(feedStore).find({ person: member, endedAt: null })).toEqual([])
    expect(wordsOf(await says('calendar off'), reader)).toContain('You had no calendar link')
  })
})

test('where no e-mail goes out, that is said before anybody fills in a form, and a link is offered', async () => {
  const quiet = await testHouse()
  await quiet.join(member, 'procurement')
  const answer = wordsOf(messageOf(await quiet.says(member, 'calendar email me@example.org')), reader)
  expect(answer).toContain("We can't send invitations by e-mail here. A calendar link does the same.")
  expect(answer).toContain('[Subscribe]')
})
