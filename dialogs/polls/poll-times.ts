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
import { type KeptPoll, readKeptPoll } from '#features/polls/kept-poll.ts'
import { openPoll, type PollPlan, previewPoll, timesExample } from '#features/polls/open-poll.ts'
import { currentPoll } from '#features/polls/read-polls.ts'
import { type Dialog, formDialog, say, type Talk, toActor } from '#inbox/dialog.ts'
import { people } from '#time/english-words.ts'
import { understandWhen } from '#time/read-when.ts'
import { sayDuration } from '#time/say-instant.ts'
import { settleWhen } from '#time/settle-when.ts'
import type { When, WhenOptions } from '#time/when.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'

/** `poll procurement 18/19/20 May 15:00`: asks the group which time is best; nobody is asked before the preview is confirmed. */
export const pollTimes: Dialog = {
  name: 'poll-times',

  words: {
    verb: 'poll',
    aliases: ['polls'],
    example: 'poll procurement 18/19/20 May 15:00 Case studies',
    does: 'ask which of some times is best; alone it shows where the open poll stands',
    who: 'leader',
    where: 'privately',
    said: async (talk, words) => {
      const { group, rest } = await talk.run(ledGroup, { words })
      if (group && rest === '') {
        const current = await talk.run(currentPoll, { group: group.id })
        if (current) return toActor(pollStanding(current, talk.now))
      }
      if (!group || rest === '') return talk.open('poll', { values: { group: group?.id ?? null, times: rest } })
      const when = understandWhen(rest, optionsFor(talk, group.id))
      return proceed(talk, { group: group.id, times: rest }, when)
    },
  },

  presses: {
    'choose-poll-time': async (talk, { pending = '', choice = '' }) => {
      const plan = readKeptPoll(await talk.kept(pending))
      const draft = plan?.choices?.[Number(choice)]
      if (!plan || !draft) return tooOld()
      return proceed(talk, plan, settleWhen(draft, optionsFor(talk, plan.group)))
    },

    'change-poll': async (talk, { pending = '' }) => {
      const plan = readKeptPoll(await talk.kept(pending))
      return plan ? talk.open('poll', { values: valuesOf(plan) }) : tooOld()
    },

    'show-poll-zones': async (talk, { pending = '' }) => {
      const plan = readKeptPoll(await talk.kept(pending))
      if (!plan?.sessions) return tooOld()
      const { preview } = await talk.run(previewPoll, planOf(plan))
      return say(text({ strong: `${preview.group.short}: what the clocks of its members show` }), ...allZones(preview))
    },

    'confirm-poll': async (talk, { pending = '' }) => {
      const plan = readKeptPoll(await talk.kept(pending))
      if (!plan?.sessions) return tooOld()
      return opened(talk, { ...planOf(plan), id: pending })
    },

    'new-poll': (talk, { group = '' }) => talk.open('poll', { values: { group } }),
  },

  forms: {
    poll: formDialog({
      version: 1,
      draw: async (talk) => {
        const { led, group } = await talk.run(ledGroup, { words: '' })
        return {
          title: 'Ask for the best time',
          submit: 'Preview',
          intro: [note('Nobody is asked before you confirm the preview.')],
          fields: pollFields(led),
          values: { group: group?.id ?? null },
        }
      },
      submitted: async (talk, { group, title, times }) => {
        const when = understandWhen(times, optionsFor(talk, group))
        const left = when.draft.title
        if (title !== null && left !== null && left !== title)
          throw new UserError('unclear', `I did not understand "${left}" as a time.`, { field: 'times' })
        const draft = { ...when.draft, title: title ?? left }
        return proceed(talk, { group, times }, { ...when, draft, title: draft.title })
      },
    }),
  },
}

/** To the preview, or to the question that is still open; what was said is kept. */
async function proceed(talk: Talk, { group, times }: Pick<KeptPoll, 'group' | 'times'>, when: When): Promise<Outcome> {
  const { draft } = when
  const said: KeptPoll = { group, times, draft, sessions: null }
  const mend = (problem: string) => talk.open('poll', { values: valuesOf(said), problem })
  if (when.kind === 'gap') {
    const [ask] = when.asks
    if (ask.choices.length === 0)
      return mend(`${ask.question} A poll needs days with times, for instance: ${timesExample}.`)
    const pending = await talk.keep({ ...said, choices: ask.choices.map((choice) => choice.draft) })
    return toActor(whenQuestion(ask, { draft, pending, choose: 'choose-poll-time', change: 'change-poll' }))
  }
  if ((draft.title?.length ?? 0) > longestTitle) return mend('This title is too long to be read on a phone.')
  const sessions = when.sessions.map(({ instant, ...session }) => ({ ...session, at: instant }))
  const kept: KeptPoll = { ...said, times: timesWords(when.sessions, draft.link), sessions }
  try {
    const preview = await talk.run(previewPoll, planOf(kept))
    return toActor(pollPreview(preview, await talk.keep(kept)))
  } catch (error) {
    if (!(error instanceof UserError) || error.field === null) throw error
    return mend(error.sentence)
  }
}

async function opened(talk: Talk, ask: PollPlan & { id: string }): Promise<Outcome> {
  const { kind, poll, asked } = await talk.run(openPoll, ask)
  const { short } = groupOf(talk.charter, poll.group)
  const about = { poll: poll._id }
  if (kind === 'already')
    return say(`${short} was asked already.`, buttons(actButton('See the answers', 'show-votes', about)))
  return {
    kind: 'replace',
    message: message(
      text({
        strong: `We'll ask ${people(asked.reached)} of ${short} in ${sayDuration(talk.charter.meetings.hold.schedule)}. `,
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

function planOf({ group, draft, sessions }: KeptPoll): PollPlan {
  return { group, title: draft.title ?? 'Meeting', link: draft.link, sessions: sessions ?? [] }
}

function valuesOf({ group, draft, times }: KeptPoll): Raw {
  return { group, title: draft.title ?? '', times }
}

function optionsFor(talk: Talk, group: string): WhenOptions {
  return { ...whenOptions(talk, groupOf(talk.charter, group)), reads: 'alternatives' }
}
