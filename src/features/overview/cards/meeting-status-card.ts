import { note, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import { lockScreen } from '#features/meetings/cards/meeting-spans.ts'
import type { MeetingStatus } from '#features/meetings/read-meetings.ts'

/** "Told 412 of 1,000. Unreachable 1", and what they answered: for a meeting's leaders. */
export function meetingStatusCard({ meeting, group, counts, answers, outdated, audience }: MeetingStatus): Message {
  const line = [
    counts.waiting > 0
      ? `Told ${sayCount(counts.sent)} of ${sayCount(counts.sent + counts.waiting)}`
      : `Told ${sayCount(counts.sent)}`,
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
      ...(counts.waiting > 0
        ? [note('We tell the others when undo ends and their quiet hours are over. This takes some minutes.')]
        : []),
      note(`${group.short} has ${audience} people to tell. We don't tell the person who made a change.`),
    ],
  }
}

function sayCount(count: number): string {
  return count.toLocaleString('en')
}
