import { note, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import { lockScreen } from '#features/meetings/cards/meeting-spans.ts'
import type { MeetingStatus } from '#features/meetings/read-meetings.ts'

/** "Told 22. Waiting 1. Unreachable 1", and what they answered: for a meeting's leaders. */
export function meetingStatusCard({ meeting, group, counts, answers, outdated, audience }: MeetingStatus): Message {
  const line = [
    `Told ${counts.sent}`,
    ...(counts.waiting > 0 ? [`Waiting ${counts.waiting} (for the end of undo, or of quiet hours)`] : []),
    ...(counts.unknown > 0 ? [`Not sure whether it arrived ${counts.unknown}`] : []),
    ...(counts.unreachable > 0 ? [`Unreachable ${counts.unreachable}`] : []),
  ].join('. ')
  const summary = lockScreen(meeting, { news: meeting.state === 'cancelled' ? ' cancelled' : '' }, [`. ${line}.`])
  return {
    summary,
    blocks: [
      text({ strong: `${meeting.reference}: ${meeting.title}` }),
      text(...summary),
      text(`Yes ${answers.yes}, maybe ${answers.maybe}, no ${answers.no}.`),
      ...(outdated > 0 ? [text(`Answered for the old time, not confirmed since it moved: ${outdated}.`)] : []),
      note(
        `${group.short} has ${audience} people who are told of its meetings. Whoever made a change is not told of it.`,
      ),
    ],
  }
}
