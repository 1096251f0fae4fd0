import { note, text } from '#chat/button.ts'
import { nextOf } from '#features/meetings/cards/meeting-choice.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { meetingStatus, readAttendance } from '#features/meetings/read-meetings.ts'
import { meetingStatusCard } from '#features/overview/cards/meeting-status-card.ts'
import { type Dialog, say, toActor } from '#inbox/dialog.ts'
import { whoComesGists } from './overview-gists.ts'
import { whoComesPhrases } from './overview-phrases.ts'

/** `attendance proc7`: who comes. Leaders see whom the message reached, too. */
export const whoComes: Dialog = {
  name: 'who-comes',
  also: whoComesPhrases,
  about: whoComesGists,

  words: {
    verb: 'attendance',
    aliases: ['who comes'],
    example: 'attendance proc7',
    does: 'how many come to a meeting',
    who: 'member',
    where: 'privately',
    args: { '*': ['{reference}', '{group}'] },
    typed: async (context, words) => {
      const ahead = nextOf(await context.run(findMeeting, { words, which: 'ahead', as: 'member' }))
      if ('none' in ahead) return toActor(ahead.none)
      const { next: meeting } = ahead
      const { leads, answers } = await context.run(readAttendance, { meeting: meeting._id })
      if (leads) return toActor(meetingStatusCard(await context.run(meetingStatus, { meeting: meeting._id })))
      const { leader } = context.charter.words
      return say(
        text({ strong: `${meeting.reference}, ` }, ...whenAllSpans(meeting), '.'),
        text(`Yes: ${answers.yes}. No: ${answers.no}. Maybe: ${answers.maybe}.`),
        note(`The ${leader.many} see who said what.`),
      )
    },
  },
}
