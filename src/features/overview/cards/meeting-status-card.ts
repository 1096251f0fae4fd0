import { note, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Message } from '#chat/message.ts'
import { lockScreen, sayAnswer } from '#features/meetings/cards/meeting-spans.ts'
import type { MeetingStatus, NamedAnswer, SessionAnswers } from '#features/meetings/read-attendance.ts'
import { listed, people } from '#time/english-words.ts'
import { sayDate } from '#time/say-instant.ts'

/** "Told 412 of 1,000. Unreachable 1", and who answered what, with their notes: for a meeting's leaders. */
export function meetingStatusCard({ meeting, group, counts, sessions, audience }: MeetingStatus): Message {
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
      ...sessions.flatMap((one) => sessionBlocks(one, sessions.length > 1)),
      ...(sessions.some(({ unconfirmed }) => unconfirmed > 0)
        ? [note("Unconfirmed answers are for the old time. We don't count them.")]
        : []),
      ...(counts.waiting > 0
        ? [note('We tell the others when undo ends and their quiet hours are over. This takes some minutes.')]
        : []),
      note(`We tell ${people(audience)} in ${group.short}. The person who changes a meeting gets no message.`),
    ],
  }
}

function sessionBlocks(one: SessionAnswers, isOneOfSeveral: boolean): Block[] {
  const facts = (['yes', 'maybe', 'no'] as const).map((answer) => ({
    label: `${sayAnswer(answer)}, ${sayCount(one.answers[answer])}`,
    value: [namesOf(one.named.filter((given) => given.answer === answer).map(withNote), one.answers[answer])],
  }))
  const unconfirmed = one.namedUnconfirmed.map((given) => `${given.name} (${sayAnswer(given.answer)})`)
  return [
    ...(isOneOfSeveral ? [text({ strong: sayDate(one.session.date) })] : []),
    {
      kind: 'facts',
      facts: [
        ...facts,
        ...(one.unconfirmed > 0
          ? [{ label: `Unconfirmed, ${sayCount(one.unconfirmed)}`, value: [namesOf(unconfirmed, one.unconfirmed)] }]
          : []),
      ],
    },
  ]
}

/** "Ann (by phone)": a name with the note that came with the answer, cut to a line. */
function withNote({ name, note: written }: NamedAnswer): string {
  return written === null ? name : `${name} (${cutAt(written, 80)})`
}

/** "Ann, Ben and 3 more". */
function namesOf(names: readonly string[], count: number): string {
  if (count === 0) return 'Nobody'
  const more = count - names.length
  return listed([...names, ...(more > 0 && names.length > 0 ? [`${sayCount(more)} more`] : [])])
}

function sayCount(count: number): string {
  return count.toLocaleString('en')
}
