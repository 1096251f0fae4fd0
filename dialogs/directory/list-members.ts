import { groupOf } from '#charter/charter.ts'
import { actButton, note, text } from '#chat/button.ts'
import { listBlocks, listPage, pageFrom } from '#chat/list-page.ts'
import type { Outcome } from '#chat/outcome.ts'
import { publicLine } from '#features/applications/cards/application-card.ts'
import { readMembers } from '#features/directory/read-groups.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { theOnlyGroup } from '#features/groups/only-group.ts'
import { isMember } from '#features/groups/roster.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { membersGists } from './directory-gists.ts'
import { membersPhrases } from './directory-phrases.ts'

/** Who is in a group: for those in it. */
export const listMembers: Dialog = {
  name: 'list-members',

  also: membersPhrases,
  about: membersGists,

  words: {
    verb: 'members',
    aliases: ['roster'],
    example: 'members procurement',
    does: 'who is in your group',
    who: 'member',
    where: 'direct',
    args: { '*': ['{near}', '{word}', '{quoted}'] },
    typed: async (context, words) => {
      const group =
        words === ''
          ? await context.run(theOnlyGroup, { verb: 'members' })
          : groupNamed(context.charter, words, 'members')
      return members(context, group.id, 0)
    },
  },

  presses: {
    'more-members': async (context, { group = '', ...about }) =>
      members(context, groupNamed(context.charter, group, 'members').id, pageFrom(about)),
  },
}

/** One page of those in a group: its leaders first. */
async function members(context: DialogContext, id: string, from: number): Promise<Outcome> {
  const { roster, people } = await context.run(readMembers, { group: id })
  const group = groupOf(context.charter, id)
  const leaders = new Set(roster.leaders.map(({ person }) => person))
  const everyone = [...leaders, ...roster.members.map(({ person }) => person).filter((person) => !leaders.has(person))]
  const { member, leader } = context.charter.words
  const lines = everyone.map((person) => {
    const known = people.get(person)
    const line =
      (isMember(roster, person, context.now) && publicLine(context.charter, known?.details ?? {})) ||
      known?.name ||
      'No name yet'
    const until = roster.away?.get(person)?.until
    return [
      line,
      ...(leaders.has(person) ? [` (${leader.one})`] : []),
      ...(until ? [` (away until ${sayDateAt(until, context.now)})`] : []),
    ]
  })
  const more = (next: string) => actButton('See more', 'more-members', { group: id, from: next })
  return say(
    text({ strong: group.title }, `: ${everyone.length} ${everyone.length === 1 ? member.one : member.many}.`),
    ...listBlocks(listPage(lines, { from }), more),
    note('You see what each person agreed to publish.'),
  )
}
