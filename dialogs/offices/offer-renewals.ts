import { wholeId } from '#charter/whole-group.ts'
import { buttons, sayButton, text } from '#chat/button.ts'
import { type Block, message } from '#chat/message.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { mandateBlocks } from '#features/offices/cards/mandates-card.ts'
import { offerRenewals as offer, readMandates } from '#features/offices/offer-renewals.ts'
import type { Dialog, DialogContext } from '#inbox/dialog.ts'
import { counted } from '#time/english-words.ts'
import { UserError } from '#user-error.ts'

/** A meeting of the whole confirms mandates: one press offers the renewals, and each holder answers their own. */
export const offerRenewals: Dialog = {
  name: 'offer-renewals',

  presses: {
    'offer-renewals': async (context, { meeting = '' }) => {
      const { meeting: found } = await context.run(readMeeting, { meeting })
      if (!confirmsMandates(found))
        throw new UserError('no-mandates', `${found.reference} confirms no mandates now. Nothing was offered.`, {
          next: [{ label: 'See all terms', say: 'terms' }],
        })
      const view = await context.run(offer, { meeting: found._id, on: lastDay(found) })
      const { length } = view.offered
      return {
        kind: 'replace',
        message: message(
          length === 0
            ? 'Nothing was left to offer.'
            : text({ strong: `We offered ${counted(length, 'renewal')}. ` }, 'Each holder accepts or declines.'),
          ...mandateBlocks(view, { charter: context.charter, now: context.now, meeting: found._id }),
          buttons(sayButton('See all terms', 'terms')),
        ),
      }
    },
  },
}

/** The mandates that a meeting of the whole is to confirm; nothing for a meeting of a group. */
export async function mandatesIn(context: DialogContext, meeting: Meeting): Promise<Block[]> {
  if (!confirmsMandates(meeting)) return []
  const { charter, now } = context
  const view = await context.run(readMandates, { meeting: meeting._id, on: lastDay(meeting) })
  return mandateBlocks(view, { charter, now, meeting: meeting._id })
}

function confirmsMandates({ group, state }: Meeting): boolean {
  return group === wholeId && state !== 'cancelled'
}

function lastDay({ sessions }: Meeting): string {
  return sessions.at(-1)?.date ?? ''
}
