import { fairTimes } from '#time/fair/fair-hours.ts'
import { startsBetween } from '#time/fair/starts.ts'
import { understandWhen } from '#time/read-when.ts'
import type { WhenOptions } from '#time/when.ts'
import { measured, median } from './measure.ts'

/** One figure of a measurement: what was done, and how it went. */
export type Figure = { what: string; value: string }

const lines = [
  'schedule: 21 May 15:00 Geneva 90m Case studies',
  'next Tuesday half past three in the afternoon',
  'from 1700 to 1900 hours on 21 July 2020 and from 9:00 to 16:00 hours on 22 July 2020',
  'Thursday 21 May 2020, 15:00 (Geneva time), 90 minutes',
  '21 May 15:00 IST',
  'third Fridays 15:00 Geneva until August',
  'every other Tuesday 15:00, 6 times',
  'Case studies and procurement, 18 May 2020 3pm New York for an hour and a half',
  '01/02/2021 15:00',
  'tommorow 15:00 Nairobi',
]
const options: WhenOptions = { now: '2020-03-02T08:00:00Z', zone: 'Europe/Zurich', lasts: 'PT60M', reads: 'series' }

/** How many lines of words become times, or a question, in a second of CPU. The first also reads the list of cities. */
export function phrasesPerSecond(rounds = 100): Figure[] {
  const first = measured(() => understandWhen('21 May 15:00 Nairobi', options))
  const readAll = (times: number) => {
    for (let round = 0; round < times; round++) for (const line of lines) understandWhen(line, options)
  }
  readAll(10)
  const { cpu } = measured(() => readAll(rounds))
  return [
    { what: 'lines of words read in a second of CPU', value: ((1000 * rounds * lines.length) / cpu).toFixed(0) },
    { what: 'the first line, with the list of cities', value: `${first.cpu.toFixed(0)} ms` },
  ]
}

/** The fairest of 1,344 times (two weeks of quarter hours) for 200 members in fifteen zones. */
export function fairTimesPerSecond(rounds = 30): Figure[] {
  const zones = [
    ...['Europe/Zurich', 'Africa/Nairobi', 'America/New_York', 'America/Los_Angeles', 'America/Sao_Paulo'],
    ...['Asia/Dubai', 'Asia/Kolkata', 'Asia/Shanghai', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Auckland'],
    ...['Europe/London', 'Europe/Kyiv', 'Africa/Lagos', 'America/Mexico_City'],
  ]
  const starts = startsBetween({ from: '2021-05-03', to: '2021-05-16' }, 'UTC', 'PT15M')
  const attendees = Array.from({ length: 200 }, (_, at) => {
    const start = Temporal.Instant.from(starts[(at * 37) % starts.length] ?? '').epochMilliseconds
    return {
      ...{ id: `member ${at}`, zone: zones[at % zones.length] ?? 'UTC', debt: at % 9 },
      busy: [{ start, end: start + 3_600_000 }],
    }
  })
  const night = { from: '22:00', to: '07:00' }
  const times = Array.from(
    { length: rounds },
    () => measured(() => fairTimes(starts, { attendees, lasts: 'PT60M', night })).cpu,
  )
  const what = `three of ${starts.length} times for ${attendees.length} members`
  const each = median(times)
  return [
    { what, value: `${each.toFixed(1)} ms of CPU` },
    { what: 'suggestions in a second of CPU', value: (1000 / each).toFixed(0) },
  ]
}

if (import.meta.main) console.table([...phrasesPerSecond(), ...fairTimesPerSecond()])
