import { beforeAll, describe, expect, test } from '@jest/globals'
import { officeTermStore } from '#features/groups/group-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { readUntimed } from '#features/meetings/read-untimed.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { recordMinutes } from '#features/minutes/record-minutes.ts'
import { plus } from '#time/instant.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../../context.ts'
import { arrivedOf, when } from './arrived-of.ts'

const leader = 'leader-procurement'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  for (const person of ['expert-nairobi', 'expert-lima']) await house.join(person, 'procurement')
  await leads('expert-lima')
  await house.until('2020-03-03T09:00:00Z')
})

const forth = (duration: string) => house.until(plus(house.now(), duration))

/** A meeting of which only the day is known, so many days ahead. */
async function schedule(inDays: string) {
  const sessions = [{ date: plus(house.now(), inDays).slice(0, 10), time: null, zone: 'Europe/Zurich', lasts: 'PT60M' }]
  const ask = { id: `m-${house.now()}`, group: 'procurement', title: 'Studies', sessions }
  return (await scheduleMeeting(house.as(leader), ask)).meeting
}

/** Somebody leads the group, too. */
async function leads(person: string) {
  const term = {
    ...{ _id: `${person}-leads`, person, office: 'leader', group: 'procurement', state: 'accepted' as const },
  }
  const dates = { from: null, to: null, offeredAt: house.now(), answeredAt: house.now(), endedAt: null }
  const how = { appointedBy: 'the secretariat', onSuggestionOf: null, offeredBy: 'secretariat', receipts: [] }
  await house.house
    .store(officeTermStore)
    .insert({ ...term, ...dates, ...how }, { by: person, at: house.now(), what: 'a test' })
}

describe('a meeting that never gets a time', () => {
  test('is asked about before, then of the other leaders; after its day only whether it took place', async () => {
    const { _id, reference, sessions } = await schedule('P30D')
    const day = `${sessions[0]?.date}T00:00:00Z`
    const arrived = await forth('P45D')
    // The day ends at 18:00 in Geneva; the question comes half an hour later.
    expect(when(arrived, 'time-missing', day)).toEqual([
      'leader-procurement -14 d 8.0 h',
      expect.stringMatching(/^expert-lima -7 d/),
      expect.stringMatching(/^leader-procurement [01] d/),
    ])
    expect(arrived.at(-1)?.text).toContain('It had no time. Did it take place?')
    expect(arrivedOf(arrived, 'minutes-missing')).toEqual([])
    expect(await readUntimed(house.as('secretariat'), { groups: ['procurement', 'ai'] })).toMatchObject([
      { meeting: { reference }, isOver: true },
    ])
    const shown = wordsOf(messageOf(await house.says(leader, 'status')), { zone: 'Europe/Zurich' })
    expect(shown).toContain(`Did ${reference} take place?`)
    expect(shown).toContain(`[Answer for ${reference}]`)
    expect(shown).not.toContain(`Add ${reference} minutes`)

    const asked = messageOf(await house.says(leader, `minutes ${reference}`))
    await house.presses(leader, actOf(asked, 'Mark as held'))
    expect((await house.house.store(meetingStore).get(_id))?.minutes.tookPlace?.by).toBe(leader)
    const held = house.now()
    // From then on its minutes are owed like any other's, and counted from then.
    expect(when(await forth('P30D'), 'minutes-missing', held)[0]).toMatch(/^leader-procurement 0 d 0.5 h/)
    await recordMinutes(house.as(leader), { meeting: _id, given: { kind: 'text', text: 'We met.' } })
  })

  test('is silent once its leader says that it did not take place', async () => {
    const { reference } = await schedule('P10D')
    await forth('P12D')
    const asked = messageOf(await house.says(leader, `minutes ${reference}`))
    await house.presses(leader, actOf(asked, 'Mark as not held'))
    const later = await forth('P30D')
    expect(['time-missing', 'minutes-missing'].flatMap((kind) => arrivedOf(later, kind))).toEqual([])
    expect(wordsOf(messageOf(await house.says(leader, 'status')), { zone: 'UTC' })).not.toContain(reference)
  })

  test('is given its minutes without another question', async () => {
    const { _id } = await schedule('P10D')
    await forth('P11D')
    await recordMinutes(house.as(leader), { meeting: _id, given: { kind: 'link', url: 'https://example.org/m' } })
    expect(arrivedOf(await forth('P30D'), 'minutes-missing')).toEqual([])
  })
})
