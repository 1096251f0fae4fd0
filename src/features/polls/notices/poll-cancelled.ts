import { buttons, heading, note, sayButton, text } from '#chat/button.ts'
import { askedMembers } from '#features/polls/asked-members.ts'
import type { PollFacts } from '#features/polls/poll-facts.ts'
import { lastNotifiedRev, type NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** Those who were asked, or have answered, hear that a poll is off. One that nobody heard of ends in silence. */
export const pollCancelled: NoticeKind<PollFacts> = {
  name: 'poll-cancelled',
  repeats: true,
  dependsOn: 'all',

  wanted({ rows, ...facts }) {
    const { poll } = facts
    const { ended } = poll
    if (ended?.why !== 'cancelled') return []
    return askedMembers(facts)
      .filter(({ person, voted }) => person._id !== ended.by && (voted || lastNotifiedRev(rows, person._id) === 1))
      .map(({ person }) => ({
        slot: '',
        to: { person: person._id },
        dueAt: epochOf(ended.at),
        sendBy: epochOf(poll.choices.at(-1)?.at ?? poll.until),
        priority: 1,
        urgency: 'soon',
        quiet: 'wait',
        tellsRev: 2,
      }))
  },

  message({ poll, group, people }) {
    const by = people.get(poll.ended?.by ?? '')?.name
    const summary = `${group.short}: the poll is cancelled. You don't need to answer: ${poll.title}`
    return {
      summary: [summary],
      blocks: [
        heading(`The ${group.short} poll is cancelled`, 'off'),
        text(`${poll.title}. You don't need to answer.`),
        ...(by ? [note(`${by} cancelled it.`)] : []),
        buttons(sayButton('See the dates', 'calendar')),
      ],
    }
  },

  why: ({ group }) => [`You are in ${group.short}. We asked you in this poll.`],
}
