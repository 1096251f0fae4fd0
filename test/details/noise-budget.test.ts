import { expect, test } from '@jest/globals'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { markStep } from '#features/onboarding/mark-step.ts'
import { testHouse } from '../context.ts'
import { scheduleIn, viewOf } from '../features/series/procurement-series.ts'

/* A month of a group that meets every week: a member who comes hears of each meeting an hour before. */

const member = 'expert-nairobi'

test('a member who answers a weekly series gets at most 6 messages a month, also where clocks change', async () => {
  const house = await testHouse()
  await house.join(member, 'procurement')
  await house.says(member, 'zone Nairobi')
  // They do their first steps at once; else one reminder of these comes, once.
  for (const step of ['website', 'mailing-list']) await markStep(house.as(member), { step, done: true })
  const { series } = await scheduleIn(house, 'every Tuesday 10:00 Geneva from 10 March 2020, 12 times')
  await house.until('2020-03-09T00:00:00Z')
  for (const { _id } of (await viewOf(house, series._id)).meetings)
    await answerMeeting(house.as(member), { meeting: _id, answer: 'yes' })
  const arrived = (await house.until('2020-04-09T00:00:00Z')).filter(({ to }) => to === member)
  expect(arrived.length).toBeLessThanOrEqual(6)
  const reminded = arrived.filter(({ kind }) => kind === 'meeting-reminder').map(({ at }) => at.slice(5, 10))
  expect(reminded).toEqual(['03-10', '03-17', '03-24', '03-31', '04-07'])
})
