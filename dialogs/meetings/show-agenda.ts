import { buttons, formButton, text } from '#chat/button.ts'
import { carriedBlocks } from '#features/decisions/cards/action-card.ts'
import { agendaBlocks, showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { nextOf } from '#features/meetings/cards/meeting-choice.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { readOpenActions } from '#features/meetings/read-actions.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { mandateBlocks } from '#features/offices/cards/mandates-card.ts'
import { readMandatesOf } from '#features/offices/offer-renewals.ts'
import { type Dialog, say, toActor } from '#inbox/dialog.ts'
import { agendaGists } from './meetings-gists.ts'
import { agendaPhrases } from './meetings-phrases.ts'

/** `agenda proc7`: what will be talked about. With an agenda behind it, the same word sets one. */
export const showAgenda: Dialog = {
  name: 'show-agenda',
  also: agendaPhrases,
  about: agendaGists,

  words: {
    verb: 'topics',
    aliases: ['agenda'],
    example: 'topics proc7',
    does: 'what a meeting will be about',
    who: 'member',
    where: 'privately',
    args: { '*': ['{reference}', '{group}', '{day}'] },
    typed: async (context, words) => {
      const ahead = nextOf(await context.run(findMeeting, { words, which: 'ahead', as: 'member' }))
      if ('none' in ahead) return toActor(ahead.none)
      const { _id, group } = ahead.next
      const [{ meeting, leads }, actions] = await Promise.all([
        context.run(readMeeting, { meeting: _id }),
        context.run(readOpenActions, { group }),
      ])
      const agenda = agendaBlocks(meeting)
      return say(
        text({ strong: `${meeting.reference}: ${meeting.title}. ` }, ...whenAllSpans(meeting), '.'),
        ...(agenda.length > 0 ? agenda : [text('It has no agenda yet.')]),
        ...mandateBlocks(await context.run(readMandatesOf, { meeting }), {
          charter: context.charter,
          now: context.now,
          meeting: meeting._id,
        }),
        ...carriedBlocks(actions, { now: context.now, zone: context.charter.organisation.zone, group }),
        buttons(
          ...(leads ? [formButton('Edit', 'edit-meeting', { meeting: meeting._id })] : []),
          showMeetingButton(meeting),
        ),
      )
    },
  },
}
