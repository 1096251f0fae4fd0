import { describe, expect, test } from '@jest/globals'
import type { Attendee, Fairness } from '#time/fair/attendees.ts'
import { carrying, fairTime, fairTimes } from '#time/fair/fair-hours.ts'
import { startsBetween } from '#time/fair/starts.ts'
import { epochOf, plus } from '#time/instant.ts'

const night = { from: '22:00', to: '07:00' }
const people = (zone: string, count: number, more: Partial<Attendee> = {}): Attendee[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${zone} ${at + 1}`, zone, ...more }))
const fairness = (attendees: Attendee[]): Fairness => ({ attendees, lasts: 'PT60M', night })

/** Wednesday 5 May 2021. */
const wednesday = startsBetween({ from: '2021-05-05', to: '2021-05-05' }, 'Europe/Zurich', 'PT30M')
const walls = (instant: string, group: Fairness) => fairTime(instant, group).zones.map(({ wall }) => wall.slice(11))

describe('the fairest times', () => {
  test('are within everybody’s usual hours where they have some in common', () => {
    const group = fairness([...people('Europe/Zurich', 3), ...people('Africa/Nairobi', 2)])
    for (const { zones } of fairTimes(wednesday, group)) expect(zones.every(({ pain }) => pain === 0)).toBe(true)
  })

  test('are three, two hours or more apart, the earlier of equals first, on the full hour', () => {
    const slots = fairTimes(wednesday, fairness(people('Europe/Zurich', 1)))
    expect(slots.map(({ zones }) => zones[0]?.wall)).toEqual([
      '2021-05-05T09:00',
      '2021-05-05T11:00',
      '2021-05-05T13:00',
    ])
  })

  test('tell who would meet at night', () => {
    const group = fairness([...people('America/Los_Angeles', 3), ...people('Europe/Zurich', 20)])
    expect(fairTime('2021-05-05T13:00:00Z', group).zones).toEqual([
      { zone: 'America/Los_Angeles', people: 3, wall: '2021-05-05T06:00', pain: expect.any(Number), night: true },
      { zone: 'Europe/Zurich', people: 20, wall: '2021-05-05T15:00', pain: 0, night: false },
    ])
  })

  test('are no night for those who usually meet then', () => {
    const owl = { from: '22:00', to: '06:00', workdays: [1, 2, 3, 4, 5] }
    const group = fairness([
      ...people('America/Los_Angeles', 1, { usual: owl }),
      ...people('America/Los_Angeles', 1),
      ...people('Europe/Zurich', 1),
    ])
    const nights = fairTime('2021-05-05T12:00:00Z', group).zones.filter((zone) => zone.night)
    expect(nights).toMatchObject([{ wall: '2021-05-05T05:00', people: 1 }])
    expect(walls('2021-05-05T12:00:00Z', group)).toEqual(['05:00', '05:00', '14:00'])
  })

  test('are none that somebody cannot make, as long as there is another', () => {
    const busy = [{ start: epochOf('2021-05-05T07:00:00Z'), end: epochOf('2021-05-05T16:00:00Z') }]
    const group = fairness([...people('Europe/Zurich', 5), { id: 'busy', zone: 'Europe/Zurich', busy }])
    const [best] = fairTimes(wednesday, group)
    expect(best?.conflicts).toEqual([])
    expect(walls(best?.instant ?? '', group)).toEqual(['08:00'])
    expect(fairTime('2021-05-05T08:00:00Z', group).conflicts).toEqual(['busy'])
  })

  test('follow a person’s own usual hours and workdays', () => {
    const early = { from: '06:00', to: '10:00', workdays: [1, 2, 3, 4, 5] }
    const [first] = fairTimes(wednesday, fairness(people('Europe/Zurich', 1, { usual: early })))
    expect(first?.zones[0]?.wall).toBe('2021-05-05T06:00')
    const saturday = fairTime('2021-05-08T10:00:00Z', fairness(people('Europe/Zurich', 1)))
    const sunday = { ...early, from: '09:00', to: '18:00', workdays: [7, 1, 2, 3, 4, 6] }
    expect(saturday.zones[0]?.pain).toBeGreaterThan(50)
    expect(fairTime('2021-05-08T10:00:00Z', fairness(people('Asia/Dubai', 1, { usual: sunday }))).zones[0]?.pain).toBe(
      0,
    )
  })

  test('spare those who have carried most', () => {
    const [west, east] = [people('America/Los_Angeles', 1), people('Europe/Zurich', 1)]
    const hours = (debts: [number, number]) => {
      const group = fairness([
        ...west.map((one) => ({ ...one, debt: debts[0] })),
        ...east.map((one) => ({ ...one, debt: debts[1] })),
      ])
      return walls(fairTimes(wednesday, group, 1)[0]?.instant ?? '', group)
    }
    expect(hours([0, 0])).toEqual(['08:30', '17:30'])
    expect(hours([200, 0])).toEqual(['09:00', '18:00'])
    expect(hours([0, 200])).toEqual(['08:00', '17:00'])
  })
})

describe('what a meeting costs', () => {
  const cost = (instant: string) => fairTime(instant, fairness(people('Europe/Zurich', 1))).zones[0]?.pain ?? 0

  test('is nothing in usual hours, and grows faster than the distance from them', () => {
    const evening = ['16', '17', '18', '19'].map((hour) => cost(`2021-05-05T${hour}:00:00Z`))
    const steps = evening.map((pain, at) => pain - (evening[at - 1] ?? 0)).slice(1)
    expect(cost('2021-05-05T15:00:00Z')).toBe(0)
    expect(steps.every((step, at) => at === 0 || step > (steps[at - 1] ?? 0))).toBe(true)
  })

  test('follows the clocks where they change', () => {
    expect(cost('2021-03-26T07:30:00Z')).toBeGreaterThan(0)
    expect(cost('2021-03-29T07:30:00Z')).toBe(0)
  })

  test('is carried to the next one; a newcomer begins where the others are on average', () => {
    const group = fairness([...people('Europe/Zurich', 2, { debt: 10 }), { id: 'new', zone: 'Europe/Zurich' }])
    expect(carrying('2021-05-05T10:00:00Z', group).map(({ debt }) => debt)).toEqual([10, 10, 10])
    const [one] = carrying('2021-05-05T17:00:00Z', group)
    expect(one?.debt).toBeCloseTo(10 + 7 / 3)
  })
})

test('a day has every start in it, also where clocks change', () => {
  const count = (date: string) => startsBetween({ from: date, to: date }, 'Europe/Zurich', 'PT15M').length
  expect([count('2021-03-28'), count('2021-05-05'), count('2021-10-31')]).toEqual([92, 96, 100])
  expect(plus(wednesday[0] ?? '', 'PT30M')).toBe(wednesday[1])
})
