import { type Dialog, say } from '#inbox/dialog.ts'
import { thanksGists } from './overview-gists.ts'
import { thanksPhrases } from './overview-phrases.ts'

/** A thank you, or an "ok": one line, and nothing else happens. */
export const sayThanks: Dialog = {
  name: 'say-thanks',
  also: thanksPhrases,
  about: thanksGists,

  words: {
    verb: 'thanks',
    aliases: ['thank you', 'thx', 'merci', 'great', 'perfect'],
    example: 'thanks',
    does: 'nothing happens',
    who: 'all',
    where: 'privately',
    args: { '*': [] },
    typed: async () => say('You’re welcome.'),
  },
}
