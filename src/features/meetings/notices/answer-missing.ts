import { buttonRows, heading, note, text } from '#chat/button.ts'
import { agendaBlocks, answerBlocks, meetingFacts, showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { lockScreen, whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { rhythmOf } from '#features/meetings/group-rhythm.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { answering } from '#features/meetings/meeting-leader.ts'
import {
  isAwayAt,
  offsetIn,
  remindedMembers,
  sessionIn,
  wantedReminder,
  wasReminded,
} from '#features/meetings/reminded-members.ts'
import { answerAskOf } from '#features/meetings/reminder-times.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { listed } from '#time/english-words.ts'
import { millisecondsOf } from '#time/instant.ts'
import { sayDuration } from '#time/say-instant.ts'

/** Who has not answered is asked once, so long before as the charter says, and gets no reminder of the meeting. */
export const answerMissing: NoticeKind<MeetingFacts> = {
  name: 'answer-missing',
  repeats: false,

  wanted: (asked) =>
    remindedMembers(asked).flatMap((of): Wanted[] => {
      const ask = answerAskOf(asked.meeting, of.session, of)
      if (ask === null || isAwayAt(asked, of.person, ask.dueAt)) return []
      if (wasReminded(asked.rows, { kind: 'answer-missing', ...of, offset: ask.offset })) return []
      return [{ ...wantedReminder(ask, of.person), urgency: 'soon' }]
    }),

  message(asked, { slot, to }) {
    const { meeting, group, charter, apart } = asked
    const session = sessionIn(slot, meeting)
    const left = millisecondsOf(offsetIn(slot))
    const offsets = rhythmOf(charter, apart).offsets.filter((offset) => millisecondsOf(offset) < left)
    return {
      summary: lockScreen(meeting, { session }, [`. Can you come? ${meeting.title}`]),
      blocks: [
        heading(`Please answer: ${meeting.reference}, ${meeting.title}`, 'question'),
        meetingFacts(session ? { ...meeting, sessions: [session] } : meeting, group.short),
        ...agendaBlocks(meeting),
        ...answerBlocks(meeting, { ...answering(asked, to), ...(session ? { one: session } : {}) }),
        note(
          offsets.length === 0
            ? 'We ask you once.'
            : `We ask you once. If you say Yes, we remind you ${listed(offsets.map(sayDuration))} before.`,
        ),
      ],
    }
  },

  together(items) {
    const inOrder = items.toSorted((one, other) => one.wanted.sendBy - other.wanted.sendBy)
    const told = inOrder.map(({ asked, wanted: { slot } }) => {
      const session = sessionIn(slot, asked.meeting)
      return { ...asked, session }
    })
    const [first, ...others] = told
    if (first === undefined) throw new Error('nobody is asked about nothing')
    const also = listed(others.map(({ meeting }) => meeting.reference))
    return {
      summary: lockScreen(first.meeting, first, [`. Can you come? Also to ${also}?`]),
      blocks: [
        heading(`Please answer for ${items.length} meetings`, 'question'),
        ...told.map(({ meeting, group, session }) =>
          text(
            { strong: `${meeting.reference}, ${meeting.title}: ` },
            ...(session ? whenSpans(session) : []),
            `, ${group.short}`,
          ),
        ),
        ...buttonRows(
          told
            .filter(({ meeting }, at) => told.findIndex((other) => other.meeting._id === meeting._id) === at)
            .map(({ meeting }) => showMeetingButton(meeting, 'Answer for')),
        ),
        note('We ask you once.'),
      ],
    }
  },

  why: ({ meeting, group, charter }) => [
    `You are in ${group.short} and haven't answered for ${meeting.reference}. We ask once, ${sayDuration(charter.reminders.unanswered)} before.`,
  ],

  mute: ({ group }) => `answer-missing|${group.id}`,
}
