import { text } from '#chat/button.ts'
import { answerBlocks, meetingFacts } from '#features/meetings/cards/meeting-card.ts'
import { lockScreen } from '#features/meetings/cards/meeting-spans.ts'
import { notifiedMembers } from '#features/meetings/last-notified.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import { lastStart } from '#features/meetings/session-times.ts'
import { lastNotifiedRev, type NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { zoneLabel } from '#time/zone-label.ts'

/**
 * A country has changed when its clocks change: the meeting stays at its own time, and whom it is another time for than
 * they were shown hears of it, once a meeting and change of the rules.
 */
export const meetingShifted: NoticeKind<MeetingFacts> = {
  name: 'meeting-shifted',
  repeats: true,

  wanted({ rows, ...facts }) {
    const { meeting } = facts
    const { shifted } = meeting
    if (meeting.state === 'cancelled' || shifted === undefined) return []
    return notifiedMembers(facts, (person) => lastNotifiedRev(rows, person))
      .filter(({ person, knownRev }) => knownRev > 0 && wasFor(facts, person._id) !== undefined)
      .map(({ person }) => ({
        slot: shifted.version,
        to: { person: person._id },
        dueAt: epochOf(shifted.at),
        sendBy: epochOf(lastStart(meeting)),
        priority: 1,
        quiet: 'wait',
      }))
  },

  message(facts, { to }) {
    const { meeting, group, rsvps } = facts
    const reader = 'person' in to ? to.person : ''
    const was = wasFor(facts, reader)
    const session = meeting.sessions.find(({ id }) => id === was?.session) ?? meeting.sessions[0]
    const before = was?.wall.slice(11) ?? ''
    return {
      summary: lockScreen(meeting, { session }, [`. Clock rules changed: it was ${before} for you. ${meeting.title}`]),
      blocks: [
        { kind: 'heading', text: `${meeting.reference}: another time for you` },
        text(
          `${group.short} still meets at ${session?.time ?? ''} ${session ? sayPlace(session) : ''}. `,
          `The rules for clocks have changed. Before, this was ${before} for you.`,
        ),
        meetingFacts(meeting, group.short),
        ...answerBlocks(meeting, answersOf(rsvps, reader)),
      ],
    }
  },

  why: ({ meeting, group }) => [
    `You are in ${group.short}. New rules for clocks make ${meeting.reference} another time for you. We tell you once.`,
  ],
}

function sayPlace({ said, zone }: MeetingFacts['meeting']['sessions'][number]): string {
  return said ?? zoneLabel(zone)
}

/** What somebody was shown of the first session that is another time for them now. */
function wasFor({ meeting, people, charter }: MeetingFacts, person: string) {
  const zone = people.get(person)?.zone ?? charter.organisation.zone
  return meeting.shifted?.was.find((was) => was.zone === zone)
}
