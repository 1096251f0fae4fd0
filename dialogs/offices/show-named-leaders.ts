import { groupOf } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { type Block, type Message, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type NamedLeader, readNamedLeaders, showNamedLeader } from '#features/groups/named-leaders.ts'
import type { Dialog, DialogContext } from '#inbox/dialog.ts'

/** The leaders whom the charter names stay on the public page beside those appointed, until the secretariat hides them. */
export const showNamedLeaders: Dialog = {
  name: 'show-named-leaders',

  presses: {
    'hide-named-leader': (context, about) => change(context, about, false),
    'show-named-leader': (context, about) => change(context, about, true),
  },
}

/** Each leader whom the charter names for a group, with the press that takes them off the public page or back. */
export async function namedLeaderBlocks(context: DialogContext, group: string | null): Promise<Block[]> {
  if (group === null) return []
  const named = await context.run(readNamedLeaders, { group: groupOf(context.charter, group) })
  return named.flatMap((one): Block[] => [text(sentence(one)), buttons(changeButton(group, one))])
}

/** How a leader whom the charter names is invited, while nobody of that name has spoken to us. */
export function invitation({ charter }: DialogContext, { name, group }: { name: string; group: Group }): Message {
  const { leader, bot } = charter.words
  return message(
    text({ strong: `${name} is named as ${leader.one} of ${group.short}` }, `, and has not used ${bot} yet.`),
    note('Please send them these words:'),
    {
      kind: 'text',
      spans: [
        `You are named as ${leader.one} of ${group.title}. Please say "status" to ${bot}. We then offer you the role.`,
      ],
      whole: true,
    },
    note('Once they have said it, press the button.'),
    buttons(sayButton(`Offer it to ${name}`, `appoint ${name} leader ${group.id}`)),
  )
}

async function change(
  context: DialogContext,
  { group = '', name = '' }: Record<string, string>,
  isShown: boolean,
): Promise<Outcome> {
  await context.run(showNamedLeader, { group, name, isShown })
  const one = { name, isShown }
  return { kind: 'replace', message: message(text(sentence(one)), buttons(changeButton(group, one))) }
}

function sentence({ name, isShown }: NamedLeader): string {
  return isShown ? `The public page names ${name} as a leader.` : `The public page no longer names ${name} as a leader.`
}

function changeButton(group: string, { name, isShown }: NamedLeader) {
  return isShown
    ? actButton('Hide this name', 'hide-named-leader', { group, name })
    : actButton('Show this name', 'show-named-leader', { group, name })
}
