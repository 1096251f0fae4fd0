import { buttons, heading, note, sayButton, text } from '#chat/button.ts'
import { calendarButton } from '#features/meetings/cards/meeting-card.ts'
import { lockScreen, whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { isNewByItself, latestTelling, notifiedMembers, tellingAt } from '#features/meetings/last-notified.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import { lastEnd } from '#features/meetings/session-times.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import { urgencyOf } from '#features/meetings/urgency.ts'
import { lastNotifiedRev, type NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** Those who were told of a meeting hear that it is off, by the time they know. A meeting nobody heard of ends in silence. */
export const meetingCancelled: NoticeKind<MeetingFacts> = {
  name: 'meeting-cancelled',
  repeats: true,

  wanted({ rows, ...facts }) {
    const { meeting, charter } = facts
    if (meeting.state !== 'cancelled') return []
    const now = latestTelling(meeting)
    return notifiedMembers(facts, (person) => lastNotifiedRev(rows, person)).flatMap(({ person, knownRev }) => {
      const known = tellingAt(meeting, knownRev)
      if (known === null || known.state === 'cancelled' || !isNewByItself(meeting, knownRev)) return []
      return {
        slot: String(meeting.rev),
        to: { person: person._id },
        dueAt: epochOf(undoWindowEnd(meeting, charter)),
        sendBy: epochOf(lastEnd(known, charter)),
        ...urgencyOf({ now, known }, answersOf(facts.rsvps, person._id), charter),
        priority: 0,
        tellsRev: meeting.rev,
      }
    })
  },

  message({ rows, ...facts }, { to }) {
    const { meeting, group, people } = facts
    const reader = 'person' in to ? to.person : ''
    const member = notifiedMembers(facts, (person) => lastNotifiedRev(rows, person)).find(
      ({ person }) => person._id === reader,
    )
    const known = tellingAt(meeting, member?.knownRev ?? 0) ?? latestTelling(meeting)
    const by = people.get(latestTelling(meeting).by)?.name
    const because = meeting.cancelledBecause
    const added = meeting.addedOnce.some(({ person }) => person === reader)
    return {
      summary: lockScreen({ reference: meeting.reference, sessions: known.sessions }, { news: ' cancelled' }, [
        because === null ? `. ${meeting.title}, ${group.short}` : `. ${because}`,
      ]),
      blocks: [
        heading(`${meeting.reference} is cancelled`, 'off'),
        text(`${group.short}: ${meeting.title}, `, ...whenAllSpans(known, 'struck')),
        ...(because === null ? [] : [text(because)]),
        ...(by ? [note(`${by} cancelled it. You'll get no reminders.`)] : []),
        ...(added ? [note('Your calendar still shows it.')] : []),
        buttons(
          ...(added ? [calendarButton(meeting, 'Remove from my calendar')] : []),
          sayButton('See the next dates', 'calendar'),
        ),
      ],
    }
  },

  why: ({ meeting, group }) => [`You are in ${group.short}. We told you of ${meeting.reference} before.`],
}
