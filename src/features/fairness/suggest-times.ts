import type { Group } from '#charter/convening.ts'
import type { Context } from '#context.ts'
import { type LocalTimes, localTimes } from '#features/meetings/preview/local-times.ts'
import { differing } from '#time/fair/differing.ts'
import { type FairTime, fairTime, fairTimes, rankedStarts } from '#time/fair/fair-hours.ts'
import { type Instant, instantText } from '#time/instant.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'
import { type FairMeeting, fairnessOf } from './fairness-of.ts'
import { onHoliday } from './holidays.ts'
import { daysAhead, possibleStarts } from './possible-starts.ts'

/**
 * For what times are wanted: how long it lasts (ISO 8601), in whose days it is thought of, on which of them; null = the
 * coming ones. `besides`: the meeting that is to be moved.
 */
export type TimesAsk = {
  group: string
  lasts: string
  zone: string
  days: readonly CalendarDate[] | null
  besides?: string
}

/** A time, and what it means: how many have something else (`busy`), and how many a public holiday (`off`). */
export type SuggestedTime = { at: Instant; times: LocalTimes; busy: number; off: number }

/** What can be said to a leader of a group who looks for a time. */
export type Suggested = { group: Group; suggestions: SuggestedTime[] }

/** The number of suggested times that are shown. */
const shown = 3

/** So many times of a day are looked at: they spare different people. */
const looked = 4

/** For a free hour more days are looked at. */
const freeAhead = 60

/**
 * The three fairest times of some days, best first: on three days, where there are as many, and with others to spare.
 * @throws UserError where the person does not lead the group.
 */
export async function suggestTimes(context: Context, ask: TimesAsk): Promise<Suggested> {
  const days = ask.days ?? daysAhead(context, ask.zone)
  const meeting = await fairnessOf(context, { ...ask, days })
  const { group, fairness } = meeting
  const starts = possibleStarts(context, { ...ask, days })
  const best =
    starts.length < shown
      ? starts.flat()
      : starts.flatMap((day) => fairTimes(day, fairness, looked)).map(({ instant }) => instant)
  const dayOf = ({ instant }: FairTime) => dateAt(instant, ask.zone)
  const ranked = fairTimes(best, fairness, best.length)
  const slots = starts.length < shown ? ranked.slice(0, shown) : differing(ranked, shown, dayOf)
  const suggestions = slots.map((slot) => suggestedTime(slot, meeting))
  return { group, suggestions }
}

/**
 * The next time at which nobody has something else, or a holiday, and which is within everybody's usual hours; none where there is
 * none on these days, or in two months.
 * @param ask.after not before this.
 * @throws UserError where the person does not lead the group.
 */
export async function nextFreeTime(context: Context, ask: TimesAsk & { after?: Instant }): Promise<Suggested> {
  const days = ask.days ?? daysAhead(context, ask.zone, freeAhead)
  const meeting = await fairnessOf(context, { ...ask, days })
  const { group, fairness } = meeting
  const starts = possibleStarts(context, { ...ask, days }).flat()
  const { ranked } = rankedStarts(
    starts.filter((start) => start >= (ask.after ?? context.now)),
    fairness,
  )
  const free = ranked
    .filter(({ conflicts, off, worst }) => conflicts === 0 && off === 0 && worst === 0)
    .map(({ start }) => start)
  const [first] = free.sort((one, other) => one - other)
  if (first === undefined) return { group, suggestions: [] }
  return { group, suggestions: [suggestedTime(fairTime(instantText(first), fairness), meeting)] }
}

function suggestedTime(slot: FairTime, { fairness, audience, home }: FairMeeting): SuggestedTime {
  const off = onHoliday(fairness.attendees, slot.instant)
  const busy = slot.conflicts.filter((id) => !off.includes(id)).length
  return { at: slot.instant, times: localTimes(slot, audience, home), busy, off: off.length }
}
