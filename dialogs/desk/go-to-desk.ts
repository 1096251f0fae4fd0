import { buttons, note, text } from '#chat/button.ts'
import { leaveDesk, offerDesk } from '#features/desk/enter-desk.ts'
import { type Dialog, say } from '#inbox/dialog.ts'

/** The way to the page of the desk, and out of it. */
export const goToDesk: Dialog = {
  name: 'go-to-desk',

  words: {
    verb: 'desk',
    aliases: ['my desk', 'open desk', 'open my desk'],
    example: 'desk',
    does: 'one page with applications, people, dates and terms (desk sign out)',
    who: 'leader',
    where: 'direct',
    args: { '*': ['sign out', 'log out', 'logout', 'out'] },
    typed: async (context, words) => {
      if (words !== '') {
        await context.run(leaveDesk, {})
        // Done again after a crash it says the same.
        return say('You are signed out of the desk in every browser.')
      }
      const { url } = await context.run(offerDesk, {})
      return say(
        text('Your desk is one page: applications, people, dates and terms.'),
        buttons({ label: 'Open my desk', url }),
        note('The link is for you alone. It opens once, for 10 minutes.'),
      )
    },
  },
}
