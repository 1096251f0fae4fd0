import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { epochOf } from '#time/instant.ts'
import { understandWhen } from '#time/read-when.ts'
import { sayDate, sayInstant } from '#time/say-instant.ts'
import { localShifts } from '#time/series/local-shifts.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import type { Rhythm, Series } from '#time/series/series.ts'
import { slotsUpTo } from '#time/series/slots.ts'
import { plusDays, readWallTime, wallTimeAt, weekdayOf } from '#time/wall-time.ts'

/** All zones of this machine. */
const zones = Intl.supportedValuesOf('timeZone')
const zone = fc.constantFrom(...zones)
/** Places of many zones, and clock changes of every kind: of an hour, of half an hour, at midnight, in the south. */
const places: Record<string, string> = {
  Geneva: 'Europe/Zurich',
  London: 'Europe/London',
  Nairobi: 'Africa/Nairobi',
  Cairo: 'Africa/Cairo',
  Casablanca: 'Africa/Casablanca',
  'New York': 'America/New_York',
  'San Francisco': 'America/Los_Angeles',
  Santiago: 'America/Santiago',
  Lima: 'America/Lima',
  'São Paulo': 'America/Sao_Paulo',
  Sydney: 'Australia/Sydney',
  Adelaide: 'Australia/Adelaide',
  Auckland: 'Pacific/Auckland',
  Kathmandu: 'Asia/Kathmandu',
  Tehran: 'Asia/Tehran',
}
const place = fc.constantFrom(...Object.keys(places))

const day = fc.integer({ min: 0, max: 4000 }).map((days) => plusDays('2019-01-01', days))
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 29, 30, 45, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
/** Half of them in the hours in which clocks change. */
const clock = fc.oneof(time, fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '02:59', '23:30'))

const runs = { walls: 10_000, phrases: 1_500, notices: 1_000, series: 400 }

test(`${runs.walls} wall times in any zone: the instant that is stored shows the same wall time again`, () => {
  fc.assert(
    fc.property(day, clock, zone, (date, at, where) => {
      const wall = `${date}T${at}`
      const read = readWallTime(wall, where)
      const back = read.kind === 'unique' ? [read.instant] : read.choices.map(({ instant }) => instant)
      const shown = back.map((instant) => wallTimeAt(instant, where))
      if (read.kind !== 'skipped') expect(new Set(shown)).toEqual(new Set([wall]))
      else expect(shown).toEqual(read.choices.map((choice) => choice.wall))
      if (read.kind === 'repeated') expect(epochOf(back[0] ?? '')).toBeLessThan(epochOf(back[1] ?? ''))
    }),
    { numRuns: runs.walls },
  )
})

test(`${runs.phrases} phrases with day, time and place: understood as that wall time there, or asked about`, () => {
  fc.assert(
    fc.property(day, clock, fc.tuple(place, zone), (date, at, [there, own]) => {
      const now = '2018-12-01T08:00:00Z'
      const when = understandWhen(`${sayDate(date)}, ${at} ${there}`, { now, zone: own, lasts: 'PT60M' })
      const read = readWallTime(`${date}T${at}`, places[there] ?? '')
      if (when.kind === 'gap') expect(when.asks[0].about).toBe(read.kind)
      else expect(when.sessions.map((session) => session.at)).toEqual([read.kind === 'unique' && read.instant])
    }),
    { numRuns: runs.phrases },
  )
})

test(`${runs.notices} instants shown to readers elsewhere: what they read is that instant, in both places`, () => {
  fc.assert(
    fc.property(day, clock, fc.tuple(place, place), (date, at, [meeting, reader]) => {
      const read = readWallTime(`${date}T${at}`, places[meeting] ?? '')
      const instant = read.kind === 'unique' ? read.instant : read.choices[1].instant
      const said = { instant, zone: places[meeting] ?? '', said: meeting, show: 'both' } as const
      const shown = sayInstant(said, { zone: places[reader] ?? '', said: reader })
      const [own = '', elsewhere] = shown.replace(')', '').split(' (')
      const options = { now: '2018-12-01T08:00:00Z', zone: 'UTC', lasts: 'PT60M' }
      for (const words of [own, elsewhere && `${weekdayAware(elsewhere, own)}`]) {
        if (!words) continue
        const when = understandWhen(words, options)
        const instants = when.kind === 'understood' ? when.sessions.map((session) => session.at) : null
        if (instants === null) expect(when).toMatchObject({ asks: [{ about: 'repeated' }] })
        else expect(instants).toEqual([instant])
      }
    }),
    { numRuns: runs.notices },
  )
})

