import { heading, text } from '#chat/button.ts'
import { type AskedMember, askedAgainAt, askedMembers } from '#features/polls/asked-members.ts'
import { sayPoll } from '#features/polls/cards/choice-spans.ts'
import { askBlocks, pollLockScreen } from '#features/polls/cards/poll-card.ts'
import { isOpen } from '#features/polls/poll-end.ts'
import type { PollFacts } from '#features/polls/poll-facts.ts'
import { type Asked, mayHaveArrived, type NoticeKind, rowsTo } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** Those who were asked and are silent are asked once more, and then never again. */
export const pollWaiting: NoticeKind<PollFacts> = {
  name: 'poll-waiting',
  repeats: false,
  dependsOn: 'all',

  wanted({ rows, now, ...facts }) {
    const { poll } = facts
    if (!isOpen(facts, now)) return []
    return askedMembers(facts)
      .filter(({ voted, person }) => !voted && !person.muted.includes(`poll-opened|${facts.group.id}`))
      .map((member) => {
        const knownAt = heardAt(rows, member, now)
        return {
          slot: '',
          to: { person: member.person._id },
          dueAt: askedAgainAt(poll, knownAt),
          sendBy: epochOf(poll.until),
          earliest: knownAt,
          priority: 2,
          urgency: 'soon',
          quiet: 'earlier',
        }
      })
  },

  message(facts) {
    const { poll, group } = facts
    return {
      summary: pollLockScreen(facts, 'still open, '),
      blocks: [
        heading(`${group.short}: ${sayPoll(poll)}`, 'soon'),
        text('You have not answered yet. Which of these times work for you?'),
        ...askBlocks(facts),
      ],
    }
  },

  why: ({ group }) => [
    `You are in ${group.short} and haven't answered its poll. Anyone who hasn't answered gets one reminder.`,
  ],

  mute: ({ group }) => `poll-waiting|${group.id}`,
}

/** When somebody heard of the poll, in epoch milliseconds; while they have not, that is now at the earliest. */
function heardAt(rows: Asked<PollFacts>['rows'], { person, from }: AskedMember, now: string): number {
  const row = rowsTo(rows, person._id).find(({ tellsRev, state }) => tellsRev === 1 && mayHaveArrived(state))
  return row ? (row.settledAt ?? row.dueAt) : Math.max(epochOf(from), epochOf(now))
}
