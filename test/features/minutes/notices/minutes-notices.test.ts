import { beforeAll, describe, expect, test } from '@jest/globals'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { moveMeeting } from '#features/meetings/move-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { readMeetingMinutes } from '#features/minutes/read-minutes.ts'
import {
  extendMinutes,
  handOverMinutes,
  itemKey,
  recordMinutes,
  removeMinutes,
  setMinutesNeeded,
} from '#features/minutes/record-minutes.ts'
import { plus } from '#time/instant.ts'
import { type TestHouse, testHouse } from '../../../context.ts'
import { arrivedOf, when } from './arrived-of.ts'

const leader = 'leader-procurement'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  await house.join('expert-nairobi', 'procurement')
  await house.join('expert-sydney', 'procurement')
  await house.until('2020-03-03T09:00:00Z')
})

const forth = (duration: string) => house.until(plus(house.now(), duration))

/** A meeting so many days ahead, at 15:00 in Geneva, or of which only the day is known. */
async function schedule(inDays: string, options: { time?: null } = {}) {
  const date = plus(house.now(), inDays).slice(0, 10)
  const time = options.time === null ? null : '15:00'
  const sessions = [{ date, time, zone: 'Europe/Zurich', lasts: 'PT60M' }]
  const ask = { id: `m-${house.now()}`, group: 'procurement', title: 'Studies', sessions }
  return (await scheduleMeeting(house.as(leader), ask)).meeting
}

async function leaves(person: string) {
  const at = { by: person, at: house.now(), what: 'left' }
  await house.house.store(applicationStore).change(`${person}-procurement`, at, (own) => ({ ...own, state: 'ended' }))
}

describe('reminders', () => {
  test('of a meeting that has no other near come a week, a day and an hour before, each once, earlier rather than in the night', async () => {
    const { _id, sessions } = await schedule('P20D')
    const start = sessions[0]?.at ?? ''
    await forth('PT1H')
    await answerMeeting(house.as('expert-sydney'), { meeting: _id, answer: 'maybe' })
    const arrived = await forth('P21D')
    // 15:00 in Geneva is 01:00 in Sydney: what would fall into the night comes before it.
    expect(when(arrived, 'meeting-reminder', start).toSorted()).toEqual([
      'expert-sydney -1 d 21.0 h',
      'expert-sydney -2 d 21.0 h',
      'expert-sydney -8 d 21.0 h',
      'leader-procurement -1 d 0.0 h',
      'leader-procurement -1 d 23.0 h',
      'leader-procurement -7 d 0.0 h',
    ])
    expect(when(arrived, 'answer-missing', start)).toEqual(['expert-nairobi -2 d 0.0 h'])
    await forth('P30D')
  })

  test('are not for those who said No, nor for what was scheduled after they were due', async () => {
    const { _id, sessions } = await schedule('P3D')
    await answerMeeting(house.as('expert-nairobi'), { meeting: _id, answer: 'no' })
    const arrived = await forth('P4D')
    const own = arrived.filter(({ to }) => to !== 'expert-sydney')
    expect(when(own, 'meeting-reminder', sessions[0]?.at ?? '')).toEqual([
      'leader-procurement -1 d 0.0 h',
      'leader-procurement -1 d 23.0 h',
    ])
    await forth('P40D')
  })
})

