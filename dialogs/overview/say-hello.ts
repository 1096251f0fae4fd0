import { buttons, sayButton } from '#chat/button.ts'
import { rolesHeld } from '#features/groups/roles.ts'
import { type Dialog, say } from '#inbox/dialog.ts'
import { helloGists } from './overview-gists.ts'
import { helloPhrases } from './overview-phrases.ts'

/** A greeting. People who have no role here yet read what this is; others get one line. */
export const sayHello: Dialog = {
  name: 'say-hello',
  also: helloPhrases,
  about: helloGists,

  words: {
    verb: 'hello',
    aliases: ['hi', 'hey', 'good morning', 'good afternoon'],
    example: 'hello',
    does: 'a greeting, and what this is',
    who: 'all',
    where: 'privately',
    args: { '*': [] },
    typed: async (context) => {
      const roles = await context.run(rolesHeld, {})
      if (roles.size === 0) return context.say('help')
      return say(
        'Hello. What can I do for you?',
        buttons(sayButton('See what waits for me', 'status'), sayButton('Get help', 'help')),
      )
    },
  },
}