/** "Thu 23:00 Lima" of "Fri 21 May 2021, 06:00 Geneva (Thu 23:00 Lima)" with its date, as a reader would add it. */
function weekdayAware(elsewhere: string, own: string): string {
  const date = new Temporal.PlainDate(Number(/\d{4}/.exec(own)?.[0]), monthIn(own), Number(/\d{1,2}/.exec(own)?.[0]))
  const [weekday = ''] = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?= )/.exec(elsewhere) ?? []
  const near = [-1, 0, 1].map((days) => date.add({ days }).toString()).map(sayDate)
  const meant = weekday === '' ? sayDate(date.toString()) : (near.find((other) => other.startsWith(weekday)) ?? '')
  return `${meant}, ${elsewhere.replace(weekday, '').trim()}`
}

function monthIn(text: string): number {
  const name = /\d (\w{3})/.exec(text)?.[1] ?? ''
  return ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].indexOf(name) + 1
}

describe(`${runs.series} series of any rhythm, in any zone`, () => {
  const monthDay = fc.oneof(
    fc.record({ nth: fc.constantFrom(1, 2, 3, 4, 5, -1), weekday: fc.integer({ min: 1, max: 7 }) }),
    fc.record({ day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)) }),
  )
  const every = fc.integer({ min: 1, max: 4 })
  const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
    fc.record({ kind: fc.constant('days' as const), every }),
    fc.record({
      kind: fc.constant('weeks' as const),
      every,
      on: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('months' as const), every, on: fc.array(monthDay, { maxLength: 2 }) }),
  )
  const series: fc.Arbitrary<Series> = fc.record({
    rhythm,
    from: day,
    end: fc.oneof(fc.constant(null), fc.record({ count: fc.integer({ min: 1, max: 30 }) })),
    time: clock,
    zone,
    said: fc.constant('there'),
    lasts: fc.constant('PT60M'),
    changes: fc.constant([]),
  })

  test('meet on exactly the days that a calendar read day by day gives', () => {
    fc.assert(
      fc.property(series, (one) => {
        const last = plusDays(one.from, 200)
        const all = Array.from({ length: 201 }, (_, days) => plusDays(one.from, days))
        const days = all.filter((date) => isDay(one.rhythm, one.from, date))
        expect(slotsUpTo(one, last)).toEqual(one.end && 'count' in one.end ? days.slice(0, one.end.count) : days)
      }),
      { numRuns: runs.series },
    )
  })

  test('keep their wall time, except in an hour that does not exist', () => {
    fc.assert(
      fc.property(series, (one) => {
        for (const { date, instant, clock: kind } of occurrencesOf(one, {
          from: one.from,
          to: plusDays(one.from, 400),
        })) {
          const shown = wallTimeAt(instant ?? '', one.zone)
          if (kind !== 'skipped') expect(shown).toBe(`${date}T${one.time}`)
          else expect(readWallTime(`${date}T${one.time}`, one.zone).kind).toBe('skipped')
        }
      }),
      { numRuns: runs.series },
    )
  })

  test('shift for a member exactly where what their clock shows is not what it showed the time before', () => {
    fc.assert(
      fc.property(series, zone, (one, member) => {
        const all = occurrencesOf(one, { from: one.from, to: plusDays(one.from, 400) }).filter(
          ({ clock: kind }) => kind === 'unique',
        )
        const shown = all.map(({ instant }) => wallTimeAt(instant ?? '', member).slice(11))
        const shifts = new Set(localShifts(all, [member]).map(({ slot }) => slot))
        const moved = all.filter((_, at) => at > 0 && shown[at] !== shown[at - 1])
        expect(moved.every(({ slot }) => shifts.has(slot))).toBe(true)
        if (member === one.zone) expect(shifts.size).toBe(0)
      }),
      { numRuns: runs.series },
    )
  })
})

/** Whether a rhythm has a day, asked of the day alone: another way to the same answer. */
function isDay(rhythm: Rhythm, from: string, date: string): boolean {
  const [first, day] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(date)]
  if (rhythm.kind === 'dates') return rhythm.dates.includes(date)
  if (rhythm.kind === 'days') return first.until(day).days % rhythm.every === 0
  if (rhythm.kind === 'weeks') {
    const monday = (one: Temporal.PlainDate) => one.subtract({ days: one.dayOfWeek - 1 })
    const on = rhythm.on.length > 0 ? rhythm.on : [first.dayOfWeek]
    return on.includes(weekdayOf(date)) && (monday(first).until(monday(day)).days / 7) % rhythm.every === 0
  }
  const months = (day.year - first.year) * 12 + day.month - first.month
  const on = rhythm.on.length > 0 ? rhythm.on : [{ day: first.day }]
  const fits = on.some((one) => {
    if ('day' in one) return one.day === day.day || (one.day === -1 && day.day === day.daysInMonth)
    if (one.weekday !== day.dayOfWeek) return false
    return one.nth === -1 ? day.day + 7 > day.daysInMonth : Math.ceil(day.day / 7) === one.nth
  })
  return fits && months % rhythm.every === 0
}
