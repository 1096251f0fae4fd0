import { readGroup as readGroupWords } from '#charter/find-group.ts'
import { buttons, note, sayButton, text } from '#chat/button.ts'
import { readGroup } from '#features/directory/read-groups.ts'
import { type Dialog, say } from '#inbox/dialog.ts'
import { listed } from '#time/english-words.ts'
import { askPhrases } from './directory-phrases.ts'

/** What only others may do: who they are, and what to ask them. */
export const askLeaders: Dialog = {
  name: 'ask-leaders',
  also: askPhrases,

  words: {
    verb: 'ask',
    aliases: [],
    example: 'ask procurement to meet an hour later',
    does: 'who can do what you may not, and how to ask them',
    who: 'all',
    where: 'privately',
    args: { '*': ['{group} [{text}]'] },
    typed: async (context, words) => {
      const { found, rest } = readGroupWords(context.charter, words)
      if (found.kind !== 'one') return context.say('contact')
      const { group, leaders } = await context.run(readGroup, { group: found.group.id })
      const named = leaders.length > 0 ? leaders : group.leadersNamed
      const { one, many } = context.charter.words.leader
      const { id, short } = found.group
      const who =
        named.length === 0
          ? `${short} has no ${one} yet, so the secretariat does this.`
          : `Only the ${named.length === 1 ? one : many} of ${short} can do this: ${listed(named)}.`
      return say(
        text({ strong: who }),
        ...(rest === '' ? [] : [note('To ask them, copy this:'), text(`“${rest}”`)]),
        buttons(sayButton('See how to reach them', `contact ${id}`), sayButton('See groups', 'groups')),
      )
    },
  },
}
