import { buttons, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { mandateBlocks } from '#features/offices/cards/mandates-card.ts'
import { mandatesAsked, offerRenewals as offer } from '#features/offices/offer-renewals.ts'
import type { Dialog } from '#inbox/dialog.ts'
import { counted } from '#time/english-words.ts'
import { UserError } from '#user-error.ts'

/** A meeting of the whole confirms mandates: one press offers the renewals, and each holder answers their own. */
export const offerRenewals: Dialog = {
  name: 'offer-renewals',

  presses: {
    'offer-renewals': async (context, { meeting = '' }) => {
      const { meeting: found } = await context.run(readMeeting, { meeting })
      const asked = mandatesAsked(found)
      if (asked === null)
        throw new UserError('no-mandates', `${found.reference} confirms no mandates now. Nothing was offered.`, {
          next: [{ label: 'See all terms', say: 'terms' }],
        })
      const view = await context.run(offer, asked)
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
