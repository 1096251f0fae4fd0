import { text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Span } from '#chat/message.ts'
import type { Poll, Preference } from '#features/polls/poll.ts'
import type { PollView } from '#features/polls/read-polls.ts'
import { sayPoll, shortChoice } from './choice-spans.ts'

/** What has to be asked about somebody's own words for the times of a poll. */
type Doubt = { about: 'which' | 'rest' | 'no-such-time' | 'remark' | 'unsure' | 'earlier'; words: string }

/** The one question about what somebody said to a poll, before anything is kept. */
export function doubtQuestion({ poll, group }: Pick<PollView, 'poll' | 'group'>, { about, words }: Doubt): Block[] {
  const of: Span[] = [`${group.short}: ${sayPoll(poll)}.`]
  const said = cutAt(words, 120)
  switch (about) {
    case 'which':
      return [text({ strong: `Which time do you mean by "${said}"?` }), text(...of)]
    case 'rest':
      return [text({ strong: 'Do the other times work for you?' }), text(...of)]
    case 'no-such-time':
      return [text({ strong: `This poll has no time for "${said}".` }), text(...of)]
    case 'remark':
      return [text({ strong: 'Is this your answer?' }), text(...of), text(`You also wrote: ${said}`)]
    case 'unsure':
      return [text({ strong: 'Which times work for you?' }), text(...of), text(`You wrote: ${said}`)]
    case 'earlier':
      return [text({ strong: 'Do your earlier answers still count?' }), text(...of)]
  }
}

/** An answer to all times of a poll, as short as a button has to be. */
export function sayAnswers(poll: Pick<Poll, 'choices'>, answers: readonly Preference[]): string {
  const saying = (preference: Preference) => poll.choices.filter((_, place) => answers[place] === preference)
  const [yes, maybe] = [saying('yes'), saying('if-need-be')]
  if (yes.length === poll.choices.length) return 'Say all work'
  if (yes.length + maybe.length === 0) return 'Say none works'
  const named = [
    ...(yes.length > 0 ? [yes.map(shortChoice).join(', ')] : []),
    ...(maybe.length > 0 ? [`if need be ${maybe.map(shortChoice).join(', ')}`] : []),
  ]
  return cutAt(`Say yes to ${named.join('; ')}`, 75)
}
