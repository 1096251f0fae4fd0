import { describe, expect, test } from '@jest/globals'
import type { Fairness } from '#time/fair/attendees.ts'
import { fairTimes } from '#time/fair/fair-hours.ts'
import { burdenByZone, rotatingTimes } from '#time/fair/rotation.ts'
import { startsBetween } from '#time/fair/starts.ts'
import { type CalendarDate, instantOf, plusDays, wallTimeAt } from '#time/wall-time.ts'

const zones = ['America/Los_Angeles', 'Europe/Zurich', 'Australia/Sydney']
const night = { from: '22:00', to: '07:00' }
const groupOf = (...sizes: number[]): Fairness => ({
  attendees: zones.flatMap((zone, at) =>
    Array.from({ length: sizes[at] ?? 0 }, (_, one) => ({ id: `${zone} ${one}`, zone })),
  ),
  lasts: 'PT60M',
  night,
})
const twelveWeeks = (from: CalendarDate) => Array.from({ length: 12 }, (_, week) => plusDays(from, 7 * week))
const choicesOf = (days: CalendarDate[]) =>
  days.map((day) => startsBetween({ from: day, to: day }, 'Europe/Zurich', 'PT30M'))

/** Twelve weekly meetings at the wall time that is fairest in the first week, and at a time of their own each. */
function compared(from: CalendarDate, group: Fairness) {
  const days = twelveWeeks(from)
  const choices = choicesOf(days)
  const [first] = fairTimes(choices[0] ?? [], group, 1)
  const time = wallTimeAt(first?.instant ?? '', 'Europe/Zurich').slice(11)
  const fixed = days.map((day) => instantOf(`${day}T${time}`, 'Europe/Zurich'))
  const rotating = rotatingTimes(choices, group).map(({ instant }) => instant)
  const told = (instants: string[]) =>
    Object.fromEntries(
      burdenByZone(instants, group).map(({ zone, pain, nights }) => [
        zone.replace(/.*\//, ''),
        [nights, Math.round(pain)],
      ]),
    )
  return { time, fixed: told(fixed), rotating: told(rotating) }
}

describe('twelve weekly meetings of San Francisco, Zurich and Sydney', () => {
  test('from May: at one time Zurich has every night, rotating nobody has more than half (nights, pain)', () => {
    expect(compared('2021-05-05', groupOf(1, 1, 1))).toEqual({
      time: '06:00',
      fixed: { Los_Angeles: [0, 148], Zurich: [12, 268], Sydney: [0, 0] },
      rotating: { Los_Angeles: [4, 146], Zurich: [8, 177], Sydney: [4, 125] },
    })
  })

  test('from October, over the clock changes of all three', () => {
    expect(compared('2021-10-06', groupOf(1, 1, 1))).toEqual({
      time: '06:00',
      fixed: { Los_Angeles: [1, 172], Zurich: [12, 268], Sydney: [0, 0] },
      rotating: { Los_Angeles: [1, 36], Zurich: [2, 151], Sydney: [2, 69] },
    })
  })

  const starts = ['2021-01-06', '2021-03-01', '2021-05-05', '2021-08-06', '2021-10-06', '2022-02-17', '2022-06-21']
  const sizes = [
    [1, 1, 1],
    [2, 8, 3],
    [10, 1, 2],
    [1, 1, 12],
  ]
  test.each(starts.flatMap((start) => sizes.map((size) => [start, size] as const)))(
    'from %s, with %j people: no zone carries more than half of the nights',
    (start, size) => {
      const group = groupOf(...size)
      const slots = rotatingTimes(choicesOf(twelveWeeks(start)), group)
      const nights = zones.map(
        (zone) => slots.filter((slot) => slot.zones.some((one) => one.zone === zone && one.night)).length,
      )
      expect(slots).toHaveLength(12)
      expect(2 * Math.max(...nights)).toBeLessThanOrEqual(nights.reduce((sum, count) => sum + count, 0))
    },
  )
})
