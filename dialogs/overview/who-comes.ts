import { note, text } from '#chat/button.ts'
import { nextOf } from '#features/meetings/cards/meeting-choice.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { meetingStatus, readAttendance, type SessionCounts } from '#features/meetings/read-attendance.ts'
import { meetingStatusCard } from '#features/overview/cards/meeting-status-card.ts'
import { type Dialog, say, toActor } from '#inbox/dialog.ts'
import { sayDate } from '#time/say-instant.ts'
import { whoComesGists } from './overview-gists.ts'
import { whoComesPhrases } from './overview-phrases.ts'

/** `attendance proc7`: who comes. Leaders see the names with their notes, and whom the message reached. */
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
      const { leads, sessions } = await context.run(readAttendance, { meeting: meeting._id })
      if (leads) return toActor(meetingStatusCard(await context.run(meetingStatus, { meeting: meeting._id })))
      const { leader } = context.charter.words
      return say(
        text({ strong: `${meeting.reference}, ` }, ...whenAllSpans(meeting), '.'),
        ...sessions.map((one) => text(countsLine(one, sessions.length > 1))),
        note(`The ${leader.many} see who said what.`),
      )
    },
  },
}

/** "Yes: 3. No: 1. Maybe: 0. Unconfirmed: 2.", of one of several sessions with its date. */
function countsLine({ session, answers, unconfirmed }: SessionCounts, isOneOfSeveral: boolean): string {
  const date = isOneOfSeveral ? `${sayDate(session.date)}: ` : ''
  const old = unconfirmed > 0 ? ` Unconfirmed, for the old time: ${unconfirmed}.` : ''
  return `${date}Yes: ${answers.yes}. No: ${answers.no}. Maybe: ${answers.maybe}.${old}`
}
