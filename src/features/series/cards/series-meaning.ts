import { note, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { isAlone, unreachedNotes } from '#features/groups/cards/telling-words.ts'
import { sayShare, warningSpans } from '#features/meetings/cards/preview-card.ts'
import type { Warning } from '#features/meetings/preview/warnings.ts'
import type { SeriesPreview, ZoneNights } from '#features/series/preview-series.ts'
import { listed, people } from '#time/english-words.ts'
import { sayDate } from '#time/say-instant.ts'
import type { Occurrence } from '#time/series/occurrences.ts'
import { wallTimeAt } from '#time/wall-time.ts'

/** More of a kind than these are counted: a preview fits a phone. */
const [zonesNamed, shiftsNamed, daysNamed] = [6, 3, 3]

/** What meetings that repeat mean for the members: nights, clocks that change, days off, and what else there is then. */
export function meaningBlocks(preview: SeriesPreview): Block[] {
  const { others, dates, warnings } = preview
  const meant = [nightLine(preview), shiftLine(preview)].flatMap((line) => (line === null ? [] : [text(line)]))
  return [
    ...(isAlone(others) ? [note('Nobody else is in the group yet.')] : meant),
    ...clockNotes(dates),
    ...warningNotes(warnings),
    ...unreachedNotes(others),
  ]
}

/** "Daytime for all 24." or who meets at night, and in how many of the meetings where not in all. */
function nightLine({ members, nights, dates }: SeriesPreview): string | null {
  if (members.known === 0) return null
  const total = members.known + members.unknown
  const night = nights.reduce((sum, zone) => sum + zone.people, 0)
  const unknown = members.unknown === 0 ? '' : ` ${people(members.unknown)} without a time zone yet.`
  const day = members.known - night
  if (night === 0) return `Daytime for ${sayShare(day, total)}.${unknown}`
  const named = nights.slice(0, zonesNamed).map((zone) => sayNights(zone, dates.length))
  const more = nights.length > zonesNamed ? ` and ${nights.length - zonesNamed} more zones` : ''
  return `Daytime for ${day} of ${total}. Night for ${night}: ${named.join(', ')}${more}.${unknown}`
}

/** "Sydney 23:00", "Auckland 01:00 or 02:00 the next day (2 of 4 meetings)". */
function sayNights({ place, clocks, meetings }: ZoneNights, of: number): string {
  const [first] = clocks
  const sameDay = clocks.every(({ day }) => day === first?.day)
  const times = clocks
    .map((clock, at) => (sameDay && at < clocks.length - 1 ? clock.time : sayClock(clock)))
    .join(' or ')
  return `${place} ${times}${meetings === of ? '' : ` (${meetings} of ${of} meetings)`}`
}

/** "When clocks change: Nairobi 17:00, then 16:00 from Fri 2 Apr 2021." */
function shiftLine({ shifts, dates }: SeriesPreview): string | null {
  const zones = [...new Set(shifts.map(({ zone }) => zone))]
  if (zones.length === 0) return null
  const dayOf = (slot: string) => sayDate(dates.find((date) => date.slot === slot)?.date ?? slot)
  const named = zones.slice(0, shiftsNamed).map((zone) => {
    const own = shifts.filter((shift) => shift.zone === zone).slice(0, 2)
    const [first] = own
    const then = own.map(({ slot, after }) => `, then ${sayClock(after)} from ${dayOf(slot)}`)
    return `${first?.place ?? ''} ${first ? sayClock(first.before) : ''}${then.join('')}`
  })
  const more = zones.length > shiftsNamed ? `; and ${zones.length - shiftsNamed} more zones` : ''
  return `When clocks change: ${named.join('; ')}${more}.`
}

function sayClock({ time, day }: { time: string; day: number }): string {
  return day === 0 ? time : `${time} the ${day > 0 ? 'next day' : 'day before'}`
}

/** A time that the clocks skip, or show twice, on one of the days. */
function clockNotes(dates: readonly Occurrence[]): Block[] {
  return dates
    .filter(({ clock }) => clock !== 'unique')
    .slice(0, daysNamed)
    .map(({ date, time, zone, said, clock, instant }) =>
      note(
        clock === 'skipped' && instant !== null
          ? `On ${sayDate(date)} the clocks of ${said} skip ${time}: that meeting begins at ${wallTimeAt(instant, zone).slice(11)}.`
          : `On ${sayDate(date)} the clocks of ${said} show ${time} twice: the meeting is at the first of them.`,
      ),
    )
}

/** Clashes and days off are counted where there are many; everything else is said as for one meeting. */
function warningNotes(warnings: readonly Warning[]): Block[] {
  const clashes = warnings.filter(({ kind }) => kind === 'clash')
  const daysOff = warnings.flatMap((warning) => (warning.kind === 'day-off' ? [sayDate(warning.date)] : []))
  const others = warnings.filter(({ kind }) => kind !== 'clash' && kind !== 'day-off')
  const more = clashes.length - daysNamed
  return [
    ...clashes.slice(0, daysNamed).map((clash) => note(...warningSpans(clash))),
    ...(more > 0 ? [note(`and ${more} more at the same time as others.`)] : []),
    ...(daysOff.length > 0 ? [note(dayOffLine(daysOff))] : []),
    ...others.map((warning) => note(...warningSpans(warning))),
  ]
}

function dayOffLine(days: readonly string[]): string {
  const more = days.length > daysNamed ? [`${days.length - daysNamed} more`] : []
  return `${listed([...days.slice(0, daysNamed), ...more])} ${days.length === 1 ? 'is not a working day' : 'are not working days'}.`
}
