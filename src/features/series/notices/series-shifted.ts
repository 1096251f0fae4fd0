import { buttons, heading, text } from '#chat/button.ts'
import type { Message, Span } from '#chat/message.ts'
import { showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import type { NotifiedMember } from '#features/meetings/last-notified.ts'
import type { Person } from '#features/people/person.ts'
import { firstLockScreen } from '#features/series/cards/series-lines.ts'
import { areOneSeason, clockShifts } from '#features/series/dates/clock-shifts.ts'
import { dateOfSlot, meetingOn, sessionOf } from '#features/series/dates/series-dates.ts'
import { detailsOn } from '#features/series/dates/series-parts.ts'
import type { SeriesFacts } from '#features/series/notified/series-facts.ts'
import { boundsOf, newsByMember, notifiedOfSeries } from '#features/series/notified/series-notified.ts'
import { seriesUndoWindowEnd } from '#features/series/notified/series-undo-window.ts'
import { type Asked, lastNotifiedRev, mayHaveArrived, type NoticeKind, rowsTo } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import type { LocalShift } from '#time/series/local-shifts.ts'
import { startOfDay } from '#time/wall-time.ts'

const week = millisecondsOf('P7D')
const day = millisecondsOf('P1D')
/** Who has not heard yet of the series as it is: it is looked at again so much later. */
const hour = millisecondsOf('PT1H')

/**
 * Whose local time of a series changes because clocks change is told before the first such meeting: once for each
 * series and season, a week before. Nobody is told whose clocks stay with those of the series.
 */
export const seriesShifted: NoticeKind<SeriesFacts> = {
  name: 'series-shifted',
  repeats: false,

  wanted(asked) {
    const { series, group } = asked
    if (series.state === 'cancelled') return []
    const byNotices = (person: string) => lastNotifiedRev(asked.rows, person)
    const pending = newsByMember(asked, byNotices).flatMap(({ member, news }) =>
      boundsOf(news) === null ? [] : [member.person._id],
    )
    const seasons = seasonsByZone(asked)
    return notifiedOfSeries(asked, byNotices)
      .filter(({ person }) => !person.muted.includes(shiftKey(group.id)))
      .flatMap((member) => {
        const { person, knownRev } = member
        const [first] = seasons(person).find((shifts) => !wasNotified(asked, person, shifts)) ?? []
        if (first === undefined) return []
        const start = epochOf(first.instant)
        const known =
          knownRev === 0 || pending.includes(person._id) ? epochOf(asked.now) + hour : knownAt(asked, member)
        return {
          slot: first.slot,
          to: { person: person._id },
          // Whoever hears of the series in the last week has all its dates before them: a day later is soon enough.
          dueAt: Math.max(start - week, known, Math.min(known + day, start - day)),
          sendBy: start,
          earliest: known,
          priority: 2,
          urgency: 'soon',
          quiet: 'earlier',
        }
      })
  },

  message(asked, { slot, to }): Message {
    const { series, group, people } = asked
    const person = 'person' in to ? people.get(to.person) : undefined
    const shifts = person ? seasonsByZone(asked)(person).find((season) => season.some((one) => one.slot === slot)) : []
    const date = dateOfSlot(series, slot)
    const [first] = shifts ?? []
    if (!first || !date) throw new Error(`no clock change shifts ${series._id} on ${slot}`)
    const meeting = meetingOn(asked.meetings, date)
    const before = sayClock(first, 'before')
    const { title } = detailsOn(series, slot)
    return {
      summary: firstLockScreen(asked, { slot, session: sessionOf(date) }, [
        `. Clocks change: until now it was ${before} for you. ${title}`,
      ]),
      blocks: [
        heading('Clocks change: new local time for you', 'changed'),
        text(
          `${group.short}: ${title} stays at ${date.time} ${date.said}. For you it was ${before}. `,
          ...(shifts ?? []).flatMap((shift, index): Span[] => [
            index === 0 ? 'It is ' : ', and ',
            `${sayClock(shift, 'after')} from `,
            { instant: shift.instant, zone: date.zone, show: 'day' },
            ' on',
          ]),
          '.',
        ),
        buttons(...(meeting ? [showMeetingButton(meeting)] : [])),
      ],
    }
  },

  why: ({ series, group }, { slot }) => [
    `You are in ${group.short}. When clocks change your local time of "${detailsOn(series, slot).title}", we tell you a week before.`,
  ],

  mute: ({ group }) => shiftKey(group.id),
}

function shiftKey(group: string): string {
  return `series-shifted|${group}`
}

/** The seasons whose shifts are ahead, by the zone that somebody is in: worked out once for each. */
function seasonsByZone({ series, meetings, charter, now }: Asked<SeriesFacts>): (person: Person) => LocalShift[][] {
  const known = new Map<string, LocalShift[][]>()
  return (person) => {
    const zone = person.zone ?? charter.organisation.zone
    const found =
      known.get(zone) ??
      clockShifts(series, meetings, { zone, now }).flatMap((shifts) => {
        const ahead = shifts.filter(({ instant }) => instant > now)
        return ahead.length > 0 ? [ahead] : []
      })
    known.set(zone, found)
    return found
  }
}

/** Whether somebody has heard of this season: also where its first meeting was cancelled since, and another is first. */
function wasNotified({ rows, series }: Asked<SeriesFacts>, person: Person, shifts: readonly LocalShift[]): boolean {
  return rowsTo(rows, person._id).some((row) => {
    if (row.kind !== 'series-shifted' || !mayHaveArrived(row.state)) return false
    const zone = series.parts[0]?.zone ?? 'UTC'
    return shifts.some(({ instant }) => areOneSeason(startOfDay(row.slot, zone), instant))
  })
}

/** When somebody learned of the series, in epoch milliseconds. */
function knownAt({ rows, series, charter }: Asked<SeriesFacts>, { person, since, knownRev }: NotifiedMember): number {
  const row = rowsTo(rows, person._id).find((one) => one.tellsRev === knownRev && mayHaveArrived(one.state))
  const undoUntil = epochOf(seriesUndoWindowEnd(series, charter, knownRev))
  return Math.max(epochOf(since), row ? (row.settledAt ?? row.dueAt) : undoUntil)
}

/** "14:00", "00:30 the next day" where it is not on the series' own day. */
function sayClock({ before, after }: LocalShift, which: 'before' | 'after'): string {
  const { time, day: days } = which === 'before' ? before : after
  if (before.day === after.day || days === 0) return time
  return `${time} the ${days > 0 ? 'next day' : 'day before'}`
}
