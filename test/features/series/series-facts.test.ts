import { expect, test } from '@jest/globals'
import { groupStore } from '#features/groups/group-store.ts'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { keepOccurrences } from '#features/series/keep-occurrences.ts'
import { seriesFacts } from '#features/series/notified/series-facts.ts'
import { talkingHouse } from '../../talking-house.ts'
import { leader, moveOne, quietHouse, scheduleIn } from './procurement-series.ts'

/* A series that goes on for years costs no more than one of some months. */

const talking = await talkingHouse({ now: '2021-05-03T09:00:00Z' })
const house = await quietHouse(talking)

async function keptUntil(now: string) {
  house.set(now)
  await keepOccurrences(house.as('clock'))
}

test('of what is over no answers are read, and of what is long over nothing at all', async () => {
  const { series, meetings } = await scheduleIn(house, 'every Tuesday 15:00 Geneva from 4 May 2021')
  const answered = meetings.slice(0, 2)
  for (const { _id } of answered) await answerMeeting(house.as(leader), { meeting: _id, answer: 'yes' })
  const factsAt = async (now: string) => {
    await keptUntil(now)
    const facts = (await seriesFacts(house.as('clock'), [series._id])).get(series._id)
    return { answers: facts?.rsvps.map(({ meeting }) => meeting), first: facts?.meetings[0]?.series?.slot }
  }
  const [one, other] = answered.map(({ _id }) => _id)
  expect(await factsAt('2021-05-04T14:00:00Z')).toEqual({ answers: [one, other], first: '2021-05-04' })
  expect(await factsAt('2021-05-04T15:00:00Z')).toEqual({ answers: [other], first: '2021-05-04' })
  expect(await factsAt('2021-07-04T09:00:00Z')).toEqual({ answers: [], first: '2021-05-04' })
  expect(await factsAt('2021-12-01T09:00:00Z')).toEqual({ answers: [], first: '2021-05-25' })
})

test('what was moved to an earlier day, and is over, is not made again', async () => {
  house.set('2021-05-03T09:00:00Z')
  const { series, meetings } = await scheduleIn(house, 'every Wednesday 15:00 Geneva from 5 May 2021, 4 times')
  const third = meetings[2]
  if (!third) throw new Error('there are four')
  await moveOne(house, third, '2021-05-10')
  const { store } = house.as('clock')
  const before = await store(groupStore).get('procurement')
  await keptUntil('2021-05-18T09:00:00Z')
  expect(await store(groupStore).get('procurement')).toEqual(before)
  expect((await store(meetingStore).find({ 'series.id': series._id })).length).toBe(4)
})
