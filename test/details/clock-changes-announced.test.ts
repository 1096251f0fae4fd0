import { beforeAll, describe, expect, test } from '@jest/globals'
import { scheduleSeries } from '#features/series/schedule-series.ts'
import { epochOf, plus } from '#time/instant.ts'
import { instantOf, plusDays, wallTimeAt, weekdayOf } from '#time/wall-time.ts'
import { type Arrived, anyNumberADay, type TestHouse, testHouse, wordsOf } from '../context.ts'
import { leader } from '../features/series/procurement-series.ts'

/*
 * Whose local time of a series shifts because clocks change is told exactly once, before the first such meeting; nobody
 * else is. Weekly meetings at 15:00 in four places, for members in the same four, over a spring and an autumn: clocks in
 * New York change weeks before or after those in Geneva, those in Sydney the other way, those in Nairobi never.
 */

const zones = {
  geneva: 'Europe/Zurich',
  newyork: 'America/New_York',
  sydney: 'Australia/Sydney',
  nairobi: 'Africa/Nairobi',
} as const
type Place = keyof typeof zones
const places = Object.keys(zones) as Place[]
const seasons = { spring: '2021-03-05', autumn: '2021-09-24' }
const weeks = 8

let house: TestHouse
const arrived: Arrived[] = []

beforeAll(async () => {
  house = await testHouse((charter) =>
    anyNumberADay({
      ...charter,
      // Only what is told of the series.
      reminders: { ...charter.reminders, rhythms: [{ offsets: [] }], unanswered: 'PT0S' },
      minutes: { ...charter.minutes, ladder: [] },
    }),
  )
  await house.until('2021-02-20T12:00:00Z')
  for (const place of places) {
    await house.says(`member-${place}`, `zone ${zones[place]}`)
    await house.join(`member-${place}`, 'procurement')
  }
  for (const [season, from] of Object.entries(seasons)) {
    await house.until(`${plusDays(from, -12)}T12:00:00Z`)
    for (const host of places) await schedule(`${host}-${season}`, { host, from })
    arrived.push(...(await house.until(`${plusDays(from, 7 * weeks)}T12:00:00Z`)).flatMap(linesOf))
  }
}, 120_000)

/** What is told of several series in one message, line by line. */
function linesOf(one: Arrived): Arrived[] {
  if (one.kind !== 'summary') return [one]
  const place = places.find((known) => one.to === `member-${known}`) ?? 'geneva'
  const lines = wordsOf(one.message, { zone: zones[place] }).split('\n')
  return lines
    .filter((text) => text.includes('Clocks change'))
    .map((text) => ({ ...one, kind: 'series-shifted', text }))
}

function schedule(id: string, { host, from }: { host: Place; from: string }) {
  const rhythm = { kind: 'weeks' as const, every: 1, on: [weekdayOf(from)] }
  const zone = { zone: zones[host], said: host }
  const series = { rhythm, from, end: { count: weeks }, time: '15:00', ...zone, lasts: 'PT60M', changes: [] }
  return scheduleSeries(house.as(leader), { id, group: 'procurement', title: id, series })
}

/** When meetings at 15:00 in one place first begin at another time in the other, and what clocks there show then. */
function firstShift(from: string, host: Place, there: Place): { start: string; time: string } | null {
  const starts = Array.from({ length: weeks }, (_, week) => instantOf(`${plusDays(from, 7 * week)}T15:00`, zones[host]))
  const shown = starts.map((start) => ({ start, time: wallTimeAt(start, zones[there]).slice(11) }))
  return shown.find(({ time }) => time !== shown[0]?.time) ?? null
}

describe.each(Object.entries(seasons))('in %s', (season, from) => {
  describe.each(places)('a series in %s', (host) => {
    test.each(places)('for a member in %s', (there) => {
      const shift = firstShift(from, host, there)
      const notices = arrived.filter(
        ({ kind, to, text }) =>
          kind === 'series-shifted' && to === `member-${there}` && text.endsWith(`${host}-${season}`),
      )
      expect(notices).toHaveLength(shift === null ? 0 : 1)
      const [notice] = notices
      if (!shift || !notice) return
      expect(notice.text.slice(0, 60)).toContain(`, ${shift.time} `)
      expect(epochOf(notice.at)).toBeLessThanOrEqual(epochOf(plus(shift.start, '-P7D')))
      // Quiet hours move it to the evening before.
      expect(epochOf(notice.at)).toBeGreaterThan(epochOf(plus(shift.start, '-P8D')))
    })
  })
})
