import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import { showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { Poll } from '#features/polls/poll.ts'
import type { PollFacts } from '#features/polls/poll-facts.ts'
import type { PollView } from '#features/polls/read-polls.ts'
import { choiceSpans, sayPoll, sayPreference, untilSpan } from './choice-spans.ts'

/** What a lock screen shows of a poll: whose it is, until when, and what it is about. @param news what is new about it. */
export function pollLockScreen({ poll, group }: Pick<PollFacts, 'poll' | 'group'>, news = ''): Span[] {
  return [`${group.short} poll: ${news}answer by `, untilSpan(poll, poll.until), `. ${sayPoll(poll)}`]
}

/** The times, and the ways to answer. */
export function askBlocks({ poll }: Pick<PollFacts, 'poll'>): Block[] {
  return [
    { kind: 'list', items: poll.choices.map((choice) => choiceSpans(poll, choice)) },
    text('Please answer by ', untilSpan(poll, poll.until), '.'),
    note('The leaders see your answer. Others see only how many answered.'),
    voteButtons(poll),
  ]
}

/** A poll as somebody who is asked sees it: the question, what they said, or what has become of it. */
export function pollCard(view: PollView): Message {
  if (!view.open) return closedPoll(view)
  const { poll, group, mine } = view
  if (mine) return ownAnswer(view)
  return {
    summary: pollLockScreen(view),
    blocks: [{ kind: 'heading', text: `${group.short}: ${sayPoll(poll)}` }, ...askBlocks(view)],
  }
}

/** What somebody said, time by time. */
function ownAnswer({ poll, group, mine, standing, end }: PollView): Message {
  const { answered, silent } = standing
  const first: Span[] = [{ strong: 'Your answer is kept. ' }, `${group.short}: ${sayPoll(poll)}.`]
  const items = poll.choices.map((choice): Span[] => [
    ...choiceSpans(poll, choice),
    ': ',
    { strong: sayPreference(mine?.answers[choice.id] ?? 'no') },
  ])
  return {
    summary: first,
    blocks: [
      text(...first),
      { kind: 'list', items },
      ...(mine?.note ? [text(`Your note: ${mine.note}`), note('The leaders see your note.')] : []),
      note(
        `So far ${answered.length} of ${answered.length + silent.length} have answered. You can change your answer until `,
        untilSpan(poll, end.at),
        '.',
      ),
      {
        kind: 'buttons',
        buttons: [
          formButton('Change', 'choose-times', { poll: poll._id }),
          ...(mine?.note ? [actButton('Remove my note', 'clear-vote-note', { poll: poll._id })] : []),
        ],
      },
    ],
  }
}

/** The state of a poll that takes no more answers. */
function closedPoll({ poll, group, charter, meeting, mine, end }: PollView): Message {
  const name = `The poll of ${group.short} (${poll.title})`
  if (end.why === 'cancelled') return answered(`${name} was cancelled.`, [])
  if (meeting?.state === 'scheduled')
    return answered(
      [`${name} is closed. ${meeting.reference} is set: `, ...whenAllSpans(meeting), '.'],
      [showMeetingButton(meeting)],
    )
  const kept = mine ? 'Your answer counts.' : 'No more answers are taken.'
  return answered(`${name} is closed. ${kept} We'll tell you when the ${charter.words.leader.many} set the time.`, [])
}

function answered(shown: string | Span[], presses: Button[]): Message {
  const spans = typeof shown === 'string' ? [shown] : shown
  return { summary: spans, blocks: [text(...spans), ...(presses.length > 0 ? [buttons(...presses)] : [])] }
}

function voteButtons({ _id }: Pick<Poll, '_id'>): Block {
  return buttons(
    actButton('All work', 'all-times-work', { poll: _id }),
    actButton('None works', 'no-time-works', { poll: _id }),
    formButton('Choose one by one', 'choose-times', { poll: _id }),
  )
}
