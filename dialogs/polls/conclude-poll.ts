import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { sayTelling } from '#features/groups/cards/telling-words.ts'
import { calendarButton, meetingFacts, showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { warningSpans } from '#features/meetings/cards/preview-card.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { pollCard } from '#features/polls/cards/poll-card.ts'
import { timesWords } from '#features/polls/cards/poll-form.ts'
import { pollStanding } from '#features/polls/cards/poll-standing-card.ts'
import { cancelPoll, closePoll } from '#features/polls/end-poll.ts'
import { readPoll } from '#features/polls/read-polls.ts'
import { type ChoiceScheduled, scheduleChoice } from '#features/polls/schedule-choice.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { people } from '#time/english-words.ts'
import { sayDuration } from '#time/say-instant.ts'

/** What those who lead do with a poll: see who said what, close it, call it off, and schedule what it has come to. */
export const concludePoll: Dialog = {
  name: 'conclude-poll',

  presses: {
    'show-votes': async (context, { poll = '' }) => {
      const view = await context.run(readPoll, { poll })
      return toActor(view.leads ? pollStanding(view, context.now) : pollCard(view))
    },

    'close-poll': async (context, { poll = '' }) => {
      const { view } = await context.run(closePoll, { poll })
      return { kind: 'replace', message: pollStanding(view, context.now) }
    },

    'cancel-poll': async (context, { poll: id = '' }) => {
      const view = await context.run(readPoll, { poll: id, as: 'leader' })
      if (!view.open) return toActor(pollStanding(view, context.now))
      const { poll, group } = view
      const { answered } = view.standing
      return say(
        text({ strong: `Cancel the poll of ${group.short}? ` }, `${poll.title}. ${people(answered.length)} answered.`),
        note("We'll tell everyone we asked that no answer is needed."),
        {
          kind: 'buttons',
          buttons: [
            { label: 'Cancel the poll', act: { verb: 'confirm-cancel-poll', about: { poll: id } }, style: 'danger' },
            actButton('See the answers', 'show-votes', { poll: id }),
          ],
        },
      )
    },

    'confirm-cancel-poll': async (context, { poll = '' }) => {
      const { kind, view } = await context.run(cancelPoll, { poll })
      if (kind === 'over') return toActor(pollStanding(view, context.now))
      return {
        kind: 'replace',
        message: message(`The poll of ${view.group.short} is cancelled. We're telling everyone we asked.`),
      }
    },

    'schedule-choice': async (context, { poll = '', choice = '' }) => {
      const done = await context.run(scheduleChoice, { poll, choice })
      if (!('meeting' in done)) return toActor(pollStanding(done.view, context.now))
      return done.kind === 'already' ? already(done.meeting) : scheduled(context, done)
    },
  },
}

function scheduled(context: DialogContext, done: Extract<ChoiceScheduled, { meeting: Meeting }>): Outcome {
  const { meeting, others, view, warnings } = done
  const undoWindow = sayDuration(context.charter.meetings.hold.schedule)
  return {
    kind: 'replace',
    message: message(
      text({ strong: `${meeting.reference} is set: ` }, ...whenAllSpans(meeting), '.'),
      text(`${sayTelling(others, ` in ${undoWindow}`)} You can undo until then.`),
      meetingFacts(meeting, view.group.short),
      ...warnings.map((warning) => note(...warningSpans(warning))),
      buttons(
        showMeetingButton(meeting),
        actButton('Undo', 'undo-meeting', { meeting: meeting._id }),
        calendarButton(meeting, 'Add to calendar'),
      ),
    ),
  }
}

/** A poll becomes one meeting. What was taken back, or cancelled, is scheduled again as any other. */
function already(meeting: Meeting): Outcome {
  const { reference, state, group, title, sessions } = meeting
  if (state === 'scheduled')
    return say(
      text(`This is done already: ${reference} is set: `, ...whenAllSpans(meeting), '.'),
      buttons(showMeetingButton(meeting)),
    )
  const times = timesWords(
    sessions.map((session) => ({ ...session, said: session.said ?? session.zone })),
    null,
  )
  return say(
    text(`${reference}, to which this poll led, was taken back or cancelled.`),
    buttons(sayButton('Schedule it again', `schedule ${group} ${times} "${title.replaceAll('"', '')}"`)),
  )
}
