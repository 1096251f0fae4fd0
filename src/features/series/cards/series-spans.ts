import type { Span } from '#chat/message.ts'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import type { Dates } from '#features/series/dates/series-ahead.ts'
import { partAt } from '#features/series/dates/series-parts.ts'
import { counted } from '#time/english-words.ts'
import { sayDate, sayDateAt } from '#time/say-instant.ts'
import { saySeries } from '#time/series/say-series.ts'
import type { Series } from '#time/series/series.ts'
import { lastSlot, slotsUpTo } from '#time/series/slots.ts'
import type { CalendarDate } from '#time/wall-time.ts'

/** More dates than these are counted: a preview fits a phone. */
const datesNamed = 8

/** "The third Friday of each month, 4 meetings, Fri 21 May 2021 to Fri 20 Aug 2021". */
export function sayRepeats({ parts, dates, ends }: Dates): string {
  const [first] = dates
  if (!first) return 'no meeting'
  const rhythms = dates.flatMap(({ slot }) => partAt(parts, slot) ?? []).filter(({ rhythm }) => rhythm.kind !== 'dates')
  const rhythm = [...new Set(rhythms.map(saySeries))].join(', then ')
  const prefix = rhythm === '' ? '' : `${rhythm}, `
  if (ends === null) return `${prefix}from ${sayDate(first.date)} on`
  const last = ends.count === 1 ? '' : ` to ${sayDate(ends.last)}`
  // The year of both is said once.
  const isOneYear = ends.count > 1 && first.date.slice(0, 4) === ends.last.slice(0, 4)
  const from = isOneYear ? sayDateAt(first.date, `${first.date}T12:00:00Z`) : sayDate(first.date)
  return `${prefix}${counted(ends.count, 'meeting')}, ${from}${last}`
}

/** "4 meetings"; "these meetings" where they go on. */
export function sayMeetings({ ends }: Pick<Dates, 'ends'>): string {
  return ends === null ? 'these meetings' : counted(ends.count, 'meeting')
}

/** The dates, each as its reader lives it, with its reference where it has one; of many the first ones. */
export function dateItems({ dates, ends }: Dates, meetings: readonly Meeting[] = []): Span[][] {
  const shown = dates.slice(0, datesNamed).map((one): Span[] => {
    const meeting = meetings.find(({ series }) => series?.slot === one.slot)
    const when = whenSpans({ ...one, id: one.slot, at: one.instant })
    return meeting ? [{ strong: meeting.reference }, ' ', ...when] : when
  })
  if (ends === null) return [...shown, ['and so on']]
  const more = ends.count - shown.length
  return more > 0 ? [...shown, [`and ${more} more`]] : shown
}

/** "2 of 4; the third Friday of each month": where the meeting of a slot stands. Those left out are counted. */
export function sayVenue(parts: readonly Series[], slot: CalendarDate): string {
  const part = partAt(parts, slot)
  const ends = parts.map((one) => ({ one, last: lastSlot(one) }))
  const nth = parts.reduce((sum, one) => sum + slotsUpTo(one, slot).length, 0)
  const all = ends.reduce((sum, { one, last }) => (last ? sum + slotsUpTo(one, last).length : sum), 0)
  const place = ends.some(({ last }) => last === null) ? `number ${nth}` : `${nth} of ${all}`
  return !part || part.rhythm.kind === 'dates' ? place : `${place}; ${saySeries(part)}`
}
