import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import type { Raw } from '#chat/incoming.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { unreachedNotes } from '#features/groups/cards/telling-words.ts'
import { allZones } from '#features/meetings/cards/preview-card.ts'
import { longestTitle, whenOptions } from '#features/meetings/cards/schedule-form.ts'
import { whenQuestion } from '#features/meetings/cards/when-card.ts'
import { ledGroup } from '#features/meetings/led-group.ts'
import { untilSpan } from '#features/polls/cards/choice-spans.ts'
import { pollFields, timesWords } from '#features/polls/cards/poll-form.ts'
import { pollPreview } from '#features/polls/cards/poll-preview-card.ts'
import { pollStanding } from '#features/polls/cards/poll-standing-card.ts'
import { openPoll, type PollPlan, previewPoll, timesExample } from '#features/polls/open-poll.ts'
import { type PollDraft, readPollDraft } from '#features/polls/poll-draft.ts'
import { currentPoll } from '#features/polls/read-polls.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { people } from '#time/english-words.ts'
import { understandWhen } from '#time/read-when.ts'
import { resolveWhen } from '#time/resolve-when.ts'
import { sayDuration } from '#time/say-instant.ts'
import type { When, WhenOptions } from '#time/when.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { pollGists, pollPhrases } from './polls-phrases.ts'

/** `poll procurement 18/19/20 May 15:00`: asks the group which time is best; nobody is asked before the preview is confirmed. */
export const pollTimes: Dialog = {
  name: 'poll-times',

  also: pollPhrases,
  about: pollGists,

  words: {
    verb: 'poll',
    aliases: ['polls'],
    example: 'poll procurement 18/19/20 May 15:00 Case studies',
    does: 'ask which of some times is best; alone it shows where the open poll stands',
    who: 'leader',
    where: 'privately',
    args: { '*': ['{group} [{text}]', '{plan}', '{digits}'] },
    typed: async (context, words) => {
      const { group, rest } = await context.run(ledGroup, { words })
      if (group && rest === '') {
        const current = await context.run(currentPoll, { group: group.id })
        if (current) return toActor(pollStanding(current, context.now))
      }
      if (!group || rest === '') return context.open('poll', { values: { group: group?.id ?? null, times: rest } })
      const when = understandWhen(rest, optionsFor(context, group.id))
      return proceed(context, { group: group.id, times: rest }, when)
    },
  },

  presses: {
    'choose-poll-time': async (context, { pending = '', choice = '' }) => {
      const plan = readPollDraft(await context.readDraft(pending))
      const draft = plan?.choices?.[Number(choice)]
      if (!plan || !draft) return tooOld()
      return proceed(context, plan, resolveWhen(draft, optionsFor(context, plan.group)))
    },

    'change-poll': async (context, { pending = '' }) => {
      const plan = readPollDraft(await context.readDraft(pending))
      return plan ? context.open('poll', { values: valuesOf(plan) }) : tooOld()
    },

    'show-poll-zones': async (context, { pending = '' }) => {
      const plan = readPollDraft(await context.readDraft(pending))
      if (!plan?.sessions) return tooOld()
      const { preview } = await context.run(previewPoll, planOf(plan))
      return say(text({ strong: `${preview.group.short}: local times` }), ...allZones(preview))
    },

    'confirm-poll': async (context, { pending = '' }) => {
      const plan = readPollDraft(await context.readDraft(pending))
      if (!plan?.sessions) return tooOld()
      return opened(context, { ...planOf(plan), id: pending })
    },

    'new-poll': (context, { group = '' }) => context.open('poll', { values: { group } }),
  },

  forms: {
    poll: formDialog({
      version: 1,
      draw: async (context) => {
        const { led, group } = await context.run(ledGroup, { words: '' })
        return {
          title: 'Ask for the best time',
          submit: 'Preview',
          intro: [note('We ask nobody before you confirm the preview.')],
          fields: pollFields(led),
          values: { group: group?.id ?? null },
        }
      },
      submitted: async (context, { group, title, times }) => {
        const when = understandWhen(times, optionsFor(context, group))
        const left = when.draft.title
        if (title !== null && left !== null && left !== title)
          throw new UserError('unclear', `I didn't understand "${left}" as a time.`, { field: 'times' })
        const draft = { ...when.draft, title: title ?? left }
        return proceed(context, { group, times }, { ...when, draft, title: draft.title })
      },
    }),
  },
}

/** To the preview, or to the question that is still open; what was typed is kept. */
async function proceed(
  context: DialogContext,
  { group, times }: Pick<PollDraft, 'group' | 'times'>,
  when: When,
): Promise<Outcome> {
  const { draft } = when
  const typed: PollDraft = { group, times, draft, sessions: null }
  const mend = (problem: string) => context.open('poll', { values: valuesOf(typed), problem })
  if (when.kind === 'gap') {
    const [ask] = when.asks
    if (ask.choices.length === 0)
      return mend(`${ask.question} A poll needs days with times, for instance: ${timesExample}.`)
    const pending = await context.saveDraft({ ...typed, choices: ask.choices.map((choice) => choice.draft) })
    return toActor(whenQuestion(ask, { draft, pending, choose: 'choose-poll-time', change: 'change-poll' }))
  }
  if ((draft.title?.length ?? 0) > longestTitle) return mend('This title is too long for a phone.')
  const { sessions } = when
  const understood: PollDraft = { ...typed, times: timesWords(when.sessions, draft.link), sessions }
  try {
    const preview = await context.run(previewPoll, planOf(understood))
    return toActor(pollPreview(preview, await context.saveDraft(understood)))
  } catch (error) {
    if (!(error instanceof UserError) || error.field === null) throw error
    return mend(error.sentence)
  }
}

async function opened(context: DialogContext, ask: PollPlan & { id: string }): Promise<Outcome> {
  const { kind, poll, asked } = await context.run(openPoll, ask)
  const { short } = groupOf(context.charter, poll.group)
  const about = { poll: poll._id }
  if (kind === 'already')
    return say(`${short} was asked already.`, buttons(actButton('See the answers', 'show-votes', about)))
  return {
    kind: 'replace',
    message: message(
      text({
        strong: `We'll ask ${people(asked.reached)} of ${short} in ${sayDuration(context.charter.meetings.hold.schedule)}. `,
      }),
      text('Answers until ', untilSpan(poll, poll.until), ". We'll send you the result."),
      ...unreachedNotes(asked),
      buttons(
        actButton('See the answers', 'show-votes', about),
        formButton('Give my answer', 'choose-times', about),
        actButton('Cancel the poll', 'cancel-poll', about),
      ),
    ),
  }
}

function planOf({ group, draft, sessions }: PollDraft): PollPlan {
  return { group, title: draft.title ?? 'Meeting', link: draft.link, sessions: sessions ?? [] }
}

function valuesOf({ group, draft, times }: PollDraft): Raw {
  return { group, title: draft.title ?? '', times }
}

function optionsFor(context: DialogContext, group: string): WhenOptions {
  return { ...whenOptions(context, groupOf(context.charter, group)), reads: 'alternatives' }
}
