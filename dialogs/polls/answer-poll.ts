import { readGroup } from '#charter/find-group.ts'
import { actButton, formButton, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Button } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { answerPoll as answer } from '#features/polls/answer-poll.ts'
import { sayPoll, untilSpan } from '#features/polls/cards/choice-spans.ts'
import { doubtQuestion, sayAnswers } from '#features/polls/cards/choosing-card.ts'
import { pollCard } from '#features/polls/cards/poll-card.ts'
import { voteFields, voteOfForm, voteValues } from '#features/polls/cards/vote-form.ts'
import type { Preference } from '#features/polls/poll.ts'
import { ownPolls, type PollView, readPoll } from '#features/polls/read-polls.ts'
import { readVoteDraft, type VoteDraft } from '#features/polls/vote-draft.ts'
import { type Dialog, type DialogContext, formDialog, type Press, say, toActor, wordsButton } from '#inbox/dialog.ts'
import { type Answers, type Choosing, readChoosing } from '#talk/choosing/read-choosing.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { votePhrases } from './polls-phrases.ts'

/** Which of a poll's times work for somebody: all, none, one by one, or in their own words. */
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
      const { found, rest } = readGroup(context.charter, words)
      const own = await context.run(ownPolls, {})
      const named = own.filter(({ group }) => found.kind === 'one' && found.group.id === group.id)
      const polls = named.length > 0 ? named : own
      const said = named.length > 0 ? rest : words
      const read = said === '' ? [] : polls.flatMap((view) => readFor(context, view, said) ?? [])
      const meant = read.length > 0 ? read.map(({ view }) => view) : polls
      const [only, another] = meant
      if (only === undefined)
        return say('You have no open poll.', {
          kind: 'buttons',
          buttons: [sayButton('See the dates', 'calendar')],
        })
      if (another === undefined) {
        const [one] = read
        return one ? answered(context, one) : chooseTimes(context, only.poll._id, said)
      }
      const buttons: Button[] = []
      for (const { poll, group } of meant.slice(0, 5)) {
        const label = cutAt(`${group.short}: ${poll.title}`, 75)
        buttons.push(
          read.length > 0
            ? await wordsButton(context, label, `vote ${group.id} ${said}`)
            : formButton(label, 'choose-times', { poll: poll._id }),
        )
      }
      return say(text({ strong: 'Which poll?' }), { kind: 'buttons', buttons })
    },
  },

  presses: {
    'all-times-work': pressed('yes'),
    'no-time-works': pressed('no'),
    'clear-vote-note': async (context, { poll: id = '' }) => {
      const { poll, mine } = await context.run(readPoll, { poll: id })
      if (mine === null) return chooseTimes(context, id)
      const { view } = await context.run(answer, { poll: poll._id, answers: mine.answers, note: null })
      return { kind: 'replace', message: pollCard(view) }
    },

    'choose-times': (context, { poll = '' }) => chooseTimes(context, poll),

    'choose-vote': async (context, { pending = '', choice = '' }) => {
      const draft = readVoteDraft(await context.readDraft(pending))
      const answers = draft?.readings[Number(choice)]
      return draft && answers ? record(context, { ...draft, answers }) : tooOld()
    },
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

type ReadFor = { view: PollView; choosing: Choosing }

/** What words say to the times of a poll; null where they say nothing to them. */
function readFor({ charter, now, me, reader }: DialogContext, view: PollView, said: string): ReadFor | null {
  const { choices } = view.poll
  const before = view.mine && choices.map(({ id }): Preference => view.mine?.answers[id] ?? 'no')
  const speaker = { charter, now, zone: reader.zone, name: me.name }
  const choosing = readChoosing(said, choices, { speaker, before })
  return choosing && { view, choosing }
}

/** Keeps what is plain and shows it; asks about the rest. */
async function answered(context: DialogContext, { view, choosing }: ReadFor): Promise<Outcome> {
  const { poll } = view
  const { answers, note: remark, asks } = choosing
  if (asks === null) return record(context, { poll: poll._id, answers: byChoice(view, answers), note: remark })
  const about = { poll: poll._id }
  const readings = asks.readings.map((reading) => byChoice(view, reading))
  const draft: VoteDraft = { poll: poll._id, readings, note: remark }
  const pending = readings.length > 0 ? await context.saveDraft(draft) : ''
  return say(...doubtQuestion(view, asks), {
    kind: 'buttons',
    buttons: [
      ...asks.readings
        .slice(0, 4)
        .map((reading, choice) =>
          actButton(sayAnswers(poll, reading), 'choose-vote', { pending, choice: String(choice) }),
        ),
      formButton('Choose one by one', 'choose-times', about),
    ],
  })
}

type Answered = { poll: string; answers: Record<string, Preference>; note: string | null }

async function record(context: DialogContext, { note: remark, ...given }: Answered): Promise<Outcome> {
  const { view } = await context.run(answer, { ...given, ...(remark === null ? {} : { note: remark }) })
  return toActor(pollCard(view))
}

function byChoice({ poll }: PollView, answers: Answers): Record<string, Preference> {
  return Object.fromEntries(poll.choices.map(({ id }, place) => [id, answers[place] ?? 'no']))
}

/** The form, or the state of a poll that takes no more answers. */
async function chooseTimes(context: DialogContext, id: string, unread = ''): Promise<Outcome> {
  const view = await context.run(readPoll, { poll: id })
  if (!view.open) return toActor(pollCard(view))
  const problem = unread === '' ? {} : { problem: `I didn't understand "${cutAt(unread, 120)}". Please choose.` }
  return context.open('vote', { about: { poll: id }, ...problem })
}
