import { note, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import { lockScreen, sayAnswer } from '#features/meetings/cards/meeting-spans.ts'
import type { MeetingStatus } from '#features/meetings/read-meetings.ts'
import { listed, people } from '#time/english-words.ts'

/** "Told 412 of 1,000. Unreachable 1", and what they answered: for a meeting's leaders. */
export function meetingStatusCard({
  meeting,
  group,
  counts,
  answers,
  names,
  outdated,
  audience,
}: MeetingStatus): Message {
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
      { kind: 'facts', facts: (['yes', 'maybe', 'no'] as const).map((answer) => answerFact(answer, answers, names)) },
      ...(outdated > 0 ? [text(`${people(outdated)} answered for the old time.`)] : []),
      ...(counts.waiting > 0
        ? [note('We tell the others when undo ends and their quiet hours are over. This takes some minutes.')]
        : []),
      note(`We tell ${people(audience)} in ${group.short}. The person who changes a meeting gets no message.`),
    ],
  }
}

/** "Yes 3: Ann, Ben and Chen". */
function answerFact(
  answer: 'yes' | 'maybe' | 'no',
  answers: MeetingStatus['answers'],
  names: MeetingStatus['names'],
): { label: string; value: string[] } {
  const more = answers[answer] - names[answer].length
  const all = [...names[answer], ...(more > 0 && names[answer].length > 0 ? [`${sayCount(more)} more`] : [])]
  const label = `${sayAnswer(answer)}, ${sayCount(answers[answer])}`
  return { label, value: [all.length === 0 ? (answers[answer] === 0 ? 'Nobody' : '') : listed(all)] }
}

function sayCount(count: number): string {
  return count.toLocaleString('en')
}
