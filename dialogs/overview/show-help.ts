import { buttons, note, sayButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { openCalls, welcome } from '#features/directory/cards/welcome-card.ts'
import { readGroups } from '#features/directory/read-groups.ts'
import { type Role, rolesHeld } from '#features/groups/roles.ts'
import { type Dialog, type DialogContext, say, type Words } from '#inbox/dialog.ts'
import { helpGists } from './overview-gists.ts'
import { helpPhrases } from './overview-phrases.ts'

/** What can be said here: six lines for one's role, one command with an example, or all. */
export const showHelp: Dialog = {
  name: 'show-help',

  also: helpPhrases,
  about: helpGists,

  words: {
    verb: 'help',
    aliases: ['what can i do', '?', 'start', 'what can you do'],
    example: 'help schedule',
    does: 'what you can say here',
    who: 'all',
    where: 'privately',
    args: { '*': ['all', '{word}'] },
    typed: async (context, words) => {
      const roles = await context.run(rolesHeld, {})
      const asked = words.toLowerCase().replace(/(?<![?!.])[?!.]+$/, '')
      const command = context.commands.find(({ verb, aliases }) => verb === asked || aliases.includes(asked))
      if (command) return oneCommand(command)
      const allowed = context.commands.filter(({ who }) => isFor(who, roles))
      if (asked === 'all') return say(text({ strong: 'All that you can say' }), list(allowed))
      return roles.size === 0 ? firstContact(context, allowed) : say(...linesFor(allowed, roles))
    },
  },
}

/** The six commands that somebody of a role needs first. */
const first: Record<Role | 'stranger', readonly string[]> = {
  stranger: ['groups', 'apply', 'status', 'zone', 'profile', 'contact'],
  member: ['next', 'yes', 'calendar', 'minutes', 'reminders', 'leave'],
  leader: ['schedule', 'move', 'cancel', 'minutes', 'review', 'members'],
  secretariat: ['review', 'appoint', 'open', 'schedule', 'groups', 'status'],
}

async function firstContact(context: DialogContext, allowed: readonly Words[]): Promise<Outcome> {
  const views = await context.run(readGroups, {})
  const started = views.some(({ mine }) => mine !== null)
  return say(
    ...welcome(context.charter),
    ...openCalls(context.charter, views, context.now),
    list(pick(allowed, first.stranger)),
    ...(started ? [buttons(sayButton('See my status', 'status'))] : []),
    more,
  )
}

function linesFor(allowed: readonly Words[], roles: ReadonlySet<Role>): Block[] {
  const [role = 'member'] = (['secretariat', 'leader', 'member'] as const).filter((one) => roles.has(one))
  return [text({ strong: 'What you can say' }), list(pick(allowed, first[role])), statusButton, more]
}

const statusButton = buttons(sayButton('See what waits for me', 'status'))
const more = note('Say "help all" to see every command, or "help schedule" to see how one works.')

/** The commands named, in that order, filled up with others until there are six. */
function pick(commands: readonly Words[], verbs: readonly string[]): Words[] {
  const named = verbs.flatMap((verb) => commands.find((command) => command.verb === verb) ?? [])
  const others = commands.filter((command) => !named.includes(command) && command.verb !== 'help')
  return [...named, ...others].slice(0, 6)
}

function list(commands: readonly Words[]): Block {
  return { kind: 'list', items: commands.map(({ verb, does }) => [{ strong: verb }, `: ${does}`]) }
}

function oneCommand({ verb, aliases, example, does }: Words): Outcome {
  return say(
    text({ strong: verb }, `: ${does}.`),
    text('For example: ', { strong: example }),
    ...(aliases.length > 0 ? [note(`These mean the same: ${aliases.join(', ')}.`)] : []),
    buttons(sayButton(`Say "${verb}"`, verb), sayButton('See all commands', 'help all')),
  )
}

function isFor(who: Words['who'], roles: ReadonlySet<Role>): boolean {
  if (who === 'all' || roles.has('secretariat')) return true
  return roles.has(who) || (who === 'member' && roles.has('leader'))
}
