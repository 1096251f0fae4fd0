import { buttons, note, sayButton } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { nudgeOwner as nudge } from '#features/desk/nudge-owner.ts'
import { whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { nudgePhrases } from './desk-phrases.ts'

/** The person who owes the minutes or the time of a meeting gets one message. */
export const nudgeOwner: Dialog = {
  name: 'nudge-owner',

  also: nudgePhrases,

  words: {
    verb: 'nudge',
    aliases: ['chase'],
    example: 'nudge proc5',
    does: 'ask once for missing minutes or a missing time',
    who: 'leader',
    where: 'direct',
    args: { '*': ['{reference}', '{group}'] },
    typed: async (context, words) => {
      if (words === '')
        return say('Which meeting? Say for instance: nudge proc5', buttons(sayButton('See what is late', 'late')))
      const found = await context.run(findMeeting, { words, which: 'any', as: 'leader' })
      if (found.kind === 'one') return nudged(context, found.meeting._id)
      if (found.kind === 'none') return say('There is no such meeting.', buttons(sayButton('See what is late', 'late')))
      return toActor(
        whichMeeting(found.meetings, 'Which meeting?', {
          each: ({ reference }) => sayButton(reference, `nudge ${reference}`),
          none: sayButton('See what is late', 'late'),
        }),
      )
    },
  },
}

async function nudged(context: DialogContext, meeting: string): Promise<Outcome> {
  const { meeting: about, owed, name } = await context.run(nudge, { meeting })
  const what = owed === 'time' ? 'time' : context.charter.words.minutes
  return say(
    `We'll ask ${name} for the ${what} of ${about.reference}. They get one message.`,
    note('If it is night there, they get it in the morning.'),
    buttons(sayButton('See what is late', 'late')),
  )
}
