import { describe, expect, test } from '@jest/globals'
import { carrying, fairTimes } from '#time/fair/fair-hours.ts'
import { beyondHalf } from '#time/fair/half-of-nights.ts'
import { startsBetween } from '#time/fair/starts.ts'
import { plusDays } from '#time/wall-time.ts'

const zones = ['America/Los_Angeles', 'Europe/Zurich', 'Australia/Sydney']
const night = { from: '22:00', to: '07:00' }

test('the first night is somebody’s; from then on half is the most', () => {
  const nights = new Map([
    ['Zurich', 2],
    ['Sydney', 2],
  ])
  expect(beyondHalf(new Map(), ['Zurich'])).toBe(0)
  expect(beyondHalf(nights, [])).toBe(0)
  expect(beyondHalf(nights, ['Zurich'])).toBe(1)
  expect(beyondHalf(nights, ['Zurich', 'Sydney'])).toBe(0)
  expect(beyondHalf(nights, ['Lima'])).toBe(0)
})

describe('twelve meetings, each the fairest after those before it', () => {
  const starts = ['2021-01-06', '2021-03-01', '2021-05-05', '2021-08-06', '2021-10-06', '2022-02-17', '2022-06-21']
  const sizes = [
    [1, 1, 1],
    [2, 8, 3],
    [10, 1, 2],
    [1, 1, 12],
  ]
  test.each(starts.flatMap((start) => sizes.map((size) => [start, size] as const)))(
    'from %s, with %j people: no zone has more than half of the nights, once there is more than one',
    (start, size) => {
      let attendees: Parameters<typeof fairTimes>[1]['attendees'] = zones.flatMap((zone, at) =>
        Array.from({ length: size[at] ?? 0 }, (_, one) => ({ id: `${zone} ${one}`, zone })),
      )
      const nights = new Map<string, number>()
      for (let week = 0; week < 12; week++) {
        const day = plusDays(start, 7 * week)
        const fairness = { attendees, lasts: 'PT60M', night, nights }
        const [slot] = fairTimes(startsBetween({ from: day, to: day }, 'Europe/Zurich', 'PT30M'), fairness, 1)
        for (const { zone, night: dark } of slot?.zones ?? []) if (dark) nights.set(zone, (nights.get(zone) ?? 0) + 1)
        attendees = carrying(slot?.instant ?? '', fairness)
      }
      const all = nights.values().reduce((sum, count) => sum + count, 0)
      expect(2 * Math.max(0, ...nights.values())).toBeLessThanOrEqual(Math.max(all, 2))
    },
  )
})
