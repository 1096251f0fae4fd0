import { text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import { approveMinutes as approve } from '#features/minutes/approve-minutes.ts'
import { approvalBlocks } from '#features/minutes/cards/minutes-card.ts'
import { isApprovedByOffice } from '#features/minutes/minutes-approval.ts'
import type { Dialog } from '#inbox/dialog.ts'

/** Approving minutes, which makes them final: by an office, or as a later meeting has approved them. */
export const approveMinutes: Dialog = {
  name: 'approve-minutes',

  presses: {
    'approve-minutes': async (context, { meeting = '', asked }) => {
      const approved = await context.run(approve, { meeting, ...(asked ? { asked } : {}) })
      const { minutes } = context.charter.words
      const tells = isApprovedByOffice(context.charter) ? ' We send it to the group once.' : ''
      return {
        kind: 'replace',
        message: message(
          text({ strong: `The ${approved.reference} ${minutes}: approved.` }, tells),
          ...approvalBlocks(approved, context.charter),
        ),
      }
    },
  },
}
