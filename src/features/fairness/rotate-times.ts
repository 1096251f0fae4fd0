import type { Context } from '#context.ts'
import { fairTimes } from '#time/fair/fair-hours.ts'
import type { Nights } from '#time/fair/half-of-nights.ts'
import { rotatingTimes } from '#time/fair/rotation.ts'
import type { Instant } from '#time/instant.ts'
import { occurrencesOf } from '#time/series/occurrences.ts'
import { changeSlot, type Series } from '#time/series/series.ts'
import { type CalendarDate, type ClockTime, instantOf, plusDays, wallTimeAt } from '#time/wall-time.ts'
import { fairnessOf } from './fairness-of.ts'
import { nightsOf } from './nights-of.ts'
import { possibleStarts } from './possible-starts.ts'

/** A series without a time whose meetings get one each; `lasts` and zone are its own. */
export type RotationAsk = { group: string; series: Series }

/**
 * A series whose times go round. `nights`: by zone, how many of the meetings are at night there; `fixed`: how many would
 * be, were all of them at the one time (HH:MM) that is fairest for the first.
 */
export type Rotation = { series: Series; nights: Nights; fixed: { time: string; nights: Nights } }

/** The number of meetings of a rotation where the series has no end. */
const usual = 12
/** The most meetings of a rotation that are worked out. */
const most = 26

/**
 * A time for each meeting of a series, so that the bad hours go round. null where it has no day ahead.
 * @throws UserError where the person does not lead the group.
 */
export async function rotateTimes(context: Context, { group, series: asked }: RotationAsk): Promise<Rotation | null> {
  const { zone, lasts } = asked
  const series = { ...asked, end: asked.end ?? { count: usual } }
  const dates = occurrencesOf(series, { from: series.from, to: plusDays(series.from, 3 * 366) }).slice(0, most)
  const { fairness } = await fairnessOf(context, { group, lasts, zone, days: dates.map(({ date }) => date) })
  const choices = dates.map(({ date }) => possibleStarts(context, { zone, days: [date] }).flat())
  const [first] = fairTimes(choices[0] ?? [], fairness, 1)
  const slots = rotatingTimes(choices, fairness)
  if (first === undefined || slots.length < dates.length) return null
  const time = clockAt(first.instant, zone)
  const nights = (starts: readonly Instant[]) =>
    nightsOf(
      starts.map((at) => ({ at, lasts })),
      fairness,
    )
  const times = dates.map(({ slot }, at) => ({ slot, time: clockAt(slots[at]?.instant ?? first.instant, zone) }))
  return {
    series: withTimes(series, times),
    nights: nights(slots.map(({ instant }) => instant)),
    fixed: { time, nights: nights(dates.map(({ date }) => instantOf(`${date}T${time}`, zone))) },
  }
}

/** The series at the time that is most frequent, with the others as changes of it. */
function withTimes(series: Series, times: readonly { slot: CalendarDate; time: ClockTime }[]): Series {
  const [first] = [...Map.groupBy(times, ({ time }) => time)].toSorted((one, other) => other[1].length - one[1].length)
  const usualTime = first?.[0] ?? series.time
  return times
    .filter(({ time }) => time !== usualTime)
    .reduce<Series>((sum, { slot, time }) => changeSlot(sum, slot, { time }), { ...series, time: usualTime })
}

function clockAt(at: Instant, zone: string): string {
  return wallTimeAt(at, zone).slice(11)
}
