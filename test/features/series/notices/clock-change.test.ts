import { beforeAll, expect, test } from '@jest/globals'
import { entry } from '#context.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { type TestHouse, testHouse } from '../../../context.ts'

/* Clocks in Geneva went forward on Sunday 29 March 2020: 09:00 was 08:00Z before, and is 07:00Z after. */

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
})

test('what comes at nine so many days before comes at nine across a clock change', async () => {
  const leader = house.as('leader-procurement')
  const sessions = [{ date: '2020-04-05', time: null, zone: 'Europe/Zurich', lasts: 'PT60M' }]
  await scheduleMeeting(leader, { id: 'studies', group: 'procurement', title: 'Studies', sessions })
  const [term] = await leader.store(officeTermStore).find({ person: 'leader-procurement' })
  const ends = entry(house.as('secretariat'), 'ends')
  await leader.store(officeTermStore).change(term?._id ?? '', ends, (before) => ({ ...before, to: '2020-04-20' }))
  // That it ends within 90 days is said at once.
  await house.until('2020-03-03T00:00:00Z')
  const arrived = await house.until('2020-04-14T00:00:00Z')
  const times = arrived
    .filter(({ kind }) => kind === 'time-missing' || kind === 'term-ending')
    .map(({ at, kind, to }) => `${at} ${kind} ${to}`)
  expect(times).toEqual([
    '2020-03-21T08:00:00Z term-ending leader-procurement',
    '2020-03-22T08:00:00Z time-missing leader-procurement',
    // Whether it took place, once its day is over.
    '2020-04-05T16:30:00Z time-missing leader-procurement',
    '2020-04-13T07:00:00Z term-ending leader-procurement',
  ])
})
