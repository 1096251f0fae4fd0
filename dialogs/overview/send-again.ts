import { buttons, sayButton } from '#chat/button.ts'
import { unresolvedBlocks } from '#features/overview/cards/unresolved-card.ts'
import { sendAgain as send, unresolvedNotices } from '#features/overview/unresolved-notices.ts'
import { type Dialog, say } from '#inbox/dialog.ts'

/** [Send again]: what may not have arrived goes out once more, for the person responsible. */
export const sendAgain: Dialog = {
  name: 'send-again',

  presses: {
    'send-again': async (context, { root = '', subject: aggregate = '', life = '', until = '' }) => {
      const listed = { root, subject: aggregate, life: Number(life), until: Number(until) }
      if ((await context.run(send, listed)) > 0)
        return say("We'll send it again to everyone who still needs it. The message says that it may be a repeat.")
      const still = (await context.run(unresolvedNotices, {})).filter(
        (one) => one.root === root && one.subject === aggregate,
      )
      if (still.length > 0)
        return say(
          "We've sent it again before. This is how it stands now:",
          ...unresolvedBlocks(still, { charter: context.charter, me: context.me._id }),
        )
      return say(
        "We've sent it again before, or it's too late for it. There's nothing left to send.",
        buttons(sayButton('See my status', 'status')),
      )
    },
  },
}
