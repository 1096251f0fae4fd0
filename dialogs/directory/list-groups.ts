import type { Charter } from '#charter/charter.ts'
import { formButton, sayButton, text } from '#chat/button.ts'
import type { Block, Button } from '#chat/message.ts'
import { deadlineText } from '#features/applications/cards/call-card.ts'
import type { GroupView } from '#features/directory/read-groups.ts'
import { readGroups } from '#features/directory/read-groups.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { listed } from '#time/english-words.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { groupsGists } from './directory-gists.ts'
import { groupsPhrases } from './directory-phrases.ts'

/** What there is to join, or to know about. */
export const listGroups: Dialog = {
  name: 'list-groups',

  also: groupsPhrases,
  about: groupsGists,

  words: {
    verb: 'groups',
    aliases: ['list', 'calls', 'see groups'],
    example: 'groups',
    does: 'see the groups, who leads them, and which take applications',
    who: 'all',
    where: 'channel',
    args: { '*': ['all'] },
    typed: async (context) => {
      const views = await context.run(readGroups, {})
      const open = views.filter(({ call, mine }) => call?.state === 'open' && mine === null)
      const { short } = context.charter.organisation
      const { many } = context.charter.words.group
      const taking =
        open.length === 0
          ? 'None is open for applications now.'
          : `${open.length} ${open.length === 1 ? 'is' : 'are'} open for applications now.`
      return say(
        text({ strong: `The ${many} of ${short}. ` }, taking),
        ...views.flatMap((view) => blocksOf(context, view)),
      )
    },
  },
}

function blocksOf({ charter, now }: DialogContext, view: GroupView): Block[] {
  const { nextDate, group, call, mine } = view
  const facts = [
    saysLeaders(charter, view),
    ...(nextDate === null ? [] : [`Next date: ${sayDateAt(nextDate, now)}.`]),
    ...(call?.state === 'open' ? [`Applications: ${deadlineText(charter, call, now)}.`] : []),
    ...(mine === 'leader' || mine === 'member'
      ? [`You are a ${mine === 'leader' ? charter.words.leader.one : charter.words.member.one}.`]
      : []),
  ]
  return [text({ strong: group.title }, `. ${facts.join(' ')}`), { kind: 'buttons', buttons: buttonsOf(view) }]
}

/** Who leads a group; where nobody does yet, whom the charter names. */
function saysLeaders({ words }: Charter, { leaders, named }: GroupView): string {
  if (leaders.length > 0) return `Led by ${leaders.join(', ')}.`
  if (named.length === 0) return `No ${words.leader.one} yet.`
  const noun = named.length === 1 ? words.leader.one : words.leader.many
  return `Named as ${noun}: ${listed(named)}, not confirmed here yet.`
}

function buttonsOf({ group, call, mine }: GroupView): Button[] {
  const contact = sayButton('Ask the leaders', `contact ${group.id}`)
  if (mine === 'member' || mine === 'leader')
    return [
      sayButton('See next meeting', `next ${group.id}`),
      ...(group.filesUrl ? [{ label: 'Open the files', url: group.filesUrl }] : []),
      contact,
    ]
  if (mine === 'applicant') return [sayButton('See my status', 'status'), contact]
  if (call?.state !== 'open') return [contact]
  return [
    {
      ...formButton(mine === 'draft' ? 'Continue applying' : `Apply to ${group.short}`, 'apply-to', {
        group: group.id,
      }),
      style: 'primary',
    },
    contact,
  ]
}
