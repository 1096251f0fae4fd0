import { groupOf } from '#charter/charter.ts'
import { buttons, note, text } from '#chat/button.ts'
import type { Block, Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type Answered, answerMeeting as answer } from '#features/meetings/answer-meeting.ts'
import { calendarButton, meetingCard, type PositionInSeries } from '#features/meetings/cards/meeting-card.ts'
import { noMeeting, whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { sayAnswer, whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import type { Rsvp } from '#features/meetings/rsvp.ts'
import { isAhead, sessionsAhead } from '#features/meetings/session-times.ts'
import { ownPolls } from '#features/polls/read-polls.ts'
import { type Dialog, type DialogContext, type Press, say, toActor } from '#inbox/dialog.ts'
import { answerGists } from './meetings-gists.ts'
import { answerPhrases } from './meetings-phrases.ts'
import { placeOf } from './next-meeting.ts'

type Answer = Rsvp['answer']

const meanings: Record<string, Answer> = { yes: 'yes', going: 'yes', no: 'no', regrets: 'no', maybe: 'maybe' }

/** Yes, no or maybe to a session, by word or by button. */
export const answerMeeting: Dialog = {
  name: 'answer-meeting',

  also: answerPhrases,
  about: answerGists,

  words: {
    verb: 'yes',
    aliases: ['no', 'maybe', 'going', 'regrets'],
    example: 'no proc7 travelling',
    does: 'say whether you come; change it at any time',
    who: 'member',
    where: 'privately',
    args: { '*': ['{reference} [{text}]', '{group} [{note}]'] },
    typed: async (context, words, verb) => {
      const given = meanings[verb.toLowerCase()] ?? 'maybe'
      const found = await context.run(findMeeting, { words, which: 'ahead', as: 'member' })
      if (found.kind === 'none') {
        // Where nothing else asks, "yes" is for the poll: it says no time, so that is asked.
        const polls = words === '' ? await context.run(ownPolls, {}) : []
        return polls.length > 0 ? context.say('vote') : toActor(noMeeting('to answer', found.group))
      }
      const remark = found.rest.slice(0, 300)
      if (found.kind === 'one') return record(context, found.meeting._id, { answer: given, remark })
      const draft = await context.saveDraft({ remark })
      return toActor(
        whichMeeting(found.meetings, `${sayAnswer(given)} to which meeting?`, ({ _id, reference }) => ({
          label: reference,
          act: { verb: `answer-${given}`, about: { meeting: _id, remark: draft } },
        })),
      )
    },
  },

  presses: {
    'answer-yes': pressed('yes'),
    'answer-no': pressed('no'),
    'answer-maybe': pressed('maybe'),
  },
}

function pressed(given: Answer): Press {
  return async (context, { meeting = '', session, rev, remark = '' }) => {
    const draft = remark === '' ? null : await context.readDraft(remark)
    return record(context, meeting, {
      answer: given,
      remark: typeof draft?.remark === 'string' ? draft.remark : '',
      ...(session === undefined ? {} : { session }),
      ...(rev === undefined ? {} : { rev: Number(rev) }),
    })
  }
}

type Given = { answer: Answer; remark: string; session?: string; rev?: number }

async function record(context: DialogContext, meeting: string, { remark, ...given }: Given): Promise<Outcome> {
  const answered = await context.run(answer, { meeting, ...given, ...(remark === '' ? {} : { note: remark }) })
  const card = cardOf(context, answered, await placeOf(context, answered.meeting))
  const stays = given.rev === undefined
  switch (answered.kind) {
    case 'recorded':
      return stays ? toActor(recordedMessage(answered, given.answer)) : { kind: 'replace', message: card }
    case 'which':
      return toActor(whichSession(context, answered, given.answer))
    case 'over':
      return say(`${answered.meeting.reference} is over. Your answer was not changed.`)
    case 'stale':
      return stays ? toActor(card) : { kind: 'replace', message: staleMessage(answered, card) }
  }
}

function cardOf(
  context: DialogContext,
  { meeting, answers }: Answered,
  place: { series?: PositionInSeries } = {},
): Message {
  return meetingCard(meeting, {
    answers,
    group: groupOf(context.charter, meeting.group).short,
    over: !isAhead(meeting, context.charter, context.now),
    ...place,
  })
}

function recordedMessage({ meeting, answers }: Answered, given: Answer): Message {
  const rsvp = answers.find((one) => one.answer === given)
  const session = meeting.sessions.find(({ id }) => id === rsvp?.session) ?? meeting.sessions[0]
  const spans = [
    { strong: `${sayAnswer(given)} to ${meeting.reference}, ` },
    ...(session ? whenSpans(session) : []),
    '.',
  ]
  return {
    summary: spans,
    blocks: [
      text(...spans),
      note(`${rsvp?.note ? `Your note: ${rsvp.note}. ` : ''}You can change it at any time.`),
      ...(given === 'no' ? [] : [buttons(calendarButton(meeting, 'Add to calendar'))]),
    ],
  }
}

/** The button was of a message that is not true any more: nothing is kept, and what is true now is shown. */
function staleMessage({ meeting }: Answered, card: Message): Message {
  const changed =
    meeting.state === 'cancelled'
      ? `${meeting.reference} is cancelled. Your answer was not kept.`
      : `${meeting.reference} has another time now. Your answer to the old one was not kept.`
  const first: Block = text({ strong: changed })
  return { summary: [changed, ' ', ...card.summary], blocks: [first, ...card.blocks] }
}

function whichSession(context: DialogContext, { meeting, answers }: Answered, given: Answer): Message {
  const question = `${sayAnswer(given)} to which session of ${meeting.reference}?`
  const { blocks } = cardOf(context, {
    kind: 'which',
    meeting: { ...meeting, sessions: sessionsAhead(meeting, context.charter, context.now) },
    answers,
  })
  return { summary: [question], blocks: [text({ strong: question }), ...blocks] }
}
