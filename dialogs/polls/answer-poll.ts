import { readGroup } from '#charter/find-group.ts'
import { formButton, note, sayButton, text } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { answerPoll as answer } from '#features/polls/answer-poll.ts'
import { sayPoll, untilSpan } from '#features/polls/cards/choice-spans.ts'
import { pollCard } from '#features/polls/cards/poll-card.ts'
import { voteFields, voteOfForm, voteValues } from '#features/polls/cards/vote-form.ts'
import { ownPolls, readPoll } from '#features/polls/read-polls.ts'
import { type Dialog, type DialogContext, formDialog, type Press, say, toActor } from '#inbox/dialog.ts'
import { votePhrases } from './polls-phrases.ts'

/** Which of a poll's times work for somebody: all, none, or one by one. */
export const answerPoll: Dialog = {
  name: 'answer-poll',

  also: votePhrases,

  words: {
    verb: 'vote',
    aliases: ['votes'],
    example: 'vote procurement',
    does: 'say which times of a poll work for you; change it until the poll ends',
    who: 'member',
    where: 'privately',
    args: { '*': ['{group} [{text}]', '{digits}'] },
    typed: async (context, words) => {
      const { found } = readGroup(context.charter, words)
      const own = await context.run(ownPolls, {})
      const named = own.filter(({ group }) => found.kind === 'one' && found.group.id === group.id)
      const polls = named.length > 0 ? named : own
      const [only, another] = polls
      if (only === undefined)
        return say('You have no open poll.', {
          kind: 'buttons',
          buttons: [sayButton('See the dates', 'calendar')],
        })
      if (another === undefined) return chooseTimes(context, only.poll._id)
      return say(text({ strong: 'Which poll?' }), {
        kind: 'buttons',
        buttons: polls
          .slice(0, 5)
          .map(({ poll, group }) =>
            formButton(`${group.short}: ${poll.title}`.slice(0, 75), 'choose-times', { poll: poll._id }),
          ),
      })
    },
  },

  presses: {
    'all-times-work': pressed('yes'),
    'no-time-works': pressed('no'),
    'choose-times': (context, { poll = '' }) => chooseTimes(context, poll),
  },

  forms: {
    vote: formDialog({
      version: 1,
      draw: async (context, { poll: id = '' }) => {
        const { poll, group, mine } = await context.run(readPoll, { poll: id })
        return {
          title: `Poll: ${group.short}`.slice(0, 24),
          submit: 'Send my answer',
          intro: [
            text({ strong: sayPoll(poll) }),
            text('Which times work for you? Please answer by ', untilSpan(poll, poll.until), '.'),
            note('The leaders see your answer. Others see only how many answered.'),
          ],
          fields: voteFields(poll, context.reader),
          values: voteValues(mine),
        }
      },
      submitted: async (context, answers, { about: { poll: id = '' } }) => {
        const { poll } = await context.run(readPoll, { poll: id })
        const { view } = await context.run(answer, { poll: id, answers: voteOfForm(poll, answers) })
        return { kind: 'done', message: pollCard(view) }
      },
    }),
  },
}

function pressed(given: 'yes' | 'no'): Press {
  return async (context, { poll = '' }) => {
    const { view } = await context.run(answer, { poll, answer: given })
    return { kind: 'replace', message: pollCard(view) }
  }
}

/** The form, or the state of a poll that takes no more answers. */
async function chooseTimes(context: DialogContext, id: string): Promise<Outcome> {
  const view = await context.run(readPoll, { poll: id })
  return view.open ? context.open('vote', { about: { poll: id } }) : toActor(pollCard(view))
}
