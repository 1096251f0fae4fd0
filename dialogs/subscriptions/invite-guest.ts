import { note } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { noMeeting, whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { guestInvited, guestList } from '#features/subscriptions/cards/guests-card.ts'
import { inviteGuest as invite, readGuests, withdrawGuest } from '#features/subscriptions/invite-guest.ts'
import { readGuest } from '#features/subscriptions/meeting-guest.ts'
import { type Dialog, type DialogContext, formDialog, toActor } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { guestPhrases } from './subscriptions-phrases.ts'

/** Guests from outside for one meeting: who they are, and the text that its leader sends them. */
export const inviteGuest: Dialog = {
  name: 'invite-guest',

  also: guestPhrases,

  words: {
    verb: 'invite',
    aliases: ['guests'],
    example: 'invite proc7 ann@example.org Ann Lee',
    does: 'invite a guest to one meeting, or see its guests',
    who: 'leader',
    where: 'direct',
    args: { '*': ['{reference} [{text}]', '{group} [{text}]'] },
    typed: async (context, words) => {
      const found = await context.run(findMeeting, { words, which: 'ahead', as: 'leader', named: true })
      if (found.kind === 'none') return toActor(noMeeting('to invite to', found.group))
      if (found.kind === 'one') return begin(context, found.meeting, found.rest)
      const pending = await context.saveDraft({ rest: found.rest })
      return toActor(
        whichMeeting(found.meetings, 'Which meeting?', ({ _id, reference }) => ({
          label: reference,
          act: { verb: 'invite-which', about: { meeting: _id, pending } },
        })),
      )
    },
  },

  presses: {
    'invite-which': async (context, { meeting = '', pending = '' }) => {
      const { rest } = (await context.readDraft(pending)) ?? {}
      const { meeting: found } = await context.run(readGuests, { meeting })
      return begin(context, found, typeof rest === 'string' ? rest : '')
    },
    'show-guests': async (context, { meeting = '' }) => toActor(guestList(await context.run(readGuests, { meeting }))),
    'invite-guest': (context, { meeting = '' }) => context.open('invite-guest', { about: { meeting } }),
    'withdraw-guest': async (context, { guest = '' }) => ({
      kind: 'replace',
      message: guestList(await context.run(withdrawGuest, { guest })),
    }),
  },

  forms: {
    'invite-guest': formDialog({
      version: 1,
      draw: async () => ({
        title: 'Invite a guest',
        submit: 'Invite the guest',
        intro: [note('You get a text to send them. They see this meeting, and nothing else.')],
        fields: [
          { name: 'name', label: 'Name', kind: 'text', max: 100 },
          { name: 'email', label: 'E-mail address', kind: 'email', max: 254 },
        ] as const,
      }),
      submitted: async (context, { name, email }, { about: { meeting = '' } }) => {
        const list = await context.run(invite, { meeting, email, name })
        return { kind: 'done', message: guestInvited(list, context.charter) }
      },
    }),
  },
}

async function begin(context: DialogContext, { _id, reference }: Meeting, rest: string): Promise<Outcome> {
  if (rest.trim() === '') return toActor(guestList(await context.run(readGuests, { meeting: _id })))
  const guest = readGuest(rest)
  if (guest === null)
    throw new UserError('no-address', 'I found no e-mail address in that.', {
      next: [{ label: `See ${reference} guests`, say: `invite ${reference}` }],
    })
  return toActor(guestInvited(await context.run(invite, { meeting: _id, ...guest }), context.charter))
}
