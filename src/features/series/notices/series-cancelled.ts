import { buttons, heading, note, sayButton, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { latestTelling } from '#features/meetings/last-notified.ts'
import type { Session } from '#features/meetings/meeting.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import { urgencyAt } from '#features/meetings/urgency.ts'
import { firstLockScreen, nameOf, titleAhead } from '#features/series/cards/series-lines.ts'
import { meetingOn, sessionOf } from '#features/series/dates/series-dates.ts'
import { detailsOn } from '#features/series/dates/series-parts.ts'
import type { SeriesFacts } from '#features/series/notified/series-facts.ts'
import { boundsOf, isMade, newsByMember, notifiedFrom } from '#features/series/notified/series-notified.ts'
import { lastNotifiedRev, type NoticeKind } from '#outbox/notice-kind.ts'
import type { Occurrence } from '#time/series/occurrences.ts'

/** Those who were told of a series hear that it ends: this one and all later ones are off, by the time they know. */
export const seriesCancelled: NoticeKind<SeriesFacts> = {
  name: 'series-cancelled',
  repeats: true,

  wanted({ rows, ...facts }) {
    const { series, charter, rsvps } = facts
    if (!isMade(series)) return []
    const { at } = latestTelling(series)
    return newsByMember(facts, (person) => lastNotifiedRev(rows, person)).flatMap(
      ({ member: { person }, known, news }) => {
        const bounds = boundsOf(news)
        if (bounds === null || known.state === 'cancelled' || news.moved.length + news.back.length > 0) return []
        return {
          slot: String(series.rev),
          to: { person: person._id },
          dueAt: notifiedFrom(facts, bounds),
          sendBy: bounds.last,
          ...urgencyAt(bounds.first, { at, answers: answersOf(rsvps, person._id) }, charter),
          priority: 0,
          tellsRev: series.rev,
        }
      },
    )
  },

  message({ rows, ...facts }, { to }): Message {
    const { series, group, people, meetings } = facts
    const reader = 'person' in to ? to.person : ''
    const all = newsByMember(facts, (person) => lastNotifiedRev(rows, person))
    const { gone = [] } = all.find(({ member }) => member.person._id === reader)?.news ?? {}
    const [first] = gone
    if (first === undefined) throw new Error(`nothing of ${series._id} ends for ${reader}`)
    const session = knownSession(facts, first)
    const { title } = detailsOn(series, first.slot)
    const more = gone.length > 1
    const name = nameOf(facts, first)
    const because = series.cancelledBecause
    const by = people.get(latestTelling(series).by)?.name
    const added = gone.some((date) => meetingOn(meetings, date)?.addedOnce.some(({ person }) => person === reader))
    return {
      summary: firstLockScreen(facts, { slot: first.slot, session, news: ' cancelled' }, [
        more ? ', and all later ones' : '',
        because === null ? `. ${title}, ${group.short}` : `. ${because}`,
      ]),
      blocks: [
        heading(more ? `${name} and all later ones are cancelled` : `${name} is cancelled`, 'off'),
        text(`${group.short}: ${title}, `, ...whenSpans(session, 'struck'), more ? ', and all later ones.' : '.'),
        ...(because === null ? [] : [text(because)]),
        ...(by ? [note(`${by} cancelled ${more ? 'them' : 'it'}. You'll get no reminders.`)] : []),
        ...(added ? [note('Your calendar still shows some of them.')] : []),
        buttons(sayButton('See the next dates', 'calendar')),
      ],
    }
  },

  why: (asked) => [`You are in ${asked.group.short}. We told you of "${titleAhead(asked, asked.now)}" before.`],
}

/** The time that its reader knows: its own, where it had been moved by itself, and that was told. */
function knownSession({ series, meetings, charter }: SeriesFacts, date: Occurrence): Session {
  const meeting = meetingOn(meetings, date)
  if (!meeting?.series?.own) return sessionOf(date)
  const { at } = latestTelling(series)
  const knownRev = meeting.tellings.findLast(
    ({ act, rev }) => act !== 'series' && undoWindowEnd(meeting, charter, rev) <= at,
  )
  return knownRev?.sessions[0] ?? sessionOf(date)
}
