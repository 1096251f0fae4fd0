import { heading } from '#chat/button.ts'
import { agendaBlocks, answerBlocks, meetingFacts } from '#features/meetings/cards/meeting-card.ts'
import { lockScreen, moreSessions } from '#features/meetings/cards/meeting-spans.ts'
import { latestTelling, newsKey, notifiedMembers } from '#features/meetings/last-notified.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { answering } from '#features/meetings/meeting-leader.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import { lastStart } from '#features/meetings/session-times.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import { urgencyOf } from '#features/meetings/urgency.ts'
import { lastNotifiedRev, type NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** Members and leaders who know nothing of a meeting yet are invited, once, with its time as it then is. */
export const meetingScheduled: NoticeKind<MeetingFacts> = {
  name: 'meeting-scheduled',
  repeats: true,

  wanted({ rows, ...facts }) {
    const { meeting, charter } = facts
    // One of a series is told by the first message of the series.
    if (meeting.state === 'cancelled' || meeting.series) return []
    const now = latestTelling(meeting)
    return notifiedMembers(facts, (person) => lastNotifiedRev(rows, person))
      .filter(({ knownRev }) => knownRev === 0)
      .map(({ person }) => ({
        slot: '',
        to: { person: person._id },
        dueAt: epochOf(undoWindowEnd(meeting, charter)),
        sendBy: epochOf(lastStart(meeting)),
        ...urgencyOf({ now, known: null }, answersOf(facts.rsvps, person._id), charter),
        tellsRev: meeting.rev,
      }))
  },

  message(asked, { to }) {
    const { meeting, group } = asked
    return {
      summary: lockScreen(meeting, {}, [`${moreSessions(meeting.sessions)}. New: ${meeting.title}, ${group.short}`]),
      blocks: [
        heading(`${meeting.reference}: ${meeting.title}`, 'invitation'),
        meetingFacts(meeting, group.short),
        ...agendaBlocks(meeting),
        ...answerBlocks(meeting, answering(asked, to)),
      ],
    }
  },

  why: ({ meeting, group }) => [
    `You are in ${group.short}. ${meeting.reference} is new. We tell everyone in the group once.`,
  ],

  mute: ({ group }) => newsKey(group.id),
}
