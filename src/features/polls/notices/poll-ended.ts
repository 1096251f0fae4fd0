import { buttons, heading, text } from '#chat/button.ts'
import { decidersOf, leads, present } from '#features/groups/roster.ts'
import { choiceSpans, sayPoll } from '#features/polls/cards/choice-spans.ts'
import { resultButtons, resultSpans, sayCounts } from '#features/polls/cards/poll-standing-card.ts'
import { endOf } from '#features/polls/poll-end.ts'
import type { PollFacts } from '#features/polls/poll-facts.ts'
import { bestOf, standingOf } from '#features/polls/standing.ts'
import { mayHaveArrived, type NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'

/** Whoever asked, or where they led no more by then, those who do, hear what has come of it: one press makes it a meeting. */
export const pollEnded: NoticeKind<PollFacts> = {
  name: 'poll-ended',
  repeats: true,
  dependsOn: 'all',

  wanted({ rows, ...facts }) {
    const { poll, roster, meeting } = facts
    const end = endOf(facts)
    const knows =
      end.by === poll.askedBy ||
      rows.some(({ kind, to, state }) => kind === 'poll-ended' && to === poll.askedBy && mayHaveArrived(state))
    if (end.why === 'cancelled' || meeting !== null) return []
    const [first, last] = [poll.choices.at(0)?.at ?? end.at, poll.choices.at(-1)?.at ?? end.at]
    const [asked] = present(roster, [poll.askedBy])
    return (asked !== undefined && (knows || leads(roster, poll.askedBy)) ? [asked] : decidersOf(roster))
      .filter((person) => person !== end.by)
      .map((person) => ({
        slot: '',
        to: { person },
        dueAt: epochOf(end.at),
        sendBy: epochOf(last),
        priority: 2,
        urgency: 'soon',
        quiet: 'wait',
        latest: epochOf(first) - millisecondsOf('PT2H'),
      }))
  },

  message({ now, ...facts }) {
    const { poll, group, roster, votes } = facts
    const standing = standingOf(poll, votes, roster)
    const { answered, silent } = standing
    const best = bestOf(standing)
    return {
      summary: best
        ? [`${group.short} poll ended. Best: `, ...choiceSpans(poll, best.choice), `, ${sayCounts(best)}`]
        : [`${group.short} poll ended without a time: ${poll.title}`],
      blocks: [
        heading(`${group.short}: ${sayPoll(poll)}`, 'task'),
        text(`The poll has ended. ${answered.length} of ${answered.length + silent.length} have answered.`),
        text(...resultSpans(facts, standing)),
        buttons(...resultButtons({ poll, standing, others: null }, now)),
      ],
    }
  },

  why: ({ group, poll }, { to }) => [
    'person' in to && to.person === poll.askedBy
      ? `You asked ${group.short} when to meet. The poll has ended.`
      : `You are responsible for ${group.short}. The person who asked no longer leads it.`,
  ],
}
