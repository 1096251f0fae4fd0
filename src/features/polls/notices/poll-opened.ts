import { heading, text } from '#chat/button.ts'
import { askedMembers } from '#features/polls/asked-members.ts'
import { sayPoll } from '#features/polls/cards/choice-spans.ts'
import { askBlocks, pollLockScreen } from '#features/polls/cards/poll-card.ts'
import { isOpen } from '#features/polls/poll-end.ts'
import type { PollFacts } from '#features/polls/poll-facts.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

/** Everybody in the group is asked once which of the times work for them, those who join while it is open too. */
export const pollOpened: NoticeKind<PollFacts> = {
  name: 'poll-opened',
  repeats: true,
  dependsOn: 'all',

  wanted({ now, ...facts }) {
    if (!isOpen(facts, now)) return []
    const end = epochOf(facts.poll.until)
    return askedMembers(facts)
      .filter(({ voted }) => !voted)
      .map(({ person, from }) => ({
        slot: '',
        to: { person: person._id },
        dueAt: epochOf(from),
        sendBy: end,
        priority: 2,
        urgency: 'soon',
        quiet: 'wait',
        latest: end - millisecondsOf('PT2H'),
        tellsRev: 1,
      }))
  },

  message(facts) {
    const { poll, group, people } = facts
    const by = people.get(poll.askedBy)?.name
    return {
      summary: pollLockScreen(facts),
      blocks: [
        heading(`${group.short}: ${sayPoll(poll)}`, 'question'),
        text(`${by ? `${by} asks: which` : 'Which'} of these times work for you?`),
        ...askBlocks(facts),
      ],
    }
  },

  why: ({ group }) => [`You are in ${group.short}. It is choosing its next meeting. We ask everyone once.`],

  mute: ({ group }) => `poll-opened|${group.id}`,
}