describe('a meeting of which only the day is known', () => {
  test('its leader is asked for the time two weeks before, the others reminded in their mornings, never by the hour', async () => {
    const { _id, sessions } = await schedule('P30D', { time: null })
    const day = `${sessions[0]?.date}T00:00:00Z`
    const arrived = await forth('P29D')
    // 09:00 in Geneva is 07:00Z, in Sydney 23:00Z the day before, in Nairobi 06:00Z.
    expect(when(arrived, 'time-missing', day)).toEqual(['leader-procurement -14 d 7.0 h'])
    // The group meets about once a month by now, so a week before is too often.
    expect(when(arrived, 'meeting-reminder', day).filter((line) => line.includes('leader'))).toEqual([
      'leader-procurement -1 d 7.0 h',
    ])
    expect(when(arrived, 'answer-missing', day).filter((line) => line.includes('nairobi'))).toEqual([
      'expert-nairobi -2 d 6.0 h',
    ])
    const found = await house.house.store(meetingStore).get(_id)
    const to = { date: sessions[0]?.date ?? '', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' }
    await moveMeeting(house.as(leader), { meeting: _id, moves: [{ session: '1', to }], seen: found?.rev ?? 0 })
    const set = (await forth('PT10H')).filter(({ kind }) => kind === 'meeting-moved')
    expect(set.map((one) => one.to).toSorted()).toEqual(['expert-nairobi', 'expert-sydney'])
    await forth('P40D')
  })
})

describe('minutes that do not come', () => {
  test('are asked for rung by rung, then there is silence', async () => {
    const { sessions } = await schedule('P10D')
    const end = plus(sessions[0]?.at ?? '', 'PT1H')
    const arrived = await forth('P60D')
    // Nobody else leads the group, so that rung is skipped. What comes after the first ask waits for 09:00 in the morning.
    expect(when(arrived, 'minutes-missing', end)).toEqual([
      'leader-procurement 0 d 0.5 h',
      'leader-procurement 7 d 17.0 h',
      'secretariat 14 d 17.0 h',
    ])
  })

  test('are asked for no more once there are any, and the group hears of them once', async () => {
    const { _id } = await schedule('P2D')
    await forth('P4D')
    await recordMinutes(house.as(leader), { meeting: _id, given: { kind: 'link', url: 'https://example.org/1' } })
    await recordMinutes(house.as(leader), { meeting: _id, given: { kind: 'text', text: 'We met.' } })
    const arrived = await forth('P40D')
    expect(when(arrived, 'minutes-missing', house.now())).toEqual([])
    expect(
      arrivedOf(arrived, 'minutes-uploaded')
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(['expert-nairobi', 'expert-sydney'])
  })

  test('are asked for from where the ladder stood when what was given is removed', async () => {
    const { _id, sessions } = await schedule('P2D')
    const end = plus(sessions[0]?.at ?? '', 'PT1H')
    await house.until(plus(end, 'P5D'))
    const given = await recordMinutes(house.as(leader), { meeting: _id, given: { kind: 'text', text: 'Wrong one' } })
    await house.until(plus(end, 'P8D'))
    const [item] = given.minutes.items
    await removeMinutes(house.as(leader), { meeting: _id, item: item ? itemKey(item) : '' })
    const arrived = await forth('P40D')
    expect(when(arrived, 'minutes-missing', end)).toEqual(['leader-procurement 10 d 17.0 h', 'secretariat 17 d 17.0 h'])
  })

  test('wait three days more when asked to, once', async () => {
    const { _id, sessions } = await schedule('P2D')
    const end = plus(sessions[0]?.at ?? '', 'PT1H')
    await house.until(plus(end, 'P1D'))
    await extendMinutes(house.as(leader), { meeting: _id })
    // At the same instant it is the same act, done again after a crash; a minute later it is another one.
    const later = { ...house.as(leader), now: plus(house.now(), 'PT1M') }
    await expect(extendMinutes(later, { meeting: _id })).rejects.toThrow('no-more-time')
    const arrived = await forth('P40D')
    expect(when(arrived, 'minutes-missing', end)).toEqual(['leader-procurement 10 d 17.0 h', 'secretariat 17 d 17.0 h'])
  })

  test('are asked of whoever took them over', async () => {
    const { _id, sessions } = await schedule('P2D')
    const end = plus(sessions[0]?.at ?? '', 'PT1H')
    await house.until(plus(end, 'P1D'))
    await handOverMinutes(house.as(leader), { meeting: _id, to: 'expert-nairobi' })
    const arrived = await forth('P9D')
    expect(when(arrived, 'minutes-missing', end).map((line) => line.split(' ')[0])).toEqual([
      'expert-nairobi',
      'expert-nairobi',
    ])
    await recordMinutes(house.as('expert-nairobi'), { meeting: _id, given: { kind: 'text', text: 'We met.' } })
    await forth('P20D')
  })

  test('are asked of whoever led again, when the one who took them over has left the group', async () => {
    const { _id, sessions } = await schedule('P2D')
    const end = plus(sessions[0]?.at ?? '', 'PT1H')
    await house.until(plus(end, 'P1D'))
    await house.join('expert-lima', 'procurement')
    await handOverMinutes(house.as(leader), { meeting: _id, to: 'expert-lima' })
    await leaves('expert-lima')
    const arrived = await forth('P9D')
    expect(when(arrived, 'minutes-missing', end).map((line) => line.split(' ')[0])).toEqual([leader])
    const theirs = { meeting: _id, given: { kind: 'text' as const, text: 'We met.' } }
    await expect(recordMinutes(house.as('expert-lima'), theirs)).rejects.toThrow('not-a-member')
    await recordMinutes(house.as(leader), theirs)
    await expect(readMeetingMinutes(house.as('expert-lima'), { meeting: _id })).rejects.toThrow('not-a-member')
    await forth('P20D')
  })

  test('of a group that nobody leads are asked of whoever scheduled the meeting in their stead', async () => {
    const sessions = [
      { date: plus(house.now(), 'P2D').slice(0, 10), time: '15:00', zone: 'Europe/Zurich', lasts: 'PT60M' },
    ]
    const ask = { id: 'stand-in', group: 'monitoring', title: 'Studies', sessions }
    const { meeting } = await scheduleMeeting(house.as('secretariat'), ask)
    const arrived = await forth('P4D')
    expect(when(arrived, 'minutes-missing', plus(meeting.sessions[0]?.at ?? '', 'PT1H'))).toEqual([
      'secretariat 0 d 0.5 h',
    ])
    await setMinutesNeeded(house.as('secretariat'), { meeting: 'stand-in', happened: false })
  })

  test('are not asked for where it did not take place', async () => {
    const { _id, sessions } = await schedule('P2D')
    await house.until(plus(sessions[0]?.at ?? '', 'PT2H'))
    await setMinutesNeeded(house.as(leader), { meeting: _id, happened: false })
    expect(when(await forth('P40D'), 'minutes-missing', house.now())).toEqual([])
  })

  test('are asked of whoever led, even after the term has ended', async () => {
    const { _id, sessions } = await schedule('P2D')
    const terms = await house.house.store(officeTermStore).find({ person: leader })
    for (const { _id } of terms)
      await house.house
        .store(officeTermStore)
        .change(_id, { by: 'secretariat', at: house.now(), what: 'ended' }, (term) => ({
          ...term,
          state: 'ended',
          endedAt: house.now(),
        }))
    const arrived = await forth('P12D')
    expect(when(arrived, 'minutes-missing', plus(sessions[0]?.at ?? '', 'PT1H'))).toEqual([
      'leader-procurement 0 d 0.5 h',
      'leader-procurement 7 d 17.0 h',
    ])
    const meeting = { meeting: _id }
    await recordMinutes(house.as(leader), { ...meeting, given: { kind: 'text', text: 'We met.' } })
    expect((await readMeetingMinutes(house.as(leader), meeting)).keeps).toBe(true)
    // What others give is theirs to read no more.
    await recordMinutes(house.as('secretariat'), { ...meeting, given: { kind: 'text', text: 'We met in secret.' } })
    await expect(readMeetingMinutes(house.as(leader), meeting)).rejects.toThrow('not-a-member')
  })
})
