import type { Span } from '#chat/message.ts'
import { linkSpan, lockScreen, whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { Session } from '#features/meetings/meeting.ts'
import { datesFrom } from '#features/series/dates/series-ahead.ts'
import { meetingOn, sessionOf, trueDates } from '#features/series/dates/series-dates.ts'
import { detailsOn } from '#features/series/dates/series-parts.ts'
import type { SeriesFacts } from '#features/series/notified/series-facts.ts'
import type { Instant } from '#time/instant.ts'
import { sayDate } from '#time/say-instant.ts'
import type { Occurrence } from '#time/series/occurrences.ts'
import { sayRepeats } from './series-spans.ts'

/** More dates than these are not listed: they are in the calendar. */
const datesNamed = 8

/** What people call it: `PROC-7`; of one that does not exist yet, the group. */
export function nameOf(facts: Pick<SeriesFacts, 'meetings' | 'group'>, date: Pick<Occurrence, 'slot'>): string {
  return meetingOn(facts.meetings, date)?.reference ?? facts.group.short
}

/** What the next of its meetings is called; of a series that is over, the last. */
export function titleAhead({ series, meetings, charter }: SeriesFacts, now: Instant): string {
  const [next] = trueDates(series, meetings, { charter, now })
  return detailsOn(series, next?.slot ?? now.slice(0, 10)).title
}

/** The dates ahead as they really are, each as its reader lives it. */
export function dateLines(facts: SeriesFacts, now: Instant): Span[][] {
  const dates = trueDates(facts.series, facts.meetings, { charter: facts.charter, now })
  const lines = dates.slice(0, datesNamed).map((date): Span[] => {
    const meeting = meetingOn(facts.meetings, date)
    const name = meeting ? [`${meeting.reference}: `] : []
    return [...name, ...whenSpans(sessionOf(date)), ...elsewhere(facts, { date, first: dates[0] ?? date })]
  })
  const { lastDay } = facts.series
  if (lastDay === null) return [...lines, ['and so on']]
  return dates.length > datesNamed ? [...lines, [`and more, until ${sayDate(lastDay)}`]] : lines
}

/** The link and the place of a meeting that has others than the first of those ahead. */
function elsewhere({ series, meetings }: SeriesFacts, { date, first }: Record<'date' | 'first', Occurrence>): Span[] {
  const usual = detailsOn(series, first.slot)
  const { link, place } = meetingOn(meetings, date) ?? detailsOn(series, date.slot)
  return [
    ...(link === null || link === usual.link ? [] : [', join at ', linkSpan(link)]),
    ...(place === null || place === usual.place ? [] : [`, place: ${place}`]),
  ]
}

/** "the third Friday of each month, 4 meetings, Fri 21 May 2021 to Fri 20 Aug 2021": of those ahead. */
export function repeatsFrom({ series }: Pick<SeriesFacts, 'series'>, slot: string): string {
  return sayRepeats(datesFrom(series.parts, slot))
}

/** What a lock screen shows of the first of some dates: the rules are those of a meeting. */
export function firstLockScreen(
  facts: Pick<SeriesFacts, 'meetings' | 'group'>,
  { slot, session, news = '' }: { slot: string; session: Session; news?: string },
  rest: readonly Span[],
): Span[] {
  return lockScreen({ reference: nameOf(facts, { slot }), sessions: [session] }, { news }, rest)
}
